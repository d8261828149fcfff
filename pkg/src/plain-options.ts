// Reads the caller's options and converts them to JSON text for the core.

import { messageOf, TargetGroupsError, type ErrorCode } from "./errors.js";

/** Copies the options, so that getters run once and later changes have no effect. */
export function readOptions<Options extends object>(options: Options | undefined): Partial<Options> {
  if (options === undefined) return {};
  if (typeof options !== "object" || (options as unknown) === null)
    throw new TargetGroupsError("invalid-options", `The options must be an object, not ${describe(options)}.`);
  return attempt(() => ({ ...options }));
}

/**
 * Returns options as JSON text for the core. Throws when `JSON.stringify` would drop or change a value. The catalogue is exempt, because
 * it is a response of the server, which may contain null.
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
    throw new TargetGroupsError(code, `The value cannot be converted to JSON: ${messageOf(error)}`, { cause: error });
  }
  if (typeof json === "string") return json;
  throw new TargetGroupsError(code, `The value cannot be converted to JSON: it is ${describe(value)}.`);
}

/** Describes a value for error messages. */
export function describe(value: unknown): string {
  return value === null || value === undefined
    ? String(value)
    : typeof value === "object"
      ? "an object"
      : typeof value === "number"
        ? `the number ${String(value)}`
        : `a ${typeof value}`;
}

/** Throws for a value that `JSON.stringify` would drop or write as null. */
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
