// Applies all safe fixes. The others change what the request means, so people choose them one by one.

import { edit, validate, type Diagnostic } from "target-groups";
import { language } from "../language";

/** The limit in case that two fixes undo each other. */
const MAX_STEPS = 1_000;

export interface Fixed {
  text: string;
  /** The titles of the applied fixes. */
  titles: string[];
}

/** Applies one safe fix at a time until none is left, because a fix may also solve other problems. */
export function fixAll(text: string): Fixed {
  const fixed: Fixed = { text, titles: [] };
  while (fixed.titles.length < MAX_STEPS) {
    const next = firstThatChanges(fixed.text, validate(fixed.text, { locale: language() }).diagnostics);
    if (next === undefined) break;
    fixed.text = next.text;
    fixed.titles.push(next.title);
  }
  return fixed;
}

function firstThatChanges(text: string, diagnostics: readonly Diagnostic[]): { text: string; title: string } | undefined {
  for (const { fix } of diagnostics) {
    if (fix?.kind !== "safe") continue;
    const after = edit(text, fix.changes).text;
    if (after !== text) return { text: after, title: fix.title };
  }
  return undefined;
}
