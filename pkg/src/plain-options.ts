// Reads the caller's options, and writes them as JSON text for the core.

import { messageOf, TargetGroupsError, type ErrorCode } from "./errors.js";

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

/** A value in a few words, for error messages. */
export function describe(value: unknown): string {
  return value === null || value === undefined
    ? String(value)
    : typeof value === "object"
      ? "an object"
      : typeof value === "number"
        ? `the number ${String(value)}`
        : `a ${typeof value}`;
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

function attempt<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new TargetGroupsError("invalid-options", `The options cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
