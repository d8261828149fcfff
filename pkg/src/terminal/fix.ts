// The fixes that are made without asking.

import { isUtf8 } from "node:buffer";
import { edit, validate } from "../node.js";
import type { RuleCode } from "../generated/model.js";
import { cut } from "../stream/parts.js";
import type { ValidateOptions } from "../types.js";
import { decode, withoutMark } from "./bytes.js";

/**
 * Rules of requests that have a fix, and whether it is safe: the server would do the same with the fixed request, or it would refuse the request
 * as it stands and there is only one thing that it can mean. What is a guess, or another choice, stays with the author.
 */
export const SAFE: Partial<Record<RuleCode, boolean>> = {
  "attribute-unknown": false,
  "attribute-unused": true,
  "boolean-expression": true,
  "cycle-dates-both": true,
  "date-invalid": false,
  "date-offset-form": true,
  "enrolment-missing": false,
  "enum-spelling": true,
  "enum-unknown": false,
  "event-unknown": false,
  "expression-json-invalid": true,
  "expression-mismatch": false,
  "expression-missing": false,
  "name-edge-space": true,
  "null-value": true,
  "numeric-ref-code": true,
  "numeric-text": true,
  "period-status": true,
  "ref-code-duplicate": false,
  "response-only-field": true,
  "sum-target-type": true,
  "target-name-duplicate": false,
  "time-zone-unknown": false,
  "total-periods-mismatch": false,
  "unknown-field": false,
  "values-per-period": false,
  "wrong-type": true,
};

/** No text has so many; should fixes chase each other, this ends it. */
const MOST = 1000;

/** How many fixes were made so far. */
export interface Tally {
  made: number;
}

/** The bytes of a request, fixed; as they are when they are no text. */
export function fixBytes(bytes: Uint8Array, check: ValidateOptions, tally: Tally): Uint8Array {
  const body = withoutMark(bytes);
  if (!isUtf8(body)) return bytes;
  const { text, made } = fixText(decode(body), check);
  if (made === 0) return bytes;
  tally.made += made;
  return Buffer.concat([bytes.subarray(0, bytes.length - body.length), Buffer.from(text)]);
}

/** The bytes of many requests, each fixed, and everything between them as it is. */
export async function* fixItems(source: AsyncIterable<Uint8Array>, form: "array" | "lines", check: ValidateOptions, tally: Tally): AsyncGenerator<Uint8Array> {
  for await (const { bytes, spans } of cut(source, form)) {
    const pieces: Uint8Array[] = [];
    let end = 0;
    for (let pair = 0; pair < spans.length; pair += 2) {
      const [from = end, to = end] = spans.subarray(pair, pair + 2);
      pieces.push(bytes.subarray(end, from), fixBytes(bytes.subarray(from, to), check, tally));
      end = to;
    }
    yield Buffer.concat([...pieces, bytes.subarray(end)]);
  }
}

/** One fix after the other, since one may move the place of the next. */
function fixText(text: string, check: ValidateOptions): { text: string; made: number } {
  const failed = new Set<string>();
  let made = 0;
  while (made < MOST) {
    const next = validate(text, check).diagnostics.find(({ code, pointer, fix }) => fix && SAFE[code] === true && !failed.has(`${code} ${pointer}`));
    if (!next?.fix) break;
    const result = edit(text, next.fix.changes);
    if (result.text === text) failed.add(`${next.code} ${next.pointer}`);
    else made++;
    text = result.text;
  }
  return { text, made };
}
