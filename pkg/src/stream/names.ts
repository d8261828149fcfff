// The names that the groups of a long batch have had, in little memory.

/** Names beyond this number are not remembered: 24 MB are enough for a million. */
export const MOST_NAMES = 1 << 20;

/** Remembers the place of each name, by 64 bits of a hash: among a million names, two share one once in 30 million batches. */
export class NamesSeen {
  /** Two halves of a hash, and the place plus 1, which is 0 where nothing stands. */
  #slots = new Uint32Array(3 * 1024);
  size = 0;

  /** The place of the group that had the name first. */
  get(name: string): number | undefined {
    const place = this.#slots[this.#find(...hash(name)) + 2];
    return place ? place - 1 : undefined;
  }

  /** Whether the name is remembered now. */
  add(name: string, place: number): boolean {
    if (this.size >= MOST_NAMES) return false;
    if (this.size * 6 >= this.#slots.length) this.#grow();
    const [low, high] = hash(name);
    this.#put(low, high, place + 1);
    return true;
  }

  #put(low: number, high: number, mark: number): void {
    const slot = this.#find(low, high);
    if (this.#slots[slot + 2] !== 0) return;
    this.#slots.set([low, high, mark], slot);
    this.size++;
  }

  #find(low: number, high: number): number {
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
      if (old[slot + 2] !== 0) this.#put(old[slot] ?? 0, old[slot + 1] ?? 0, old[slot + 2] ?? 0);
  }
}

/** FNV-1a over the UTF-16 code units, twice from different starts. */
function hash(name: string): [low: number, high: number] {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 13;
  }
  return [(low ^ (low >>> 15)) >>> 0, (high ^ (high >>> 16)) >>> 0];
}
