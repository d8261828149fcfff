// The command `target-groups import`: extracts the request from pasted text.

import { importRequest, validate } from "../node.js";
import type { ImportResult } from "../generated/answers.js";
import type { LocaleOptions } from "../types.js";
import { wrong, type Call, type Command } from "./arguments.js";
import { decodeAny } from "./bytes.js";
import { loadLocale } from "./locale.js";
import { oneFile } from "./one-file.js";
import { write } from "./output.js";
import { printable } from "./printable.js";
import { readAll } from "./source.js";

export const command: Command = {
  name: "import",
  usage: "[FILE | -]",
  summary:
    "Extracts the request from a command, a script, an HTTP message, an export of a tool, rows of a spreadsheet or damaged JSON, and prints it. Removes credentials. Notes on standard error list what was removed, repaired or not understood.",
  options: [
    { name: "request", value: "N", summary: "prints the request with this number, if there are several" },
    { name: "locale", value: "TAG", summary: "the language of the notes, such as hi" },
  ],
  notes: "Exit code: 0 if the output is JSON, 1 if it is not, 2 if the arguments are invalid or the file cannot be read.\n",
  run,
};

async function run(call: Call): Promise<number> {
  const file = oneFile(command, call);
  const language = { locale: call.value("locale") };
  if (language.locale !== undefined) await loadLocale(language.locale);
  if (file === "-" && process.stdin.isTTY) process.stderr.write("Paste the command, then press Ctrl+D.\n");
  const { text, notes } = choose(importRequest(decodeAny(await readAll(file)), language), call.value("request"));
  for (const { message } of notes) process.stderr.write(`${printable(message)}\n`);
  await write(process.stdout, text.endsWith("\n") || text === "" ? text : `${text}\n`);
  return isJson(text, language) ? 0 : 1;
}

/** Returns the request with the given number, and lists all requests if none was given. */
function choose(result: ImportResult, number: string | undefined): Pick<ImportResult, "text" | "notes"> {
  const { candidates, chosen } = result;
  if (number !== undefined) {
    const found = candidates.length === 0 && number === "1" ? result : candidates[Number(number) - 1];
    if (found === undefined)
      throw wrong(command, `Request ${printable(number)} does not exist. Requests found: ${String(Math.max(1, candidates.length))}.`);
    return found;
  }
  for (const [index, { label }] of candidates.entries()) {
    const mark = index === chosen ? "*" : " ";
    process.stderr.write(`${mark} ${String(index + 1)}. ${printable(label)}\n`);
  }
  return result;
}

/** Returns whether the text is JSON, and prints the first error if it is not. */
function isJson(text: string, language: LocaleOptions): boolean {
  const fault = validate(text, { ...language, limits: { bytes: 2 ** 32 - 1 } }).diagnostics.find(
    ({ code }) => code === "json-syntax" || code === "too-deep",
  );
  if (fault)
    process.stderr.write(
      `The output is not JSON: ${fault.range ? `line ${fault.range.line}, column ${fault.range.column}: ` : ""}${fault.message}\n`,
    );
  return fault === undefined;
}
