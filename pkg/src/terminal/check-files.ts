// Validates files and reports the diagnostics, for `validate` and `fix`.

import { readFile } from "node:fs/promises";
import { TargetGroupsError, validate, validateStream } from "../node.js";
import type { ValidateOptions } from "../types.js";
import type { RuleCode } from "../generated/model.js";
import { fixBytes, fixItems } from "./apply-fixes.js";
import { wholeNumber, wrong, WrongCall, type Call, type Command, type Option } from "./arguments.js";
import { decode, withoutMark } from "./bytes.js";
import { expand } from "./expand.js";
import { displayName, noTotals, type LocatedDiagnostic, type Report, type Totals } from "./findings.js";
import { loadLocale } from "./locale.js";
import { reason, write } from "./output.js";
import { printable } from "./printable.js";
import { Progress } from "./progress.js";
import { replaceFile } from "./replace-file.js";
import { contentOf, open, requireComplete, type Content } from "./source.js";

type Check = ValidateOptions;

/** The options that `checkOptions` reads. */
export const REQUEST_OPTIONS: readonly Option[] = [
  { name: "rules", value: "CODE=LEVEL", summary: "set a rule to error, warning, info or off; may be repeated or comma-separated" },
  { name: "catalogue", value: "FILE", summary: "the events of the organisation, as returned by GET /v2/events" },
  { name: "now", value: "MOMENT", summary: "the current time for rules about dates, such as 2026-01-31T12:00:00Z" },
  { name: "locale", value: "TAG", summary: "the language of the messages, such as hi" },
  {
    name: "limits",
    value: "NAME=N",
    summary: "bytes=N: the size, depth=N: the nesting, diagnostics=N: how many are shown; may be comma-separated",
  },
];

/** The options of commands that report on files. */
export const CHECK_OPTIONS: readonly Option[] = [
  { name: "lines", summary: "read one request per line, whatever the name of the file" },
  { name: "quiet", summary: "show errors only, and nothing about files without errors" },
  ...REQUEST_OPTIONS,
];

/** The settings for all files of a call. */
export interface Job {
  check: Check;
  lines: boolean;
  fix: boolean;
  report: Report;
  /** The stream for the report. It is standard error when standard output gets the fixed text. */
  output: NodeJS.WriteStream;
}

/** Validates the files in order and writes the report. Returns the exit code: an unreadable file does not stop the others. */
export async function checkFiles(files: string[], job: Job): Promise<number> {
  const { output, report } = job;
  // If the reader closes the output early, the process ends with this code.
  process.exitCode = 2;
  await write(output, report.begin());
  let valid = true;
  let readable = true;
  for (const file of files) {
    try {
      valid = (await checkFile(file, job)) && valid;
    } catch (error) {
      if (!isFileError(error)) throw error;
      readable = false;
      process.stderr.write(`target-groups: ${displayName(file)}: ${reason(error)}.\n`);
      await write(output, report.unreadable(file, reason(error)));
    }
  }
  await write(output, report.finish(valid && readable));
  return readable ? (valid ? 0 : 1) : 2;
}

/** Returns the files that the arguments name. Throws `WrongCall` if no file is named, or an argument matches none. */
export async function filesOf(command: Pick<Command, "name">, words: string[]): Promise<string[]> {
  if (words.length === 0) throw wrong(command, "Expected a file, or - for standard input.");
  if (words.filter((word) => word === "-").length > 1) throw wrong(command, "Standard input (-) can only be read once.");
  const found: string[] = [];
  for (const word of words) {
    const files = await expand(word);
    if (files.length === 0) throw new WrongCall(`No files found for "${word}".`);
    found.push(...files);
  }
  return [...new Set(found)];
}

/** Returns whether the error comes from the file system, and not from a bug of this program. */
export function isFileError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

async function checkFile(file: string, job: Job): Promise<boolean> {
  const source = await open(file);
  const content = await contentOf(source, job.lines);
  const parts = job.fix ? fixedParts(file, content, job.check) : partsOf(content, job.check);
  await write(job.output, job.report.file(file));
  const progress = new Progress(process.stderr, displayName(file), source.size);
  const totals = noTotals(content.form !== "single");
  let bytes = 0;
  for await (const part of parts) {
    add(totals, part);
    if (!totals.valid) process.exitCode = 1;
    if (part.diagnostics.length > 0) progress.clear();
    await write(job.output, part.diagnostics.map((located) => job.report.diagnostic(file, located)).join(""));
    bytes += part.bytes;
    progress.update(bytes, totals.requests);
  }
  progress.clear();
  await write(job.output, job.report.end(file, totals));
  return totals.valid;
}

/** The result of a part of a file. */
interface CheckedPart extends Omit<Totals, "many" | "severities"> {
  diagnostics: LocatedDiagnostic[];
  bytes: number;
}

