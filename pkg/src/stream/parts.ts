// From bytes that come as they like to parts that hold whole items.

import type { Splitter } from "./split.js";

/** Bytes of a batch, and where the items lie in them. */
export interface Part {
  bytes: Uint8Array;
  spans: number[] | undefined;
  /** Where the batch as a whole is broken, in bytes of this part. */
  fault: Splitter["fault"];
}

/** How many bytes a part has at least: enough that the crossing into WebAssembly costs nothing. */
const ENOUGH = 1 << 20;

/** Something without an end that has so many bytes is no request: it is judged as it is, and reading stops. */
export const MOST_BYTES = 1 << 28;

/** Cuts a stream between its items. */
export async function* cut(source: AsyncIterable<Uint8Array>, splitter: Splitter): AsyncGenerator<Part> {
  let kept: Uint8Array[] = [];
  let length = 0;

  const take = (end: number): Part => {
    const bytes = concatenate(kept, length);
    const { spans, fault } = splitter;
    kept = end < length ? [bytes.slice(end)] : [];
    const part = { bytes: bytes.subarray(0, end), spans, fault: fault && { ...fault } };
    splitter.drop(end);
    length -= end;
    return part;
  };

  for await (const bytes of source) {
    splitter.scan(bytes, length);
    kept.push(bytes);
    length += bytes.length;
    if (length >= ENOUGH && splitter.cut > 0) yield take(splitter.cut);
    if (splitter.fault || length > MOST_BYTES) break;
  }
  splitter.finish(length);
  if (length > 0 || splitter.fault) yield take(length);
}

function concatenate(chunks: Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
