// Applies the changes of a plan to the text of the request, and keeps as much of the text as possible.

import { build, edit, planOf } from "target-groups";
import { language } from "../language";
import { difference } from "./json";

export interface Rewritten {
  /** The text, or undefined when the plan has errors. */
  text: string | undefined;
  /** True when other parts of the request are now written differently, with the same meaning. */
  restyled: boolean;
}

/** Returns the text of the request after a change of its plan. */
export function rewrite(text: string, planBefore: string, planAfter: string): Rewritten {
  // Both plans are built for the same time, because the status of periods depends on it.
  const options = { locale: language(), now: Date.now() };
  const { text: builtText, request } = build(planAfter, options);
  if (request === undefined) return { text: undefined, restyled: false };
  const meaning = planOf(builtText, options).text;
  const isEquivalent = (candidate: string): boolean => planOf(candidate, options).text === meaning;

  const before = build(planBefore, options).request;
  const own = before === undefined ? "" : edit(text, difference(before, request)).text;
  if (isEquivalent(own)) return { text: own, restyled: false };
  const aligned = edit(text, difference(parsed(text), request)).text;
  return { text: isEquivalent(aligned) ? aligned : builtText, restyled: true };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