async function* partsOf(content: Content, check: Check): AsyncGenerator<CheckedPart> {
  if (content.form === "single") {
    yield checkOne(content.bytes, check);
    return;
  }
  for await (const part of validateStream(content.bytes, { ...check, form: content.form })) {
    const { valid, items: requests, counts, faulty, bytes, start, allNames } = part;
    const source = { text: faulty.length > 0 ? decode(bytes) : "", offset: start.offset, whole: false };
    const diagnostics = faulty.flatMap((item) => item.diagnostics.map((diagnostic) => ({ diagnostic, index: item.index, source })));
    yield { valid, requests, faulty: faulty.length, counts, namesForgotten: !allNames, diagnostics, bytes: bytes.length };
  }
}

function checkOne(bytes: Uint8Array, check: Check): CheckedPart {
  const body = withoutMark(bytes);
  const report = validate(body, check);
  const source = { text: decode(body), offset: 0, whole: true };
  const counts: CheckedPart["counts"] = {};
  for (const { code } of report.diagnostics) counts[code] = (counts[code] ?? 0) + 1;
  const diagnostics = report.diagnostics.map((diagnostic) => ({ diagnostic, source }));
  return {
    valid: report.valid,
    requests: 1,
    faulty: report.valid ? 0 : 1,
    counts,
    namesForgotten: false,
    diagnostics,
    bytes: bytes.length,
  };
}

function add(totals: Totals, { valid, requests, faulty, counts, namesForgotten, diagnostics }: CheckedPart): void {
  totals.valid &&= valid;
  totals.requests += requests;
  totals.faulty += faulty;
  totals.namesForgotten ||= namesForgotten;
  for (const { diagnostic } of diagnostics) totals.severities[diagnostic.severity]++;
  for (const [code, count] of Object.entries(counts) as [RuleCode, number][]) totals.counts[code] = (totals.counts[code] ?? 0) + count;
}

/** Applies safe fixes, writes the text, and validates the result. */
async function* fixedParts(file: string, content: Content, check: Check): AsyncGenerator<CheckedPart> {
  requireComplete(content);
  const target = file === "-" ? undefined : await replaceFile(file);
  const tally = { made: 0 };
  try {
    if (content.form === "single") {
      const bytes = fixBytes(content.bytes, check, tally);
      await (target ?? STANDARD_OUTPUT).write(bytes);
      yield checkOne(bytes, check);
    } else {
      const bytes = tee(fixItems(content.bytes, content.form, check, tally), target ?? STANDARD_OUTPUT);
      yield* partsOf({ form: content.form, bytes }, check);
    }
    if (tally.made > 0) await target?.commit();
    process.stderr.write(`${printable(displayName(file))}: applied ${tally.made} ${tally.made === 1 ? "fix" : "fixes"}.\n`);
  } finally {
    await target?.discard();
  }
}

const STANDARD_OUTPUT = { write: (bytes: Uint8Array): Promise<void> => write(process.stdout, bytes) };

async function* tee(source: AsyncIterable<Uint8Array>, target: { write(bytes: Uint8Array): Promise<void> }): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    await target.write(bytes);
    yield bytes;
  }
}

/** Reads the values of `REQUEST_OPTIONS`. Throws `WrongCall` when one is invalid. */
export async function checkOptions(command: Command, call: Call): Promise<Check> {
  const [rules, limits, now, locale, catalogue] = [
    pairs(command, call, "rules"),
    pairs(command, call, "limits"),
    call.value("now"),
    call.value("locale"),
    call.value("catalogue"),
  ];
  if (locale !== undefined) await loadLocale(locale);
  const check: Check = {
    ...(rules.length > 0 && { rules: Object.fromEntries(rules) }),
    ...(limits.length > 0 && {
      limits: Object.fromEntries(limits.map(([name, number]) => [name, wholeNumber(command, "limits", number, 2 ** 32 - 1)])),
    }),
    ...(now !== undefined && { now }),
    ...(locale !== undefined && { locale }),
    ...(catalogue !== undefined && { catalogue: await readCatalogue(catalogue) }),
  };
  try {
    validate("{}", check);
  } catch (error) {
    if (error instanceof TargetGroupsError) throw wrong(command, error.message);
    throw error;
  }
  return check;
}

/** Reads NAME=VALUE pairs, which may be repeated or comma-separated. */
export function pairs(command: Command, call: Call, option: string): [string, string][] {
  const given = call.values(option).flatMap((value) => value.split(","));
  return given.map((pair) => {
    const [name, value, ...rest] = pair.split("=").map((part) => part.trim());
    if (name && value && rest.length === 0) return [name, value];
    throw wrong(command, `--${option} expects ${command.options.find(({ name }) => name === option)?.value ?? ""}, found "${pair}".`);
  });
}

async function readCatalogue(file: string): Promise<object> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as object;
  } catch (error) {
    throw new WrongCall(`Cannot read the catalogue ${file}: ${reason(error)}.`);
  }
}
