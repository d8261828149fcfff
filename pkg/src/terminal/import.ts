// target-groups import: the request in what somebody pasted.

import { importRequest, validate } from "../node.js";
import type { LocaleOptions } from "../types.js";
import { wrong, WrongCall, type Call, type Command } from "./arguments.js";
import { decode, withoutMark } from "./bytes.js";
import { displayName } from "./found.js";
import { loadLocale } from "./locale.js";
import { reason, write } from "./output.js";
import { printable } from "./printable.js";
import { open } from "./source.js";

export const command: Command = {
  name: "import",
  usage: "[FILE | -]",
  about:
    "Finds the request in a curl command, in a fragment of JSON or in damaged JSON, and prints it. Secrets are left out; what else was left out or repaired is said beside it.",
  options: [{ name: "locale", value: "TAG", about: "the language of what is said, such as hi" }],
  notes: "Exit code: 0 when the output is JSON, 1 when it is not, 2 when the call is wrong or the file cannot be read.\n",
  run,
};

async function run(call: Call): Promise<number> {
  const { files } = call;
  const language = { locale: call.value("locale") };
  if (files.length > 1) throw wrong(command, "One file at a time.");
  const [file = "-"] = files;
  if (language.locale !== undefined) await loadLocale(language.locale);
  if (file === "-" && process.stdin.isTTY) process.stderr.write("Paste the command, then press Ctrl+D.\n");
  const { text, notes } = importRequest(await read(file), language);
  for (const { message } of notes) process.stderr.write(`${printable(message)}\n`);
  await write(process.stdout, text.endsWith("\n") || text === "" ? text : `${text}\n`);
  return isJson(text, language) ? 0 : 1;
}

async function read(file: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    const { bytes } = await open(file);
    for await (const chunk of bytes) chunks.push(chunk);
  } catch (error) {
    throw new WrongCall(`${displayName(file)}: ${reason(error)}.`);
  }
  return decode(withoutMark(Buffer.concat(chunks)));
}

/** Says where the text stops being JSON. */
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
