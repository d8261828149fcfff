// The command `target-groups validate`.

import { readFile } from "node:fs/promises";
import { TargetGroupsError, validate, validateStream } from "../node.js";
import type { ValidateOptions } from "../types.js";
import type { RuleCode } from "../generated/model.js";
import { decode, withoutMark } from "./bytes.js";
import { wholeNumber, wrong, WrongCall, type Call, type Command } from "./arguments.js";
import { painter } from "./colours.js";
import { expand } from "./expand.js";
import { fixBytes, fixItems } from "./fix.js";
import { displayName, noTotals, type LocatedDiagnostic, type Report, type Totals } from "./findings.js";
import { loadLocale } from "./locale.js";
import { reason, write } from "./output.js";
import { printable } from "./printable.js";
import { Progress } from "./progress.js";
import { replaceFile } from "./replace-file.js";
import { contentOf, open, type Content } from "./source.js";
import { suggestion } from "./suggestion.js";
import { packageVersion } from "./version.js";

export const command: Command = {
  name: "validate",
  usage: "[options] FILE… | FOLDER… | -",
  summary:
    "Validates requests: files with one request, a JSON array of requests, or one request per line (NDJSON).\nOf a folder, reads all .json, .ndjson and .jsonl files. Expands patterns such as 'requests/**/*.json'.\nFor arrays and NDJSON, shows the requests with errors, and counts the diagnostics of all requests by rule.",
  options: [
    { name: "format", value: "FORMAT", summary: "text (default), json, sarif or github" },
    { name: "fix", summary: "apply safe fixes to the files; for -, write the fixed text to standard output" },
    { name: "lines", summary: "read one request per line, whatever the name of the file" },
    { name: "rules", value: "CODE=LEVEL", summary: "set a rule to error, warning, info or off; may be repeated or comma-separated" },
    { name: "catalogue", value: "FILE", summary: "the events of the organisation, as returned by GET /v2/events" },
    { name: "now", value: "MOMENT", summary: "the current time for rules about dates, such as 2026-01-31T12:00:00Z" },
    { name: "locale", value: "TAG", summary: "the language of the messages, such as hi" },
    {
      name: "limits",
      value: "NAME=N",
      summary: "bytes=N: the size, depth=N: the nesting, diagnostics=N: how many are shown; may be comma-separated",
    },
  ],
  notes: "Exit code: 0 without errors, 1 with errors, 2 if the arguments are invalid or a file cannot be read or written.\n",
  run,
};

type Check = ValidateOptions;

/** The settings for all files of a call. */
interface Job {
  check: Check;
  lines: boolean;
  fix: boolean;
  report: Report;
  /** The stream for the report. It is standard error when standard output gets the fixed text. */
  output: NodeJS.WriteStream;
}

async function run(call: Call): Promise<number> {
  if (call.files.length === 0) throw wrong(command, "Expected a file, or - for standard input.");
  if (call.files.filter((file) => file === "-").length > 1) throw wrong(command, "Standard input (-) can only be read once.");
  const check = await checkOptions(call);
  const fix = call.has("fix");
  const output = fix && call.files.includes("-") ? process.stderr : process.stdout;
  const report = await reportOf(call.value("format") ?? "text", output);
  const job: Job = { check, lines: call.has("lines"), fix, report, output };
  const files = await filesOf(call.files);
  // When the reader of the output leaves early, the process ends with this code.
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

async function filesOf(words: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const word of words) {
    const files = await expand(word);
    if (files.length === 0) throw new WrongCall(`No files found for "${word}".`);
    found.push(...files);
  }
  return [...new Set(found)];
}

/** Returns whether the error comes from the file system, and not from a bug of this program. */
function isFileError(error: unknown): error is Error {
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

async function checkOptions(call: Call): Promise<Check> {
  const [rules, limits, now, locale, catalogue] = [
    pairs(call, "rules"),
    pairs(call, "limits"),
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
function pairs(call: Call, option: string): [string, string][] {
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

const REPORTS: Record<string, (output: NodeJS.WriteStream) => Promise<Report>> = {
  text: async (output) => (await import("./report/text.js")).textReport(painter(output)),
  json: async () => (await import("./report/json.js")).jsonReport(),
  sarif: async () => (await import("./report/sarif.js")).sarifReport(packageVersion()),
  github: async () => (await import("./report/github.js")).githubReport(),
};

async function reportOf(format: string, output: NodeJS.WriteStream): Promise<Report> {
  const report = Object.hasOwn(REPORTS, format) ? REPORTS[format] : undefined;
  if (report) return report(output);
  const names = Object.keys(REPORTS);
  throw wrong(command, `--format must be one of ${names.join(", ")}, found "${format}".${await suggestion(format, names)}`);
}
