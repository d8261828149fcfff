import * as glue from "./glue.js";
import { isBytes, readOptions, toPlain, toText } from "./input.js";
import { call } from "./instance.js";
import type { Diagnostic, Input, Report, ValidateOptions } from "./types.js";

/** Everything that is wrong with a request, or remarkable about it. Never throws because of the input's content. */
export function validate(input: Input, options?: ValidateOptions): Report {
  // Reading options costs more than checking a small request does.
  const plain = options === undefined ? undefined : toPlain(readOptions(options));
  if (isBytes(input)) return call(() => glue.validateBytes(input, plain), internalReport);
  const { text, ranges } = toText(input);
  return call(() => glue.validate(text, plain, ranges), internalReport);
}

export function internalReport(diagnostic: Diagnostic): Report {
  return { valid: false, diagnostics: [diagnostic] };
}
