import * as glue from "./glue.js";
import { readOptions, requireText, toOptionsText } from "./input.js";
import { call } from "./instance.js";
import type { FilledTemplate, Template } from "./generated/answers.js";
import type { Plan } from "./generated/model.js";
import { toCheckText } from "./locale.js";
import type { TemplateOptions } from "./types.js";

/** A template with its parameters filled in. */
export interface FromTemplate extends FilledTemplate {
  plan: Plan;
}

/** Plans to start from, each with the parameters that can be chosen. */
export function templates(options?: TemplateOptions): Template[] {
  const check = toCheckText(readOptions(options));
  return call<Template[]>(
    () => glue.templates(check),
    () => [],
  );
}

/** The plan of a template. Parameters that are left out have their defaults; a value that does not fit is reported by `build`. */
export function fromTemplate(id: string, parameters?: Record<string, unknown>, options?: TemplateOptions): FromTemplate {
  const name = requireText(id);
  const values = toOptionsText(readOptions(parameters));
  const check = toCheckText(readOptions(options));
  const filled = call<FilledTemplate>(
    () => glue.fromTemplate(name, values, check),
    // A plan that says nothing: `build` asks for all that is missing.
    (diagnostic) => ({ text: "{}", sentence: diagnostic.message }),
  );
  return { ...filled, plan: JSON.parse(filled.text) as Plan };
}
