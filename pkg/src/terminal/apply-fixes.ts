// Applies safe fixes to the requests of a file, for `fix` and `validate --fix`.

import { isUtf8 } from "node:buffer";
import { edit, validate } from "../node.js";
import { cut } from "../stream/parts.js";
import type { ValidateOptions } from "../types.js";
import { decode, withoutMark } from "./bytes.js";

/** The largest number of fixes in a text, in case that fixes undo each other. */
const MAX_FIXES = 1000;

/** Counts the fixes. */
export interface Tally {
  made: number;
}

/** Fixes a request. Returns the same bytes when they are not UTF-8 or nothing was fixed. */
export function fixBytes(bytes: Uint8Array, check: ValidateOptions, tally: Tally): Uint8Array {
  const body = withoutMark(bytes);
  if (!isUtf8(body)) return bytes;
  const { text, made } = fixText(decode(body), check);
  if (made === 0) return bytes;
  tally.made += made;
  return Buffer.concat([bytes.subarray(0, bytes.length - body.length), Buffer.from(text)]);
}

/** Fixes each request of a stream and keeps everything between them. */
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

/** Applies one fix at a time, because a fix may move the range of the next one. */
function fixText(text: string, check: ValidateOptions): { text: string; made: number } {
  const failed = new Set<string>();
  let made = 0;
  while (made < MAX_FIXES) {
    const next = validate(text, check).diagnostics.find(({ fix }) => fix?.kind === "safe" && !failed.has(JSON.stringify(fix.changes)));
    if (!next?.fix) break;
    const result = edit(text, next.fix.changes);
    if (result.text === text) failed.add(JSON.stringify(next.fix.changes));
    else made++;
    text = result.text;
  }
  return { text, made };
}
