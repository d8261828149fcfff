// Commands that read one text and report on it.

import type { Report } from "../types.js";
import { wrong, type Call, type Command } from "./arguments.js";
import { painter } from "./colours.js";
import { displayName } from "./findings.js";
import { textReport } from "./report/text.js";

/** Returns the file that the arguments name; standard input if they name none. Throws `WrongCall` when there are several. */
export function oneFile(command: Pick<Command, "name">, { files }: Call): string {
  if (files.length > 1) throw wrong(command, "Expected one file.");
  return files[0] ?? "-";
}

/** Writes the diagnostics of a text on standard error. Returns the exit code for them. */
export function reportOn(file: string, text: string, { valid, diagnostics }: Report): number {
  const report = textReport(painter(process.stderr));
  const source = { text, offset: 0, whole: true };
  for (const diagnostic of diagnostics) process.stderr.write(report.diagnostic(displayName(file), { diagnostic, source }));
  return valid ? 0 : 1;
}
