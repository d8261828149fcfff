// Stores the names in a long batch in little memory. The core normalises and hashes them.

import type { NewName } from "../generated/internal.js";

/** The number of names that are stored. A million names take 24 MB. */
export const MAX_NAMES = 1 << 20;

type Hash = NewName["hash"];

/** A hash table from the hash of a name to the index of the first group with that name. */
export class NameTable {
  /** Three numbers for each slot: the two halves of the hash, and the index plus 1, or 0 in an empty slot. */
  #slots = new Uint32Array(3 * 1024);
  size = 0;

  /** Returns the index of the first group with this name. */
  get(hash: Hash): number | undefined {
    const mark = this.#slots[this.#find(hash) + 2];
    return mark ? mark - 1 : undefined;
  }

  /** Adds a name. Returns false when the table is full. */
  add(hash: Hash, index: number): boolean {
    if (this.size >= MAX_NAMES) return false;
    if (this.size * 6 >= this.#slots.length) this.#grow();
    this.#put(hash, index + 1);
    return true;
  }

  #put(hash: Hash, mark: number): void {
    const slot = this.#find(hash);
    if (this.#slots[slot + 2] !== 0) return;
    this.#slots.set([...hash, mark], slot);
    this.size++;
  }

  #find([low, high]: Hash): number {
    const slots = this.#slots;
    let slot = (low % (slots.length / 3)) * 3;
    while (slots[slot + 2] !== 0 && (slots[slot] !== low || slots[slot + 1] !== high)) slot = (slot + 3) % slots.length;
    return slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    this.size = 0;
    for (let slot = 0; slot < old.length; slot += 3)
      if (old[slot + 2] !== 0) this.#put([old[slot] ?? 0, old[slot + 1] ?? 0], old[slot + 2] ?? 0);
  }
}
