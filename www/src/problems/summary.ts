// The number of problems, which is shown at once and announced after a pause.

import { announcer } from "../announce";
import { byId } from "../dom";
import { plural } from "../plural";
import type { Problem } from "./problem";
import { severities, severityNames } from "./severity";

const summary = byId("problems-summary", HTMLParagraphElement);
const announce = announcer(byId("problems-announcement", HTMLParagraphElement), 1_000);

/** Shows the summary. `problems` is undefined without a request. */
export function showSummary(problems: readonly Problem[] | undefined): void {
  const text = problems === undefined ? "" : summarise(problems);
  summary.textContent = text;
  announce(text);
}

/** Returns a summary such as "2 errors, 1 warning". */
export function summarise(problems: readonly Problem[]): string {
  const counts = severities
    .map((severity) => ({ severity, count: problems.filter((problem) => problem.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severityNames[severity].toLowerCase()));
  return counts.length === 0 ? "No problems" : counts.join(", ");
}
