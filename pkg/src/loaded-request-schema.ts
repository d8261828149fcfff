// The schema of requests in environments in which the import has loaded the module.

import { init } from "./loaded.js";
import { createRequestSchema } from "./request-schema.js";
import type { RequestSchema } from "./types.js";

/**
 * The schema of requests, which implements [Standard Schema](https://standardschema.dev) for form and server libraries, with its JSON
 * Schema.
 *
 * The rules are those of `validate`. An issue is a diagnostic with the path of its field. Only errors are issues; the result has the other
 * diagnostics as `warnings`, and `report` returns all of them.
 *
 * ```js
 * const { diagnostics } = targetGroupRequest.report({ name: " ", targets: [{}] });
 * diagnostics[0].path; // ["name"]
 * ```
 */
export const targetGroupRequest: RequestSchema = createRequestSchema(() => init());
