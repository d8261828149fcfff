// From a changed plan to the text that says it, with as much as possible of what the person wrote.

import { build, edit, planOf } from "target-groups";
import { language } from "../language";
import { difference } from "./json";

export interface Rewritten {
  /** Undefined when the plan cannot be built. */
  text: string | undefined;
  /** What the request said in its own way is now written as a plan writes it. */
  anew: boolean;
}

/** Changes a request as its plan changes. */
export function rewrite(text: string, planBefore: string, planAfter: string): Rewritten {
  // Both at the same moment, by which the status of the periods goes.
  const options = { locale: language(), now: Date.now() };
  const { text: builtText, request } = build(planAfter, options);
  if (request === undefined) return { text: undefined, anew: false };
  const meaning = planOf(builtText, options).text;
  const says = (candidate: string): boolean => planOf(candidate, options).text === meaning;

  const before = build(planBefore, options).request;
  const own = before === undefined ? "" : edit(text, difference(before, request)).text;
  if (says(own)) return { text: own, anew: false };
  const aligned = edit(text, difference(parsed(text), request)).text;
  return { text: says(aligned) ? aligned : builtText, anew: true };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
