// Parses the texts of JSON Schemas. The schema of requests is separate from the others, so that bundlers can omit those.

import { TargetGroupsError } from "./errors.js";
import { SCHEMA } from "./generated/schema.js";

/** A JSON Schema that validators and form libraries accept. */
export type JsonSchema = Record<string, unknown>;

/** A draft of JSON Schema. */
export type Draft = 7 | "2020-12";

/** The URLs of the drafts. The schemas only use keywords that both drafts have. */
const DRAFTS = new Map<unknown, string>([
  ["2020-12", "https://json-schema.org/draft/2020-12/schema"],
  [7, "http://json-schema.org/draft-07/schema#"],
]);

export function requestSchema(draft: Draft = "2020-12"): JsonSchema {
  return withDraft(SCHEMA, draft);
}

/** Parses the text again for each call, so that callers may change the result. */
export function withDraft(text: string, draft: Draft): JsonSchema {
  const $schema = DRAFTS.get(draft);
  if ($schema === undefined) throw new TargetGroupsError("invalid-options", 'The draft of a JSON Schema is 7 or "2020-12".');
  return { ...(JSON.parse(text) as JsonSchema), $schema };
}
