// From what the caller has to what the core reads.

import { messageOf, TargetGroupsError, type ErrorCode } from "./errors.js";
import { withLocale } from "./locale.js";
import type { Input, ValidateOptions } from "./types.js";

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

export function toJson(value: unknown, code: ErrorCode): string {
  let json: unknown;
  try {
    json = JSON.stringify(value);
  } catch (error) {
    throw new TargetGroupsError(code, `The value has no JSON form: ${messageOf(error)}`, { cause: error });
  }
  if (typeof json === "string") return json;
  throw new TargetGroupsError(code, `The value has no JSON form: it is ${describe(value)}.`);
}

/** The options as they are at this moment: getters run once, here. */
export function readOptions<Options extends object>(options: Options | undefined): Partial<Options> {
  if (options === undefined) return {};
  if (typeof options !== "object" || (options as unknown) === null)
    throw new TargetGroupsError("invalid-options", `The options must be an object, not ${describe(options)}.`);
  return attempt(() => ({ ...options }));
}

/**
 * Options as the core reads them: JSON text, in which nothing may go missing or change its kind. Only the catalogue is taken as it
 * would be sent: it is a server's answer, nulls and all.
 */
export function toOptionsText(given: object): string {
  const { catalogue, ...options } = given as { catalogue?: unknown };
  const text = attempt(() => JSON.stringify(options, requirePlain));
  if (catalogue === undefined) return text;
  const separator = text === "{}" ? "" : ",";
  return `${text.slice(0, -1)}${separator}"catalogue":${toJson(catalogue, "invalid-options")}}`;
}

/** What a caller asks of the validator, as the core reads it; empty text when there is nothing. */
export function toCheckText({ now, locale, ...rest }: Partial<ValidateOptions>): string {
  const text = toOptionsText({ ...rest, now: now === undefined ? undefined : toEpoch(now) });
  return withLocale(text === "{}" ? "" : text, locale);
}

/** What `JSON.stringify` would leave out or write as null. */
function requirePlain(name: string, value: unknown): unknown {
  const plain = value === undefined || (typeof value === "number" ? Number.isFinite(value) : isPlain(value));
  if (!plain) throw new TypeError(`\`${name}\` is ${describe(value)}`);
  return value;
}

function isPlain(value: unknown): boolean {
  return ["string", "boolean"].includes(typeof value) || (typeof value === "object" && value !== null);
}

/** Milliseconds since 1970, from any of the forms in which callers have a moment. */
export function toEpoch(moment: Date | number | string): number {
  const epoch = typeof moment === "string" ? Date.parse(moment) : Number(moment);
  if (Number.isFinite(epoch)) return Math.trunc(epoch);
  throw new TargetGroupsError("invalid-options", "`now` is not a moment in time.");
}

function attempt<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new TargetGroupsError("invalid-options", `The options cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

function describe(value: unknown): string {
  return value === null || value === undefined ? String(value) : typeof value === "object" ? "an object" : typeof value === "number" ? `the number ${String(value)}` : `a ${typeof value}`;
}
