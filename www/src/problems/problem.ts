// Everything that is to be told about the text: what the validator finds, and what the server refused.

import { locate, type Diagnostic, type Fix, type Range, type ServerError, type Severity } from "target-groups";

export interface Problem {
  severity: Severity;
  code: string;
  message: string;
  pointer: string;
  range?: Range | undefined;
  fix?: Fix | undefined;
  /** Where the validator's rule is described. */
  docs?: string;
  /** Who says so, when it is not the validator. */
  source?: string;
}

/** In the order of the text. */
export function problemsOf(text: string, diagnostics: readonly Diagnostic[], refusals: readonly ServerError[], server: string): Problem[] {
  const refused = refusals.map((error) => refusal(text, error, server));
  return [...refused, ...diagnostics].sort((a, b) => start(a) - start(b));
}

function refusal(text: string, { code, message, explanation = message, pointer }: ServerError, server: string): Problem {
  return {
    severity: "error",
    code: String(code ?? "no code"),
    message: explanation,
    pointer: pointer ?? "",
    range: pointer === undefined ? undefined : locate(text, pointer),
    source: server,
  };
}

/** What has no place of its own speaks of the whole, and comes first. */
function start({ range }: Problem | Diagnostic): number {
  return range?.from ?? -1;
}
