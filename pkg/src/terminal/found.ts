// What was found, and what the reports need to know of it.

import type { Diagnostic, Severity } from "../types.js";
import type { RuleCode } from "../generated/model.js";

/** The text that diagnostics speak of, and where it starts in its file. */
export interface Excerpted {
  text: string;
  /** UTF-16 offset of the text in the file. */
  offset: number;
  /** The text is one whole request, so fixes can be worked out on it. */
  whole: boolean;
}

export interface Found {
  diagnostic: Diagnostic;
  /** The place of its request among many, from 0. */
  index?: number;
  source: Excerpted;
}

/** What is known of a file at its end. */
export interface Totals {
  valid: boolean;
  /** Many requests, or one. */
  many: boolean;
  requests: number;
  faulty: number;
  severities: Record<Severity, number>;
  counts: Partial<Record<RuleCode, number>>;
  /** Some names were not compared with all that came before. */
  namesForgotten: boolean;
}

export function noTotals(many: boolean): Totals {
  return { valid: true, many, requests: 0, faulty: 0, severities: { error: 0, warning: 0, info: 0 }, counts: {}, namesForgotten: false };
}

/** How findings are written. Each call gives the text to write next. */
export interface Report {
  begin(): string;
  file(file: string): string;
  found(file: string, found: Found): string;
  end(file: string, totals: Totals): string;
  unreadable(file: string, reason: string): string;
  finish(valid: boolean): string;
}

/** The name of what is piped in. */
export function displayName(file: string): string {
  return file === "-" ? "<stdin>" : file;
}
