import * as glue from "./glue.js";
import { call } from "./instance.js";
import type { JsonSchema } from "./types.js";

/** The JSON Schema (draft 2020-12) of the request, as it ships in `target-groups/schema.json`. */
export function jsonSchema(): JsonSchema {
  return call<JsonSchema>(
    () => glue.jsonSchema(),
    () => ({}),
  );
}
