import type { Severity } from "target-groups";

/** In the order in which they are counted. */
export const severities: readonly Severity[] = ["error", "warning", "info"];

export const severityNames: Record<Severity, string> = { error: "Error", warning: "Warning", info: "Note" };
