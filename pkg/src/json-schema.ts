import { SCHEMA } from "./generated/schema.js";

/** A JSON Schema as validators and form libraries accept it. */
export type JsonSchema = Record<string, unknown>;

/** Returns the JSON Schema (draft 2020-12) of the request, which is also the file `target-groups/schema.json`. Does not need `init`. */
export function jsonSchema(): JsonSchema {
  return JSON.parse(SCHEMA) as JsonSchema;
}
