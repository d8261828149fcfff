import * as glue from "./glue.js";
import { readOptions, requireText, toOptionsText } from "./input.js";
import { call } from "./instance.js";
import type { FilledTemplate, Template } from "./generated/answers.js";
import type { Plan } from "./generated/model.js";
import { toCheckText } from "./locale.js";
import type { TemplateOptions } from "./types.js";

/** The result of `fromTemplate`. */
export interface FromTemplate extends FilledTemplate {
  /** The plan as an object. */
  plan: Plan;
}

/** Returns the templates: common plans with parameters. Default dates depend on the option `now`. */
export function templates(options?: TemplateOptions): Template[] {
  const check = toCheckText(readOptions(options));
  return call<Template[]>(
    () => glue.templates(check),
    () => [],
  );
}

/**
 * Returns the plan of a template.
 *
 * Missing parameters have their defaults. Invalid values are not an error here: `build` reports them. Throws a `TargetGroupsError` for an
 * unknown template or parameter.
 */
export function fromTemplate(id: string, parameters?: Record<string, unknown>, options?: TemplateOptions): FromTemplate {
  const name = requireText(id);
  const values = toOptionsText(readOptions(parameters));
  const check = toCheckText(readOptions(options));
  const filled = call<FilledTemplate>(
    () => glue.fromTemplate(name, values, check),
    // `build` reports everything that is missing in an empty plan.
    (diagnostic) => ({ text: "{}", sentence: diagnostic.message }),
  );
  return { ...filled, plan: JSON.parse(filled.text) as Plan };
}
