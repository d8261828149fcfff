import type { Severity } from "target-groups";

/** The severities in the order of the summary. */
export const severities: readonly Severity[] = ["error", "warning", "info"];

export const severityNames: Record<Severity, string> = { error: "Error", warning: "Warning", info: "Hint" };
