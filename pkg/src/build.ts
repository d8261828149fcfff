import * as glue from "./glue.js";
import { decode, isBytes, readOptions, toText } from "./input.js";
import { call } from "./instance.js";
import type { BuildAnswer } from "./generated/internal.js";
import type { TargetGroupRequest } from "./generated/model.js";
import { toCheckText } from "./locale.js";
import type { Built, BuildOptions, PlanInput } from "./types.js";
import { internalReport, validate } from "./validate.js";

/** Build the request that says what a plan says. What stands in the way is in the report, with pointers into the plan. */
export function build(plan: PlanInput, options?: BuildOptions): Built {
  const check = readOptions(options);
  const checkText = toCheckText(check);
  const decoded = isBytes(plan) ? decode(plan) : toText(plan);
  // Bytes that are no text are reported as those of a request are.
  if (decoded === undefined) return { text: "", report: validate(plan, check) };
  const { text, ranges } = decoded;
  const built = call<BuildAnswer>(
    () => glue.build(text, checkText, ranges),
    (diagnostic) => ({ text: "", report: internalReport(diagnostic) }),
  );
  return built.text === "" ? { text: "", report: built.report } : { ...built, request: JSON.parse(built.text) as TargetGroupRequest };
}
