// Writes an object as a tape: numbers and one text, which the core reads faster than JSON. crates/json/src/rows/tape.rs describes the
// layout. A tape is equivalent to the result of `JSON.stringify`, which is used for objects that a tape cannot express.

import type { GuardedInstance } from "./guarded-instance.js";

/** The size of a tape in the memory of the core. */
export interface Tape {
  readonly words: number;
  readonly bytes: number;
}

const END = 0;
const STRING = 1;
const NATURAL = 2;
const NUMBER = 3;
const TRUE = 4;
const FALSE = 5;
const NULL = 6;
const ARRAY = 7;
const OBJECT = 8;
const KEY = 9;

/** The key of a member whose name is part of the text; 0 for an element. */
const NAMED = 255 << 4;
const PAYLOAD_SHIFT = 12;
const MAX_PAYLOAD = (1 << 20) - 1;

/** The maximum nesting depth. Deeper objects and cycles are left to `JSON.stringify`. */
const MAX_DEPTH = 128;
/** The space for the ends of all open objects and for one member. */
const MARGIN = MAX_DEPTH + 8;
const MAX_WORDS = 1 << 22;
const MAX_LENGTH = 1 << 24;
/** The number of words that stay allocated between calls. */
const MAX_KEPT_WORDS = 1 << 18;

/** The maximum number of words for which copying them one by one is faster. */
const MAX_LOOPED = 256;

const encoder = new TextEncoder();
const { prototype: plainPrototype } = Object;

// The current tape.
let isWriting = false;
let words = new Uint32Array(1 << 12);
let at = 0;
let limit = words.length - MARGIN;
let text = "";
let depth = 0;
let keys: ReadonlyMap<string, number> = new Map();

/** Writes the tape of an object into the memory of the core. Returns undefined for objects that a tape cannot express. */
export function writeTape(object: object, instance: GuardedInstance): Tape | undefined {
  // A getter may call `validate` while a tape is being written.
  if (isWriting) return undefined;
  isWriting = true;
  try {
    keys = instance.tapeKeys();
    return recordRoot(object) ? send(instance) : undefined;
  } finally {
    text = "";
    if (words.length > MAX_KEPT_WORDS) resize(MAX_KEPT_WORDS);
    isWriting = false;
  }
}

/** Ignores errors, because `JSON.stringify` throws them again. */
function recordRoot(object: object): boolean {
  at = 0;
  depth = 0;
  try {
    writeReference(object, 0, "");
    return at > 0 && text.length <= MAX_LENGTH;
  } catch {
    return false;
  }
}

function send(instance: GuardedInstance): Tape | undefined {
  const memory = instance.tapeMemory(at, text.length * 3);
  if (at > MAX_LOOPED) memory.words.set(words.subarray(0, at));
  else for (let index = 0; index < at; index++) memory.words[index] = words[index] ?? END;
  const { written: bytes } = encoder.encodeInto(text, memory.text);
  // UTF-8 cannot contain lone surrogates. JSON escapes them.
  if (bytes !== text.length && /\p{Surrogate}/u.test(text)) return undefined;
  return { words: at, bytes };
}

function writeObject(object: Readonly<Record<string, unknown>>, key: number): void {
  enter();
  words[at++] = OBJECT | key;
  const names = Object.keys(object);
  // Access by index is faster than `for … of` here.
  for (let index = 0, name = names[0]; name !== undefined; name = names[++index]) {
    const value = object[name];
    const known = keys.get(name);
    if (at >= limit) resize(words.length * 2);
    if (known === undefined) writeNamed(name, value);
    else if (typeof value === "string") writeText(STRING, value, known);
    else if (typeof value === "number") writeNumber(value, known);
    else if (typeof value === "object" && value !== null) writeReference(value, known, name);
    else writeOther(value, known, name);
  }
  words[at++] = END;
  depth--;
}

function writeArray(array: readonly unknown[], key: number): void {
  enter();
  words[at++] = ARRAY | key;
  const { length } = array;
  for (let index = 0; index < length; index++) {
    const value = array[index];
    if (at >= limit) resize(words.length * 2);
    if (typeof value === "string") writeText(STRING, value, 0);
    else if (typeof value === "number") writeNumber(value, 0);
    else if (!writeOther(value, 0, index)) words[at++] = NULL;
  }
  words[at++] = END;
  depth--;
}

/** Writes a member whose key is not in the list of keys. */
function writeNamed(name: string, value: unknown): void {
  const [start, textBefore] = [at, text];
  writeText(KEY, name, 0);
  const isWritten =
    typeof value === "string"
      ? writeText(STRING, value, NAMED)
      : typeof value === "number"
        ? writeNumber(value, NAMED)
        : writeOther(value, NAMED, name);
  if (isWritten) return;
  at = start;
  text = textBefore;
}

function writeText(tag: number, value: string, key: number): true {
  if (value.length > MAX_PAYLOAD) throw new RangeError("The text is too long for a tape.");
  words[at++] = tag | key | (value.length << PAYLOAD_SHIFT);
  text += value;
  return true;
}

function writeNumber(value: number, key: number): true {
  if (value >>> 0 === value && value <= MAX_PAYLOAD) words[at++] = NATURAL | key | (value << PAYLOAD_SHIFT);
  else if (Number.isFinite(value)) writeText(NUMBER, String(value), key);
  else words[at++] = NULL | key;
  return true;
}

/** Writes a value other than a string or number. Returns false if JSON omits the value. */
function writeOther(value: unknown, key: number, name: string | number): boolean {
  if (typeof value === "object") {
    if (value !== null) return writeReference(value, key, name);
    words[at++] = NULL | key;
  } else if (typeof value === "boolean") words[at++] = (value ? TRUE : FALSE) | key;
  else return value !== undefined && writeOdd(value, key, name);
  return true;
}

function writeReference(value: object, key: number, name: string | number): boolean {
  if (typeof (value as { toJSON?: unknown }).toJSON === "function") return writeOdd(value, key, name);
  if (Array.isArray(value)) writeArray(value, key);
  else if (isRecord(value)) writeObject(value, key);
  else return writeOdd(value, key, name);
  return true;
}

/** Returns `true` if JSON writes the value as an object with its members, unlike a number or string in an object, or raw JSON. */
function isRecord(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === plainPrototype) return true;
  return prototype === null ? !("rawJSON" in value) : plainPrototype.toString.call(value) === "[object Object]";
}

/** Writes the result of `JSON.stringify` for a value, except for a number, whose notation would be lost, or an object or array. */
function writeOdd(value: unknown, key: number, name: string | number): boolean {
  const written = (JSON.parse(JSON.stringify({ [name]: value })) as Readonly<Record<string, unknown>>)[name];
  if (typeof written === "string") return writeText(STRING, written, key);
  if (written === undefined) return false;
  if (written === null || typeof written === "boolean") return writeOther(written, key, name);
  throw new TypeError("The value has no place on a tape.");
}

function enter(): void {
  if (++depth > MAX_DEPTH) throw new RangeError("The object is too deep for a tape.");
}

function resize(length: number): void {
  if (length > MAX_WORDS) throw new RangeError("The object is too large for a tape.");
  const resized = new Uint32Array(length);
  resized.set(words.subarray(0, Math.min(at, length)));
  words = resized;
  limit = length - MARGIN;
}
