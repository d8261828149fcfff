// Everything that can be fixed at once.

import { edit, validate, type Diagnostic } from "target-groups";
import { language } from "../language";

/** More steps than a text has problems: should two fixes ever undo each other, it ends all the same. */
const MOST_STEPS = 1_000;

export interface Fixed {
  text: string;
  /** What was done, fix by fix. */
  titles: string[];
}

/** Applies fixes until none is left, each to the text that the one before has left: one may do the work of another. */
export function fixAll(text: string): Fixed {
  const fixed: Fixed = { text, titles: [] };
  while (fixed.titles.length < MOST_STEPS) {
    const next = firstThatChanges(fixed.text, validate(fixed.text, { locale: language() }).diagnostics);
    if (next === undefined) break;
    fixed.text = next.text;
    fixed.titles.push(next.title);
  }
  return fixed;
}

function firstThatChanges(text: string, diagnostics: readonly Diagnostic[]): { text: string; title: string } | undefined {
  for (const { fix } of diagnostics) {
    if (fix === undefined) continue;
    const after = edit(text, fix.changes).text;
    if (after !== text) return { text: after, title: fix.title };
  }
  return undefined;
}
