// The problems of the text: diagnostics of the validator, and errors of the server.

import { locate, type Diagnostic, type Fix, type Range, type RelatedPlace, type ServerError, type Severity } from "target-groups";

export interface Problem {
  severity: Severity;
  code: string;
  message: string;
  pointer: string;
  range?: Range | undefined;
  fix?: Fix | undefined;
  /** The other places of a problem that is listed once. */
  related?: readonly RelatedPlace[];
  /** The documentation of the rule. Absent for errors of the server. */
  docs?: string;
  /** The server that reported the problem. */
  source?: string;
}

/** Returns all problems in the order of the text. */
export function problemsOf(
  text: string,
  diagnostics: readonly Diagnostic[],
  rejections: readonly ServerError[],
  server: string,
): Problem[] {
  const rejected = rejections.map((error) => rejection(text, error, server));
  return [...rejected, ...diagnostics].sort((a, b) => start(a) - start(b));
}

function rejection(text: string, { code, message, explanation = message, pointer }: ServerError, server: string): Problem {
  return {
    severity: "error",
    code: String(code ?? "no code"),
    message: explanation,
    pointer: pointer ?? "",
    range: pointer === undefined ? undefined : locate(text, pointer),
    source: server,
  };
}

/** Problems without a range refer to the whole request and come first. */
function start({ range }: Problem | Diagnostic): number {
  return range?.from ?? -1;
}
