import * as glue from "./glue.js";
import { decode, isBytes, readOptions, toText } from "./input.js";
import { call } from "./instance.js";
import type { PlanOfAnswer } from "./generated/internal.js";
import type { Plan } from "./generated/model.js";
import { toCheckText } from "./locale.js";
import type { BuildOptions, Input, PlanOf } from "./types.js";
import { internalReport, validate } from "./validate.js";

/**
 * Converts a request to the equivalent plan.
 *
 * When the request uses features that plans do not support, `text` is empty and the report lists them. Pointers and ranges of the report
 * refer to the request.
 */
export function planOf(input: Input, options?: BuildOptions): PlanOf {
  const check = readOptions(options);
  const checkText = toCheckText(check);
  const decoded = isBytes(input) ? decode(input) : toText(input);
  if (decoded === undefined) return { text: "", report: validate(input, check) };
  const { text, ranges } = decoded;
  const read = call<PlanOfAnswer>(
    () => glue.planOf(text, checkText, ranges),
    (diagnostic) => ({ text: "", report: internalReport(diagnostic) }),
  );
  return read.text === "" ? { text: "", report: read.report } : { ...read, plan: JSON.parse(read.text) as Plan };
}
