// The fixes that are made without asking.

import { isUtf8 } from "node:buffer";
import { edit, validate } from "../node.js";
import { cut } from "../stream/parts.js";
import type { ValidateOptions } from "../types.js";
import { decode, withoutMark } from "./bytes.js";

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
export async function* fixItems(
  source: AsyncIterable<Uint8Array>,
  form: "array" | "lines",
  check: ValidateOptions,
  tally: Tally,
): AsyncGenerator<Uint8Array> {
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
    const next = validate(text, check).diagnostics.find(
      ({ code, pointer, fix }) => fix?.kind === "safe" && !failed.has(`${code} ${pointer}`),
    );
    if (!next?.fix) break;
    const result = edit(text, next.fix.changes);
    if (result.text === text) failed.add(`${next.code} ${next.pointer}`);
    else made++;
    text = result.text;
  }
  return { text, made };
}
