import { TargetGroupsError } from "./errors.js";
import { FORM_SCHEMA } from "./generated/form.js";
import { PLAN_SCHEMA } from "./generated/plan-schema.js";
import { readOptions } from "./plain-options.js";
import { requestSchema, withDraft, type Draft, type JsonSchema } from "./schema-text.js";

export type { JsonSchema };

/** The options of `jsonSchema`. */
export interface JsonSchemaOptions {
  /** The kind of text that the schema describes. The default is "request". */
  of?: "request" | "plan" | undefined;
  /**
   * The use of the schema of requests. The default is "validation".
   *
   * With "forms", it describes the values that a form offers: the values of the API with readable titles, without null and without the
   * alternative spellings that the API accepts, so that generated types are closed unions.
   */
  for?: "validation" | "forms" | undefined;
  /**
   * The draft that the schema declares. Many validators read draft 7 by default, such as Ajv. The default is 7 with "forms", otherwise
   * "2020-12".
   */
  draft?: Draft | undefined;
}

/**
 * Returns the JSON Schema of requests, of plans, or of requests in forms. In their default drafts they are also the files
 * `target-groups/schema.json`, `target-groups/plan.schema.json` and `target-groups/form.schema.json`. Does not need `init`.
 *
 * ```js
 * jsonSchema({ draft: 7 }).$schema; // "http://json-schema.org/draft-07/schema#"
 * jsonSchema({ of: "plan" }).required; // ["name", "event", "measure", "goal", "schedule"]
 * ```
 */
export function jsonSchema(options?: JsonSchemaOptions): JsonSchema {
  const { of = "request", for: use = "validation", draft } = readOptions(options);
  if (of === "plan" && use === "validation") return withDraft(PLAN_SCHEMA, draft ?? "2020-12");
  if (of === "request" && use === "forms") return withDraft(FORM_SCHEMA, draft ?? 7);
  if (of === "request" && use === "validation") return requestSchema(draft);
  throw new TargetGroupsError(
    "invalid-options",
    'A JSON Schema is of a "request" or a "plan"; that of a request is for "validation" or "forms".',
  );
}
