// The schema of requests in browsers, where the module is loaded later.

import { init } from "./browser-init.js";
import { readOptions } from "./plain-options.js";
import { convert, createRequestSchema, reportOn, validateValue } from "./request-schema.js";
import type { RequestSchema } from "./types.js";

/**
 * The schema of requests by [Standard Schema](https://standardschema.dev), which libraries of forms and servers accept, with its JSON
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
export const targetGroupRequest: RequestSchema = {
  // A call would keep bundlers from leaving this out.
  "~standard": {
    version: 1,
    vendor: "target-groups",
    validate: (value) => validateValue(value, init, {}),
    jsonSchema: { input: convert, output: convert },
  },
  report: (value) => reportOn(value, {}),
  with: (options) => createRequestSchema(init, { ...readOptions(options) }),
};
