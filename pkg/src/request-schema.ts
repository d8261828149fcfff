// The schema of requests by the specifications Standard Schema and Standard JSON Schema.

import { isActive } from "./active.js";
import { readCheck } from "./check-options.js";
import { TargetGroupsError } from "./errors.js";
import { isBytes, toJson, unchecked } from "./input.js";
import { readOptions } from "./plain-options.js";
import { requestSchema, type Draft } from "./schema-text.js";
import type { RequestReport, RequestResult, RequestSchema, ValidateOptions } from "./types.js";
import type { TargetGroupRequest } from "./generated/model.js";
import { validate, validateText } from "./validate.js";

/** The drafts of the targets of Standard JSON Schema. */
const TARGETS = new Map<string, Draft>([
  ["draft-2020-12", "2020-12"],
  ["draft-07", 7],
]);

/** Returns the schema of requests that validates with options. */
export function createRequestSchema(init: () => Promise<void>, options: ValidateOptions = {}): RequestSchema {
  return {
    "~standard": {
      version: 1,
      vendor: "target-groups",
      validate: (value) => validateValue(value, init, options),
      jsonSchema: { input: convert, output: convert },
    },
    report: (value) => reportOn(value, options),
    with: (more) => createRequestSchema(init, { ...options, ...readOptions(more) }),
  };
}

/** Validates a value. `init` loads the module if none is ready. */
export function validateValue(value: unknown, init: () => Promise<void>, options: ValidateOptions): RequestResult | Promise<RequestResult> {
  const result = (): RequestResult => toResult(value, reportOn(value, options));
  return isActive() ? result() : init().then(result);
}

/** Returns the JSON Schema for a target of Standard JSON Schema. */
export function convert({ target }: { readonly target: string }): Record<string, unknown> {
  const draft = TARGETS.get(target);
  if (draft !== undefined) return requestSchema(draft);
  const known = [...TARGETS.keys()].map((name) => `"${name}"`).join(" and ");
  throw new TargetGroupsError("invalid-options", `The JSON Schema is available for the targets ${known}, not "${target}".`);
}

function toResult(value: unknown, { diagnostics }: RequestReport): RequestResult {
  const issues = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity !== "error");
  return issues.length > 0 ? { issues, warnings } : { value: value as TargetGroupRequest, warnings };
}

/** Returns all diagnostics of a value, with their paths. */
export function reportOn(value: unknown, options: ValidateOptions): RequestReport {
  // `validate` treats text and bytes as JSON. A form or a body that consists of text is not a request.
  const isObject = typeof value === "object" && value !== null && !isBytes(value);
  const { valid, diagnostics } = isObject ? validate(unchecked(value), options) : validateText(toText(value), false, readCheck(options));
  return { valid, diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, path: pathOf(diagnostic.pointer, value) })) };
}

/** Returns the JSON text of a value. A value that JSON does not support, such as `undefined`, is validated as null. */
function toText(value: unknown): string {
  return value === undefined || typeof value === "function" || typeof value === "symbol" ? "null" : toJson(value, "invalid-input");
}

/** Returns the keys of a JSON Pointer. An index of an array is a number. */
function pathOf(pointer: string, value: unknown): (string | number)[] {
  let at = value;
  return pointer
    .split("/")
    .slice(1)
    .map((token) => {
      const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
      const step = Array.isArray(at) ? Number(key) : key;
      at = typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[step] : undefined;
      return step;
    });
}
