// Splits a stream into parts that contain complete items. The core finds the items.

import type { ArrayFault, BlockAnswer } from "../generated/internal.js";
import * as glue from "../glue.js";
import { call } from "../instance.js";
import type { StreamOptions } from "../types.js";
import { blocksOf, concatenate } from "./blocks.js";

type Form = StreamOptions["form"];

/** A part of a batch, and the positions of its items. */
export interface Part {
  bytes: Uint8Array;
  /** The start and end of each item in `bytes`, alternating. */
  spans: Uint32Array;
  /** The syntax error of the array itself, if it is in this part. */
  fault: ArrayFault | undefined;
}

/** Splits a stream between items and removes a byte order mark. Without `form`, a stream that starts with a bracket is an array. */
export async function* cut(source: AsyncIterable<Uint8Array>, form: Form): AsyncGenerator<Part> {
  const cutter = new Cutter(form);
  for await (const block of blocksOf(source)) {
    const part = cutter.add(block, false);
    if (part) yield part;
    if (cutter.done) return;
  }
  const part = cutter.add(new Uint8Array(), true);
  if (part) yield part;
}

/** Keeps the bytes that are not part of a complete item yet. */
class Cutter {
  /** True if the rest of the stream is not needed. */
  done = false;
  #form: Form;
  #state = new Uint32Array();
  #kept: Uint8Array[] = [];
  #length = 0;
  #spans: number[] = [];
  #fault: ArrayFault | undefined;

  constructor(form: Form) {
    this.#form = form;
  }

  add(block: Uint8Array, last: boolean): Part | undefined {
    const { skip, spans, fault, end, done, state } = call<BlockAnswer>(
      () => glue.splitBlock(block, this.#state, this.#form ?? "", last),
      ({ message }) => {
        throw new Error(message);
      },
    );
    this.#state = Uint32Array.from(state);
    this.done = done;
    this.#kept.push(block.subarray(skip));
    this.#length += block.length - skip;
    this.#spans = this.#spans.concat(spans);
    this.#fault ??= fault;
    return end === undefined || (end === 0 && !this.#fault) ? undefined : this.#take(end);
  }

  #take(end: number): Part {
    const bytes = concatenate(this.#kept, this.#length);
    const part = { bytes: bytes.subarray(0, end), spans: Uint32Array.from(this.#spans), fault: this.#fault };
    // The copy allows the memory of the whole part to be freed.
    this.#kept = end < this.#length ? [bytes.slice(end)] : [];
    this.#length -= end;
    this.#spans = [];
    this.#fault = undefined;
    return part;
  }
}
