// The reports that `validate` returns.

import type { RuleCode, RuleParams } from "../generated/model.js";

/**
 * The severity of a diagnostic. The API rejects a request with an `error`. It accepts a request with a `warning`, but the result is
 * probably not what was intended. `info` explains what the API changes.
 */
export type Severity = "error" | "warning" | "info";

/** A range of a text. */
export interface Range {
  /** The start as a UTF-16 offset, counted from 0. */
  from: number;
  /** The end as a UTF-16 offset, exclusive. */
  to: number;
  /** The line of the start, counted from 1. */
  line: number;
  /** The column of the start in UTF-16 code units, counted from 1. */
  column: number;
}

/**
 * A change of a JSON text: sets the value at a JSON Pointer (RFC 6901) such as `/targets/0/name`, removes it, or replaces the text
 * between two UTF-16 offsets. Ranges are replaced before the other changes are made. Like pointers, offsets count from the start of
 * the request, also if it is one of several.
 */
export type Change =
  /** Sets a value: `{ pointer: "/name", value: "Steps" }`. */
  | { pointer: string; value: unknown }
  /** Removes a value: `{ pointer: "/description", remove: true }`. */
  | { pointer: string; remove: true }
  /** Replaces a range of the text, which may be empty. `to` is exclusive. */
  | { from: number; to: number; insert: string };

/** A fix for a diagnostic. Pass `changes` to `edit` to apply it. */
export interface Fix {
  /** The label of the fix, such as "Remove the spaces". */
  title: string;
  /**
   * `safe`: the fix keeps the meaning of the request, and can be applied without asking. `asks`: the fix is a guess or a choice, so a
   * person must confirm it.
   */
  kind: "safe" | "asks";
  /** The changes to make, all of them or none. */
  changes: Change[];
}

/** Another place of a diagnostic. */
export interface RelatedPlace {
  /** The JSON Pointer (RFC 6901) of the value. */
  pointer: string;
  /** The range of the value in the text. Only present when the input was text or bytes. */
  range?: Range;
}

/** The parameters of the messages of a rule. For a rule that this package does not have, they can be any strings and numbers. */
export type ParamsOf<Code extends string> = Code extends RuleCode ? RuleParams[Code] : Record<string, string | number>;

/**
 * A problem in a request, or a hint about it. Comparing `code` narrows the type of `params`:
 *
 * ```ts
 * if (diagnostic.code === "period-gap") diagnostic.params.end; // a string
 * ```
 */
export type Diagnostic = { [Code in RuleCode]: DiagnosticOf<Code> }[RuleCode];

/**
 * A diagnostic of one rule, such as `DiagnosticOf<"period-gap">`. `DiagnosticOf<string>` is a diagnostic of any rule, also of one that
 * this package does not have.
 */
export interface DiagnosticOf<Code extends string> {
  /** The code of the rule. Codes are stable, messages are not. */
  code: Code;
  /** The severity of the rule, unless the option `rules` changes it. */
  severity: Severity;
  /** The JSON Pointer (RFC 6901) of the value, or of the missing location. Empty for the whole request. */
  pointer: string;
  /** The message in the language of the option `locale`. */
  message: string;
  /** The values in the message as data, for messages of your own. The same in every language. */
  params: ParamsOf<Code>;
  /** The documentation of the rule as a module specifier, such as `target-groups/docs/rules.md#name-blank`. */
  docs: string;
  /** The range of the value in the text. Only present when the input was text or bytes. */
  range?: Range;
  /** The other places of a diagnostic that is reported once for a list, such as for all periods. The fix, if there is one, is for all. */
  related?: RelatedPlace[];
  /** The fix, if there is one. */
  fix?: Fix;
}

/** The result of `validate`. */
export interface Report {
  /** True when no diagnostic is an error. */
  valid: boolean;
  /**
   * The diagnostics by position in the text. Contains the most severe 200 (or `limits.diagnostics`), then one with the code `too-many` that
   * counts the others by severity.
   */
  diagnostics: Diagnostic[];
}
