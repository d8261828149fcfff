// From a stream to parts that hold whole items. Where the items are is found by the core.

import type { ArrayFault, BlockAnswer } from "../generated/internal.js";
import * as glue from "../glue.js";
import { call } from "../instance.js";
import type { StreamOptions } from "../types.js";
import { blocksOf, concatenate } from "./blocks.js";

type Form = StreamOptions["form"];

/** Bytes of a batch, and where the items lie in them. */
export interface Part {
  bytes: Uint8Array;
  /** Starts and ends of the items, one after the other. */
  spans: Uint32Array;
  /** What is wrong with the array as a whole, when its faulty end is in this part. */
  fault: ArrayFault | undefined;
}

/** Cuts a stream between its items. Without a form, an array is recognised by its bracket. A byte order mark is left out. */
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

/** Keeps the bytes that belong to no complete part yet. */
class Cutter {
  /** The end of the stream, or of what is read of it. */
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
    // A copy, so that the whole does not stay in memory because of its end.
    this.#kept = end < this.#length ? [bytes.slice(end)] : [];
    this.#length -= end;
    this.#spans = [];
    this.#fault = undefined;
    return part;
  }
}
