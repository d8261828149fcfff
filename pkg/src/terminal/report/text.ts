// For people: each finding with its place, the line of the source, and how to fix it.

import type { Severity } from "../../types.js";
import type { Paint } from "../colours.js";
import { excerpt } from "../excerpt.js";
import { displayName, type Found, type Report, type Totals } from "../found.js";
import { printable } from "../printable.js";

const COLOURS = { error: "red", warning: "yellow", info: "blue" } as const;

export function textReport(paint: Paint): Report {
  return {
    begin: () => "",
    file: () => "",
    found: (file, found) => finding(printable(displayName(file)), found, paint),
    end: (file, totals) => `${printable(displayName(file))}: ${summary(totals, paint)}\n`,
    unreadable: () => "",
    finish: () => "",
  };
}

function finding(file: string, { diagnostic, index, source }: Found, paint: Paint): string {
  const { code, severity, pointer, message, range, fix } = diagnostic;
  const place = range ? `${file}:${range.line}:${range.column}` : file;
  const where = [index === undefined ? "" : `request ${index}`, printable(pointer)].filter((part) => part !== "").join(" ");
  const lines = [
    `${paint("bold", place)}: ${paint(COLOURS[severity], severity)}: ${printable(message)} ${paint("dim", `[${code}]${where && ` ${where}`}`)}`,
  ];
  if (range) {
    const { line, carets } = excerpt(source, range);
    const gutter = String(range.line);
    const empty = " ".repeat(gutter.length);
    lines.push(`  ${paint("dim", `${gutter} |`)} ${line}`, `  ${paint("dim", `${empty} |`)} ${paint(COLOURS[severity], carets)}`);
  }
  if (fix) lines.push(`  ${paint("green", "fix:")} ${printable(fix.title)}`);
  return `${lines.join("\n")}\n\n`;
}

function summary({ many, requests, faulty, severities, counts, namesForgotten }: Totals, paint: Paint): string {
  if (!many) {
    const found = (Object.entries(severities) as [Severity, number][]).filter(([, count]) => count > 0);
    return (
      found.map(([severity, count]) => paint(COLOURS[severity], plural(count, ...WORDS[severity]))).join(", ") ||
      paint("green", "nothing to say")
    );
  }
  const verdict =
    faulty === 0 ? paint("green", "none is wrong") : paint("red", `${faulty.toLocaleString("en")} ${faulty === 1 ? "is" : "are"} wrong`);
  const rules = Object.entries(counts).map(([code, count]) => `${code} ${count.toLocaleString("en")}`);
  const forgotten = namesForgotten ? "\n  Names were compared among the first million groups only." : "";
  return `${plural(requests, "request", "requests")}, ${verdict}${rules.length > 0 ? `\n  ${paint("dim", rules.join(", "))}` : ""}${forgotten}`;
}

const WORDS: Record<Severity, [one: string, many: string]> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  info: ["remark", "remarks"],
};

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
