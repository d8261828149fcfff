// Where the items of a batch lie in its bytes. UTF-8 has no byte of another character that looks like one of JSON's own.

/** Finds the items in bytes that come piece by piece. Offsets count from the first byte that is still kept. */
export interface Splitter {
  /** Looks at the next bytes; `base` is the offset of the first of them. */
  scan(bytes: Uint8Array, base: number): void;
  /** No bytes come after this one. */
  finish(end: number): void;
  /** The end of the last item that is complete. */
  cut: number;
  /** Starts and ends of the complete items, one after the other; nothing where each line is an item. */
  spans: number[] | undefined;
  /** The first `length` bytes are kept no longer, and their items no more. */
  drop(length: number): void;
  /** Where the array ends too early, or something follows it, and what is wrong there. */
  fault: { kind: "open" | "rest"; at: number } | undefined;
}

/** One item a line. */
export function splitLines(): Splitter {
  return {
    cut: 0,
    spans: undefined,
    fault: undefined,
    scan(bytes, base) {
      const last = bytes.lastIndexOf(NEWLINE);
      if (last >= 0) this.cut = base + last + 1;
    },
    finish(end) {
      this.cut = end;
    },
    drop(length) {
      this.cut -= length;
    },
  };
}

/** The elements of an array, each between its brackets and commas, whether it is JSON or not. */
export function splitArray(): Splitter {
  return new ArraySplitter();
}

const [NEWLINE, SPACE, QUOTE, COMMA, BACKSLASH] = [0x0a, 0x20, 0x22, 0x2c, 0x5c];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

class ArraySplitter implements Splitter {
  cut = 0;
  spans: number[] = [];
  fault: Splitter["fault"];
  /** Brackets that are open; the array's own is the first. */
  #depth = 0;
  #inString = false;
  #escaped = false;
  #closed = false;
  /** The element at hand: its first byte, and the one after its last that is no space. */
  #from = NONE;
  #to = NONE;
  #elements = 0;

  scan(bytes: Uint8Array, base: number): void {
    const { length } = bytes;
    for (let index = 0; index < length; index++) {
      const byte = bytes[index] ?? 0;
      if (this.#inString) this.#inside(byte, base + index);
      else if (byte > SPACE) this.#outside(byte, base + index);
    }
  }

  finish(end: number): void {
    if (this.#closed) return;
    if (this.#from !== NONE) this.#complete(this.#inString ? end : this.#to);
    this.fault ??= { kind: "open", at: end };
    this.cut = end;
  }

  drop(length: number): void {
    this.spans = [];
    this.cut -= length;
    if (this.#from !== NONE) this.#from -= length;
    this.#to -= length;
    if (this.fault) this.fault.at -= length;
  }

  #inside(byte: number, at: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    // A line break ends a text that was never closed, so that it swallows no more than its line.
    else if (byte === QUOTE || byte === NEWLINE) {
      this.#inString = false;
      this.#to = byte === QUOTE ? at + 1 : at;
    }
  }

  #outside(byte: number, at: number): void {
    if (this.#closed) {
      this.fault ??= { kind: "rest", at };
      return;
    }
    switch (byte) {
      case OPEN_BRACKET:
      case OPEN_BRACE:
        this.#depth++;
        if (this.#depth === 1) return;
        break;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        this.#depth--;
        if (this.#depth === 0) {
          this.#close(at);
          return;
        }
        break;
      case COMMA:
        if (this.#depth === 1) {
          this.#complete(this.#to, at);
          return;
        }
        break;
      case QUOTE:
        this.#inString = true;
    }
    if (this.#from === NONE) this.#from = at;
    this.#to = at + 1;
  }

  /** The array ends. An empty one has no element, and after a comma there should be one. */
  #close(at: number): void {
    if (this.#from !== NONE || this.#elements > 0) this.#complete(this.#to, at);
    this.#closed = true;
    this.cut = at + 1;
  }

  #complete(to: number, at = to): void {
    if (this.#from === NONE) this.spans.push(at, at);
    else this.spans.push(this.#from, to);
    this.#from = NONE;
    this.#elements++;
    this.cut = at;
  }
}

const NONE = -1;
