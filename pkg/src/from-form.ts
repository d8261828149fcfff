import { FORM_SCHEMA } from "./generated/form.js";
import { unchecked } from "./input.js";
import type { Unchecked } from "./types.js";

/** The keywords in the schema for forms that specify the types of values. */
interface FieldSchema {
  type?: string | string[];
  properties?: Record<string, FieldSchema>;
  items?: FieldSchema;
}

/** A JSON number. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The values of checkboxes and of boolean selects. */
const BOOLEANS = new Map([
  ["on", true],
  ["true", true],
  ["off", false],
  ["false", false],
]);

let root: FieldSchema | undefined;

/**
 * Converts the values of form controls, which are text, to the types of the fields: `"12"` to `12` for a number, and `"on"` to `true` for a
 * checkbox. Empty text of a field is a missing field.
 *
 * `value` has the structure of a request, as libraries derive it from the names of the controls, such as `targets[0].name`. Text that is
 * not valid for its field is kept, so that `validate` reports it. Does not need `init`.
 *
 * ```js
 * validate(fromForm({ name: "n", active: "on", targets: [{ name: "t", targetType: "COUNT", description: "" }] }));
 * ```
 */
export function fromForm(value: unknown): Unchecked {
  root ??= JSON.parse(FORM_SCHEMA) as FieldSchema;
  return unchecked(convert(value, root));
}

function convert(value: unknown, schema: FieldSchema | undefined): unknown {
  if (schema === undefined) return value;
  if (typeof value === "string") return convertText(value, [schema.type].flat());
  if (Array.isArray(value)) return value.map((element) => convert(element, schema.items));
  if (!isRecord(value)) return value;
  const { properties = {} } = schema;
  const filled = Object.entries(value).filter(([key, field]) => !(field === "" && Object.hasOwn(properties, key)));
  return Object.fromEntries(
    filled.map(([key, field]) => [key, convert(field, Object.hasOwn(properties, key) ? properties[key] : undefined)]),
  );
}

/** Converts text to the first type of a field, if the text is a valid value of that type. */
function convertText(text: string, [type]: (string | undefined)[]): unknown {
  if (type === "boolean") return BOOLEANS.get(text) ?? text;
  if (type !== "number" && type !== "integer") return text;
  const number = Number(text);
  // A number with more digits would lose precision.
  return NUMBER.test(text) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : text;
}

/** Returns whether the value is an object with fields. Other objects, such as files, are kept unchanged. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
