// The format `text`: each diagnostic with its position, its source line and its fix.

import type { Range, Severity } from "../../types.js";
import type { Paint } from "../colours.js";
import { excerpt } from "../excerpt.js";
import { displayName, type LocatedDiagnostic, type Report, type SourceText, type Totals } from "../findings.js";
import { printable } from "../printable.js";

const COLOURS = { error: "red", warning: "yellow", info: "blue" } as const;

/** Returns the report for people. A quiet report does not mention files without errors. */
export function textReport(paint: Paint, quiet = false): Report {
  return {
    begin: () => "",
    file: () => "",
    diagnostic: (file, located) => formatDiagnostic(printable(displayName(file)), located, paint),
    end: (file, totals) => (quiet && totals.valid ? "" : `${printable(displayName(file))}: ${summary(totals, paint)}\n`),
    unreadable: () => "",
    finish: () => "",
  };
}

function formatDiagnostic(file: string, { diagnostic, index, source }: LocatedDiagnostic, paint: Paint): string {
  const { code, severity, pointer, message, range, fix, related = [] } = diagnostic;
  const place = range ? `${file}:${range.line}:${range.column}` : file;
  const where = [index === undefined ? "" : `request ${index}`, printable(pointer)].filter((part) => part !== "").join(" ");
  const lines = [
    `${paint("bold", place)}: ${paint(COLOURS[severity], severity)}: ${printable(message)} ${paint("dim", `[${code}]${where && ` ${where}`}`)}`,
  ];
  if (range && isJsonLine(source, range)) {
    const { line, carets } = excerpt(source, range);
    const gutter = String(range.line);
    const empty = " ".repeat(gutter.length);
    lines.push(`  ${paint("dim", `${gutter} |`)} ${line}`, `  ${paint("dim", `${empty} |`)} ${paint(COLOURS[severity], carets)}`);
  }
  if (related.length > 0) lines.push(`  ${paint("dim", `also at ${printable(otherPlaces(related.map((place) => place.pointer)))}`)}`);
  if (fix) lines.push(`  ${paint("green", "fix:")} ${printable(fix.title)}`);
  return `${lines.join("\n")}\n\n`;
}

/**
 * Returns whether the line of a diagnostic is part of JSON, which may be invalid. The lines of other text, such as a pasted command, may
 * contain credentials and are not shown.
 */
function isJsonLine({ text, offset, whole }: SourceText, range: Range): boolean {
  if (whole) return /^[\s\ufeff]*(?:[{"]|\[\s*(?:[{["\]\d-]|$))/u.test(text);
  const before = text.slice(0, Math.max(0, range.from - offset));
  return /^\s*[{}[\]",]/u.test(text.slice(before.lastIndexOf("\n") + 1));
}

const MAX_OTHER_PLACES = 3;

/** Returns the first pointers of a list, and the number of the others. */
function otherPlaces(pointers: readonly string[]): string {
  const shown = pointers.slice(0, MAX_OTHER_PLACES).join(", ");
  const more = pointers.length - MAX_OTHER_PLACES;
  return more > 0 ? `${shown} and ${plural(more, "more place", "more places")}` : shown;
}

function summary({ many, requests, faulty, severities, counts, namesForgotten }: Totals, paint: Paint): string {
  if (!many) {
    const found = (Object.entries(severities) as [Severity, number][]).filter(([, count]) => count > 0);
    return (
      found.map(([severity, count]) => paint(COLOURS[severity], plural(count, ...WORDS[severity]))).join(", ") ||
      paint("green", "no problems")
    );
  }
  const verdict = faulty === 0 ? paint("green", "all valid") : paint("red", `${faulty.toLocaleString("en")} invalid`);
  const rules = Object.entries(counts).map(([code, count]) => `${code} ${count.toLocaleString("en")}`);
  const forgotten = namesForgotten ? "\n  Duplicate names were only searched among the first million groups." : "";
  return `${plural(requests, "request", "requests")}, ${verdict}${rules.length > 0 ? `\n  ${paint("dim", rules.join(", "))}` : ""}${forgotten}`;
}

const WORDS: Record<Severity, [one: string, many: string]> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  info: ["hint", "hints"],
};

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
