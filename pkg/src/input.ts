// From what the caller has to what the core reads.

import { TargetGroupsError } from "./errors.js";
import { describe, toJson } from "./plain-options.js";
import type { Input } from "./types.js";

export { readOptions, toJson, toOptionsText } from "./plain-options.js";

/** Text as it is, or the text that `JSON.stringify` puts on the wire. */
export interface Text {
  text: string;
  /** Positions in the text mean something to the caller. */
  ranges: boolean;
}

/** Also true for the arrays of another frame or test environment, unlike `instanceof`. */
export function isBytes(input: unknown): input is Uint8Array {
  return ArrayBuffer.isView(input) && Object.prototype.toString.call(input) === "[object Uint8Array]";
}

export function toText(input: Exclude<Input, Uint8Array>): Text {
  return typeof input === "string" ? { text: input, ranges: true } : { text: toJson(input, "invalid-input"), ranges: false };
}

/** The text behind UTF-8 bytes; nothing when they are not UTF-8. */
export function decode(bytes: Uint8Array): Text | undefined {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), ranges: true };
  } catch {
    return undefined;
  }
}

/** The text itself, for verbs that take nothing else. */
export function requireText(text: unknown): string {
  if (typeof text === "string") return text;
  throw new TargetGroupsError("invalid-input", `The text must be a string, not ${describe(text)}.`);
}

/** Milliseconds since 1970, from any of the forms in which callers have a moment. */
export function toEpoch(moment: Date | number | string): number {
  const epoch = typeof moment === "string" ? Date.parse(moment) : Number(moment);
  if (Number.isFinite(epoch)) return Math.trunc(epoch);
  throw new TargetGroupsError("invalid-options", "`now` is not a moment in time.");
}
