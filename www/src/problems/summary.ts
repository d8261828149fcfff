// The problems in one line, to see at once and to hear when the typing pauses.

import { announcer } from "../announce";
import { byId } from "../dom";
import { plural } from "../plural";
import type { Problem } from "./problem";
import { severities, severityNames } from "./severity";

const summary = byId("problems-summary", HTMLParagraphElement);
const announce = announcer(byId("problems-announcement", HTMLParagraphElement), 1_000);

/** Undefined while there is nothing to judge. */
export function showSummary(problems: readonly Problem[] | undefined): void {
  const words = problems === undefined ? "" : summarise(problems);
  summary.textContent = words;
  announce(words);
}

/** "2 errors, 1 warning", or that all is well. */
export function summarise(problems: readonly Problem[]): string {
  const counts = severities
    .map((severity) => ({ severity, count: problems.filter((problem) => problem.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severityNames[severity].toLowerCase()));
  return counts.length === 0 ? "No problems" : counts.join(", ");
}
