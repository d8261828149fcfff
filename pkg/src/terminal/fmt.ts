// The command `target-groups fmt`: formats JSON files.

import { isUtf8 } from "node:buffer";
import { validate } from "../node.js";
import type { Call, Command } from "./arguments.js";
import { decode, withoutMark } from "./bytes.js";
import { filesOf, isFileError } from "./check-files.js";
import { displayName } from "./findings.js";
import { layout } from "./layout.js";
import { reason, write } from "./output.js";
import { printable } from "./printable.js";
import { replaceFile } from "./replace-file.js";
import { contentOf, open, requireComplete } from "./source.js";

export const command: Command = {
  name: "fmt",
  usage: "[options] FILE… | FOLDER… | -",
  summary:
    "Lays out JSON files with two spaces a level. Keeps the order of the keys, duplicate keys, and the spelling of strings and numbers.\nFiles with one request per line stay as they are. Text that is not JSON is refused; `target-groups fix` repairs it.\nFor -, writes the text to standard output.",
  options: [{ name: "check", summary: "list the files that would change, and change nothing" }],
  notes:
    "Exit code: 0 if all files are laid out, 1 if a file is not JSON or --check lists one, 2 if the arguments are invalid or a file cannot be read or written.\n",
  run,
};

async function run(call: Call): Promise<number> {
  const check = call.has("check");
  let exitCode = 0;
  for (const file of await filesOf(command, call.files)) {
    try {
      exitCode = Math.max(exitCode, await formatFile(file, check));
    } catch (error) {
      if (!isFileError(error)) throw error;
      exitCode = 2;
      process.stderr.write(`target-groups: ${printable(displayName(file))}: ${reason(error)}.\n`);
    }
  }
  return exitCode;
}

/** Formats a file and returns the exit code for it. */
async function formatFile(file: string, check: boolean): Promise<number> {
  const content = await contentOf(await open(file), false);
  requireComplete(content);
  const bytes = content.form === "single" ? content.bytes : await joined(content.bytes);
  const formatted = content.form === "lines" ? bytes : format(bytes);
  if (formatted === undefined) {
    process.stderr.write(`target-groups: ${printable(fault(file, withoutMark(bytes)))}\n`);
    return 1;
  }
  const isSame = Buffer.compare(bytes, formatted) === 0;
  if (check) {
    if (!isSame) await write(process.stdout, `${printable(displayName(file))}\n`);
    return isSame ? 0 : 1;
  }
  if (file === "-") await write(process.stdout, formatted);
  else if (!isSame) {
    await replace(file, formatted);
    await write(process.stdout, `${printable(file)}: formatted.\n`);
  }
  return 0;
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  for await (const chunk of chunks) kept.push(chunk);
  return Buffer.concat(kept);
}

/** Formats a text. Keeps a byte order mark and Windows line breaks. Returns `undefined` if the text is not JSON. */
function format(bytes: Uint8Array): Uint8Array | undefined {
  const body = withoutMark(bytes);
  const text = decode(body);
  if (!isUtf8(body) || !isJson(text)) return undefined;
  const laidOut = `${layout(text)}\n`;
  const mark = bytes.subarray(0, bytes.length - body.length);
  return Buffer.concat([mark, Buffer.from(text.includes("\r\n") ? laidOut.replaceAll("\n", "\r\n") : laidOut)]);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Describes the first reason why the bytes are not JSON. */
function fault(file: string, body: Uint8Array): string {
  const { diagnostics } = validate(body, { limits: { bytes: 2 ** 32 - 1 } });
  const first = diagnostics.find(({ code }) => code === "json-syntax") ?? diagnostics[0];
  const place = first?.range ? `${displayName(file)}:${first.range.line}:${first.range.column}` : displayName(file);
  const hint = first?.code === "json-syntax" && first.fix !== undefined ? ` Run "target-groups fix ${file}" to repair it.` : "";
  return `${place}: not JSON: ${first?.message ?? "the text cannot be read."}${hint}`;
}

async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const target = await replaceFile(file);
  try {
    await target.write(bytes);
    await target.commit();
  } finally {
    await target.discard();
  }
}
