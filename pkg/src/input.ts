// Converts the caller's input and options for the core.

import { TargetGroupsError } from "./errors.js";
import { describe, toJson } from "./plain-options.js";
import type { Unchecked } from "./types.js";

export { readOptions, toJson, toOptionsText } from "./plain-options.js";

/** The caller's text, or the JSON text of the caller's value. */
export interface Text {
  text: string;
  /** True if the caller passed this text, so that diagnostics have ranges. */
  ranges: boolean;
}

/**
 * Marks a value of any type as input: data from elsewhere, whose type the compiler cannot check. Returns the value itself. The functions
 * that take it report its problems.
 *
 * ```ts
 * declare const value: unknown;
 * validate(unchecked(value)).valid;
 * ```
 *
 * As everywhere, a string is JSON text, and a `Uint8Array` is its UTF-8 bytes.
 */
export function unchecked(value: unknown): Unchecked {
  return value as Unchecked;
}

/** Returns whether the input is a `Uint8Array`, including one from another realm, such as a frame or a test environment. */
export function isBytes(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && Object.prototype.toString.call(input) === "[object Uint8Array]";
}

export function toText(input: unknown): Text {
  return typeof input === "string" ? { text: input, ranges: true } : { text: toJson(input, "invalid-input"), ranges: false };
}

/** Decodes UTF-8. Returns `undefined` for bytes that are not UTF-8. */
export function decode(bytes: Uint8Array): Text | undefined {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), ranges: true };
  } catch {
    return undefined;
  }
}

/** Returns the text. Throws when it is not a string. */
export function requireText(text: unknown): string {
  if (typeof text === "string") return text;
  throw new TargetGroupsError("invalid-input", `The text must be a string, not ${describe(text)}.`);
}

/** The latest time that a `Date` can represent, in milliseconds since 1970. */
const MAX_EPOCH = 8.64e15;

/** Returns a time in milliseconds since 1970. */
export function toEpoch(moment: Date | number | string): number {
  // JavaScript callers may pass anything: `Number` throws for symbols.
  const epoch = typeof moment === "string" ? Date.parse(moment) : typeof moment === "symbol" ? NaN : Number(moment);
  if (Math.abs(epoch) <= MAX_EPOCH) return Math.trunc(epoch);
  throw new TargetGroupsError("invalid-options", "`now` is not a moment in time.");
}
