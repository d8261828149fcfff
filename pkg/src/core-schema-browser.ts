// The schema of requests with the small module, for browsers, their workers, Deno, Bun and bundlers.
// An entry of its own, because it has the JSON Schema.

import init from "./core-browser.js";
import { createRequestSchema } from "./request-schema.js";
import type { RequestSchema } from "./types.js";

export type * from "./types/standard-schema.js";

/** The schema of requests, as `targetGroupRequest` of `target-groups` is. It validates with the small module. */
export const targetGroupRequest: RequestSchema = createRequestSchema(() => init());
