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

/** An item of which there is so much is none: reading stops there. */
export const MOST_BYTES = 1 << 28;

/** The source holds more than `MOST_BYTES` and no end of an item. */
export class EndlessItem extends Error {
  override readonly name = "EndlessItem";
}

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
    else if (length > MOST_BYTES) throw new EndlessItem(`A single request has more than ${MOST_BYTES >> 20} MiB`);
    if (splitter.fault) break;
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
