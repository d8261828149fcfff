import * as glue from "./glue.js";
import { decode, isBytes, readOptions, toText, unchecked } from "./input.js";
import { call } from "./instance.js";
import type { BuildAnswer } from "./generated/internal.js";
import type { TargetGroupRequest } from "./generated/model.js";
import { toCheckText } from "./locale.js";
import type { Built, BuildOptions, PlanInput } from "./types.js";
import { internalReport, validate } from "./validate.js";

/**
 * Builds the request of a plan.
 *
 * When the plan has errors, `text` is empty and the report lists them. Pointers and ranges of the report refer to the plan.
 *
 * ```js
 * const { text, report } = build({
 *   name: "Two updates a month",
 *   event: "profilePictureUpdated",
 *   measure: "count",
 *   goal: 2,
 *   schedule: { start: "2027-01-01", zone: "Asia/Kolkata", every: { month: 1 }, periods: 12 },
 * });
 * ```
 */
export function build(plan: PlanInput, options?: BuildOptions): Built {
  const check = readOptions(options);
  const checkText = toCheckText(check);
  const decoded = isBytes(plan) ? decode(plan) : toText(plan);
  // `validate` reports bytes that are not UTF-8.
  if (decoded === undefined) return { text: "", report: validate(unchecked(plan), check) };
  const { text, ranges } = decoded;
  const built = call<BuildAnswer>(
    () => glue.build(text, checkText, ranges),
    (diagnostic) => ({ text: "", report: internalReport(diagnostic) }),
  );
  return built.text === "" ? { text: "", report: built.report } : { ...built, request: JSON.parse(built.text) as TargetGroupRequest };
}
