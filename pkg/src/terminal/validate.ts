// target-groups validate: what is wrong with requests, or remarkable about them.

import { readFile } from "node:fs/promises";
import { TargetGroupsError, validate, validateStream } from "../node.js";
import type { ValidateOptions } from "../types.js";
import type { RuleCode } from "../generated/model.js";
import { decode, withoutMark } from "./bytes.js";
import { wholeNumber, wrong, WrongCall, type Call, type Command } from "./arguments.js";
import { painter } from "./colours.js";
import { fixBytes, fixItems } from "./fix.js";
import { displayName, noTotals, type Found, type Report, type Totals } from "./found.js";
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
  usage: "[options] FILE… | -",
  about:
    "Says everything that is wrong with requests, or remarkable about them: one request, a JSON array of them, or one a line (NDJSON).\nOf many requests, those with errors are shown; the rules that apply to the others are counted.",
  options: [
    { name: "format", value: "FORMAT", about: "text (the usual one), json, sarif or github" },
    { name: "fix", about: "write what can be fixed safely: into the files, or for - to the output" },
    { name: "lines", about: "each line is a request, whatever the file is called" },
    { name: "rules", value: "CODE=LEVEL", about: "error, warning, info or off for a rule; may be repeated, or hold several with commas" },
    { name: "catalogue", value: "FILE", about: "the organisation's events, as GET /v2/events answers them" },
    { name: "now", value: "MOMENT", about: "the moment for rules that depend on the clock, such as 2026-01-31T12:00:00Z" },
    { name: "locale", value: "TAG", about: "the language of the messages, such as hi" },
    { name: "limits", value: "NAME=N", about: "bytes=N for the largest request, depth=N for its deepest nesting; or both with a comma" },
  ],
  notes: "Exit code: 0 when nothing is an error, 1 when something is, 2 when the call is wrong or a file cannot be read or written.\n",
  run,
};

type Check = ValidateOptions;

/** What all files of a call share. */
interface Job {
  check: Check;
  lines: boolean;
  fix: boolean;
  report: Report;
  /** Where the report goes: with the fixed text of `-` on the output, beside it. */
  output: NodeJS.WriteStream;
}

async function run(call: Call): Promise<number> {
  if (call.files.length === 0) throw wrong(command, "Say which file, or - for what is piped in.");
  if (call.files.filter((file) => file === "-").length > 1) throw wrong(command, "- can be read once only.");
  const check = await checkOptions(call);
  const fix = call.has("fix");
  const output = fix && call.files.includes("-") ? process.stderr : process.stdout;
  const report = await reportOf(call.value("format") ?? "text", output);
  const job: Job = { check, lines: call.has("lines"), fix, report, output };
  await write(output, report.begin());
  let valid = true;
  let readable = true;
  for (const file of call.files) {
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

/** The system refused a file; everything else is a fault of this program. */
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
    if (part.found.length > 0) progress.clear();
    await write(job.output, part.found.map((found) => job.report.found(file, found)).join(""));
    bytes += part.bytes;
    progress.update(bytes, totals.requests);
  }
  progress.clear();
  await write(job.output, job.report.end(file, totals));
  return totals.valid;
}

/** A piece of a file, checked. */
interface Checked extends Omit<Totals, "many" | "severities"> {
  found: Found[];
  bytes: number;
}

async function* partsOf(content: Content, check: Check): AsyncGenerator<Checked> {
  if (content.form === "single") {
    yield checkOne(content.bytes, check);
    return;
  }
  for await (const part of validateStream(content.bytes, { ...check, form: content.form })) {
    const { valid, items: requests, counts, faulty, bytes, start, allNames } = part;
    const source = { text: faulty.length > 0 ? decode(bytes) : "", offset: start.offset, whole: false };
    const found = faulty.flatMap(({ index, diagnostics }) => diagnostics.map((diagnostic) => ({ diagnostic, index, source })));
    yield { valid, requests, faulty: faulty.length, counts, namesForgotten: !allNames, found, bytes: bytes.length };
  }
}

function checkOne(bytes: Uint8Array, check: Check): Checked {
  const body = withoutMark(bytes);
  const { valid, diagnostics } = validate(body, check);
  const source = { text: decode(body), offset: 0, whole: true };
  const counts: Checked["counts"] = {};
  for (const { code } of diagnostics) counts[code] = (counts[code] ?? 0) + 1;
  const found = diagnostics.map((diagnostic) => ({ diagnostic, source }));
  return { valid, requests: 1, faulty: valid ? 0 : 1, counts, namesForgotten: false, found, bytes: bytes.length };
}

function add(totals: Totals, { valid, requests, faulty, counts, namesForgotten, found }: Checked): void {
  totals.valid &&= valid;
  totals.requests += requests;
  totals.faulty += faulty;
  totals.namesForgotten ||= namesForgotten;
  for (const { diagnostic } of found) totals.severities[diagnostic.severity]++;
  for (const [code, count] of Object.entries(counts) as [RuleCode, number][]) totals.counts[code] = (totals.counts[code] ?? 0) + count;
}

/** Fixes the text, writes it where it belongs, and says what is left. */
async function* fixedParts(file: string, content: Content, check: Check): AsyncGenerator<Checked> {
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
    if (tally.made > 0) await target?.keep();
    process.stderr.write(`${printable(displayName(file))}: ${tally.made} ${tally.made === 1 ? "fix" : "fixes"} made.\n`);
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

/** NAME=VALUE, repeated or with commas. */
function pairs(call: Call, option: string): [string, string][] {
  const given = call.values(option).flatMap((value) => value.split(","));
  return given.map((pair) => {
    const [name, value, ...rest] = pair.split("=").map((part) => part.trim());
    if (name && value && rest.length === 0) return [name, value];
    throw wrong(command, `--${option} takes ${command.options.find(({ name }) => name === option)?.value ?? ""}, not "${pair}".`);
  });
}

async function readCatalogue(file: string): Promise<object> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as object;
  } catch (error) {
    throw new WrongCall(`The catalogue ${file} cannot be read: ${reason(error)}.`);
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
  throw wrong(command, `--format is one of ${names.join(", ")}, not "${format}".${await suggestion(format, names)}`);
}
