// Applies safe fixes to the requests of a file, for `fix` and `validate --fix`.

import { isUtf8 } from "node:buffer";
import { cut } from "../internals.js";
import { fixAll } from "../node.js";
import type { ValidateOptions } from "../types.js";
import { decode, withoutMark } from "./bytes.js";

/** Counts the fixes. */
export interface Tally {
  made: number;
}

/** Fixes a request. Returns the same bytes when they are not UTF-8 or nothing was fixed. */
export function fixBytes(bytes: Uint8Array, check: ValidateOptions, tally: Tally): Uint8Array {
  const body = withoutMark(bytes);
  if (!isUtf8(body)) return bytes;
  const { text, titles } = fixAll(decode(body), check);
  if (titles.length === 0) return bytes;
  tally.made += titles.length;
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
