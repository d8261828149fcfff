import { SCHEMA } from "./generated/schema.js";
import { TargetGroupsError } from "./errors.js";

/** A JSON Schema as validators and form libraries accept it. */
export type JsonSchema = Record<string, unknown>;

/** The options of `jsonSchema`. */
export interface JsonSchemaOptions {
  /** The draft that the schema declares. Many validators read draft 7 by default, such as Ajv. The default is "2020-12". */
  draft?: 7 | "2020-12" | undefined;
}

/** The addresses of the drafts. The schema has only keywords that both of them have. */
const DRAFTS = new Map<unknown, string>([
  ["2020-12", "https://json-schema.org/draft/2020-12/schema"],
  [7, "http://json-schema.org/draft-07/schema#"],
]);

/**
 * Returns the JSON Schema of the request. In draft 2020-12 it is also the file `target-groups/schema.json`. Does not need `init`.
 *
 * ```js
 * jsonSchema({ draft: 7 }).$schema; // "http://json-schema.org/draft-07/schema#"
 * ```
 */
export function jsonSchema(options: JsonSchemaOptions = {}): JsonSchema {
  const $schema = DRAFTS.get(options.draft ?? "2020-12");
  if ($schema === undefined) throw new TargetGroupsError("invalid-options", 'The draft of a JSON Schema is 7 or "2020-12".');
  return { ...(JSON.parse(SCHEMA) as JsonSchema), $schema };
}
