// The diagnostics of a file, and their totals, as the report formats need them.

import type { Diagnostic, Severity } from "../types.js";
import type { RuleCode } from "../generated/model.js";

/** The text that ranges refer to. */
export interface SourceText {
  text: string;
  /** The UTF-16 offset of the text in the file. */
  offset: number;
  /** True when the text is one complete request, so that fixes can be converted to text edits. */
  whole: boolean;
}

/** A diagnostic, and the text that it refers to. */
export interface LocatedDiagnostic {
  diagnostic: Diagnostic;
  /** The index of the request in a batch, counted from 0. */
  index?: number;
  source: SourceText;
}

/** The totals of a file. */
export interface Totals {
  valid: boolean;
  /** True for a batch of requests. */
  many: boolean;
  requests: number;
  faulty: number;
  severities: Record<Severity, number>;
  counts: Partial<Record<RuleCode, number>>;
  /** True when some names were not compared with all earlier ones. */
  namesForgotten: boolean;
}

/** Returns the totals of a file before the first request. */
export function noTotals(many: boolean): Totals {
  return { valid: true, many, requests: 0, faulty: 0, severities: { error: 0, warning: 0, info: 0 }, counts: {}, namesForgotten: false };
}

/** A report format. Each method returns the next text of the output. */
export interface Report {
  begin(): string;
  file(file: string): string;
  diagnostic(file: string, located: LocatedDiagnostic): string;
  end(file: string, totals: Totals): string;
  unreadable(file: string, reason: string): string;
  finish(valid: boolean): string;
}

/** Returns a report without warnings and hints. */
export function withErrorsOnly(report: Report): Report {
  return { ...report, diagnostic: (file, located) => (located.diagnostic.severity === "error" ? report.diagnostic(file, located) : "") };
}

/** Returns the name of a file for messages. */
export function displayName(file: string): string {
  return file === "-" ? "<stdin>" : file;
}
