import * as glue from "./glue.js";
import { isBytes, readOptions, toCheckText, toText } from "./input.js";
import { call } from "./instance.js";
import type { Diagnostic, Input, Report, ValidateOptions } from "./types.js";

/** Everything that is wrong with a request, or remarkable about it. Never throws because of the input's content. */
export function validate(input: Input, options?: ValidateOptions): Report {
  // Reading options costs more than checking a small request does.
  const check = options === undefined ? "" : toCheckText(readOptions(options));
  if (isBytes(input)) return call(() => glue.validateBytes(input, check), internalReport);
  const { text, ranges } = toText(input);
  return call(() => glue.validate(text, check, ranges), internalReport);
}

export function internalReport(diagnostic: Diagnostic): Report {
  return { valid: false, diagnostics: [diagnostic] };
}
