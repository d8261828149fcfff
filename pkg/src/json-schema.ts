import { SCHEMA } from "./generated/schema.js";
import type { JsonSchema } from "./types.js";

/** The JSON Schema (draft 2020-12) of the request, as it ships in `target-groups/schema.json`. It does not need `init`. */
export function jsonSchema(): JsonSchema {
  return JSON.parse(SCHEMA) as JsonSchema;
}
