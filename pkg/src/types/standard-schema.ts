// The schema of requests for libraries of forms and servers: Standard Schema and Standard JSON Schema (https://standardschema.dev).
//
// The types are those of the package `@standard-schema/spec`, on which this package does not depend.

import type { TargetGroupRequest } from "../generated/model.js";
import type { ValidateOptions } from "./options.js";
import type { Diagnostic } from "./report.js";

/** A schema of requests. Its rules are those of `validate`. */
export interface RequestSchema {
  /** The members that libraries use. */
  readonly "~standard": StandardProps;
  /**
   * Returns all diagnostics of a value, each with the path of its field: warnings and hints too, which are not issues of the schema.
   * Needs `init`.
   */
  report(value: unknown): RequestReport;
  /** Returns a schema that validates with options, such as a language, other severities, or the events of the organisation. */
  with(options: ValidateOptions): RequestSchema;
}

/** The members that Standard Schema and Standard JSON Schema define. */
export interface StandardProps {
  /** The version of Standard Schema. */
  readonly version: 1;
  /** The library that the schema belongs to. */
  readonly vendor: "target-groups";
  /** The types of the schema. Only the compiler sees them. */
  readonly types?: { readonly input: TargetGroupRequest; readonly output: TargetGroupRequest } | undefined;
  /**
   * Validates a value as it would be sent: as the JSON that `JSON.stringify` returns for it. Returns the result itself once `init` has
   * finished. Before that, it calls `init` and returns a promise.
   */
  readonly validate: (value: unknown) => RequestResult | Promise<RequestResult>;
  /** The JSON Schema of requests. Supports the targets `draft-2020-12` and `draft-07`, and throws for others. */
  readonly jsonSchema: {
    readonly input: (options: { readonly target: string }) => Record<string, unknown>;
    readonly output: (options: { readonly target: string }) => Record<string, unknown>;
  };
}

/** The result of a schema. */
export type RequestResult = ValidRequest | InvalidRequest;

/** A request without errors. */
export interface ValidRequest {
  /** The value that was validated. */
  readonly value: TargetGroupRequest;
  /** Undefined, because a request without errors has no issues. */
  readonly issues?: undefined;
  /** The warnings and hints. */
  readonly warnings: readonly RequestIssue[];
}

/** A request with errors. */
export interface InvalidRequest {
  /** The errors, in the order of the fields. */
  readonly issues: readonly RequestIssue[];
  /** The warnings and hints. */
  readonly warnings: readonly RequestIssue[];
}

/** A diagnostic of a value, with the path of its field. */
export type RequestIssue = Diagnostic & {
  /** The keys and indices on the path to the value, or to its missing location. Indices are numbers. */
  path: (string | number)[];
};

/** The diagnostics of a value. */
export interface RequestReport {
  /** True when no diagnostic is an error. */
  valid: boolean;
  /** The diagnostics by position. */
  diagnostics: RequestIssue[];
}
