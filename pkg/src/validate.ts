import { active } from "./active.js";
import { readCheck, type Check } from "./check-options.js";
import type { GuardedInstance } from "./guarded-instance.js";
import { isBytes, toText } from "./input.js";
import { readReport } from "./report.js";
import { writeTape, type Tape } from "./tape.js";
import type { Diagnostic, Input, Report, ValidateOptions } from "./types.js";

/**
 * Validates a request and reports all errors, warnings and hints.
 *
 * Never throws because of the content of the input. Throws a `TargetGroupsError` when the options are invalid, when `input` cannot be
 * converted to JSON, or before `init()` has finished.
 *
 * ```js
 * const { valid, diagnostics } = validate('{"name": " "}');
 * diagnostics[0].message;
 * ```
 */
export function validate(input: Input, options?: ValidateOptions): Report {
  const check = readCheck(options);
  if (typeof input === "string") return validateText(input, true, check);
  if (isBytes(input)) return validateBytes(input, check);
  return validateObject(input, check);
}

/** Returns whether a request has no errors. Faster than `validate`, since no report is created. */
export function isValid(input: Input, options?: ValidateOptions): boolean {
  const check = readCheck(options);
  if (isBytes(input)) return validateBytes(input, check).valid;
  const instance = active();
  return instance.run(
    () => {
      instance.useOptions(check.text);
      const tape = toTape(input, instance);
      if (tape !== undefined) return instance.glue.isValidTape(tape.words, tape.bytes, check.now);
      return instance.glue.isValid(toText(input).text, check.now);
    },
    () => false,
  );
}

export function validateText(text: string, ranges: boolean, check: Check): Report {
  const instance = active();
  return instance.run(() => {
    instance.useOptions(check.text);
    return readReport(instance, instance.glue.validate(text, ranges, check.now), check.language);
  }, internalReport);
}

function validateObject(object: unknown, check: Check): Report {
  const instance = active();
  return instance.run(() => {
    instance.useOptions(check.text);
    const tape = toTape(object, instance);
    const answer =
      tape === undefined
        ? instance.glue.validate(toText(object).text, false, check.now)
        : instance.glue.validateTape(tape.words, tape.bytes, check.now);
    return readReport(instance, answer, check.language);
  }, internalReport);
}

/** Returns the tape of an object, if it can be written as one. */
function toTape(input: unknown, instance: GuardedInstance): Tape | undefined {
  return typeof input === "object" && input !== null ? writeTape(input, instance) : undefined;
}

function validateBytes(bytes: Uint8Array, check: Check): Report {
  const instance = active();
  return instance.run(() => {
    instance.useOptions(check.text);
    return readReport(instance, instance.glue.validateBytes(bytes, check.now), check.language);
  }, internalReport);
}

export function internalReport(diagnostic: Diagnostic): Report {
  return { valid: false, diagnostics: [diagnostic] };
}
