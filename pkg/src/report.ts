// Converts the numbers and the text of a result (see crates/rules/src/encode.rs) to plain objects.
//
// A result is in the memory of the module, and must be read before the next call of the module. The state of the reader is in variables of
// this file, because allocating an object for it takes as long as reading a small report.

import type { TextEdit } from "./generated/answers.js";
import type { Edited } from "./generated/internal.js";
import type { GuardedInstance } from "./guarded-instance.js";
import { formatMessage, type Language, type Param } from "./message-format.js";
import { rulesOf, type Rule, type Variant } from "./rule-table.js";
import type { BatchReport, Change, Diagnostic, DiagnosticOf, FaultyItem, Fix, RelatedPlace, Report, Severity } from "./types.js";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
/** A marker for a value or pointer that a change does not have. */
const NONE = 0xffffffff;

/** The number of changes of a diagnostic without a fix. */
const NO_FIX = 0xffffffff;
const HAS_RANGE = 1 << 24;
const HAS_RELATED = 1 << 25;
const IS_SAFE = 1 << 26;
/** A marker in place of the number of values if they are joined in one text. */
const JOINED = 0xffffffff;
/** The numbers before the result itself: the address of the text, and its length in bytes. */
const HEAD = 2;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

let rules: ReadonlyMap<number, Rule> = new Map();
/** The memory as numbers. */
let numbers: Uint32Array = new Uint32Array();
/** The index of the next number. */
let at = 0;
let bytes: Uint8Array = new Uint8Array();
/** The decoded text, if it is ASCII, so that offsets in bytes are offsets in the text. */
let text: string | undefined;

/** Starts to read the result at an address. */
function open(from: GuardedInstance, address: number): void {
  // This comes first, because it may grow the memory, which detaches the earlier buffer.
  rules = rulesOf(from);
  numbers = from.numbers();
  at = address >> 2;
  const start = numbers[at] ?? 0;
  bytes = new Uint8Array(numbers.buffer, start, numbers[at + 1]);
  const decoded = bytes.length === 0 ? "" : decoder.decode(bytes);
  text = decoded.length === bytes.length ? decoded : undefined;
  at += HEAD;
}

export function readReport(from: GuardedInstance, address: number, language: Language): Report {
  open(from, address);
  return report(language);
}

export function readBatch(from: GuardedInstance, address: number, language: Language): BatchReport {
  open(from, address);
  const valid = next() === 1;
  const items = next();
  const faultyCount = next();
  const ruleCount = next();
  const faulty: FaultyItem[] = [];
  for (let index = 0; index < faultyCount; index++) {
    const place = next();
    const line = next();
    const { diagnostics } = report(language);
    faulty.push(line === 0 ? { index: place, diagnostics } : { index: place, line, diagnostics });
  }
  const counts: BatchReport["counts"] = {};
  for (let index = 0; index < ruleCount; index++) {
    const rule = rules.get(next());
    const count = next();
    if (rule) counts[rule.code] = count;
  }
  return { valid, items, counts, faulty };
}

export function readEdits(from: GuardedInstance, address: number, language: Language): Edited {
  open(from, address);
  const edits: TextEdit[] = [];
  for (let left = next(); left > 0; left--) {
    const start = next();
    const end = next();
    at += 2;
    edits.push({ from: start, to: end, insert: slice(at - 2) });
  }
  return { edits, diagnostics: report(language).diagnostics };
}

function next(): number {
  return numbers[at++] ?? 0;
}

/** Returns the part of the text between the offsets in two neighbouring numbers. */
function slice(index: number): string {
  const from = numbers[index] ?? 0;
  const to = numbers[index + 1] ?? 0;
  return text === undefined ? decoder.decode(bytes.subarray(from, to)) : text.slice(from, to);
}

function report(language: Language): Report {
  const valid = next() === 1;
  const count = next();
  const errors = next();
  const warnings = next();
  const infos = next();
  const diagnostics: Diagnostic[] = [];
  for (let index = 0; index < count; index++) diagnostics.push(diagnostic(language));
  if (errors + warnings + infos > 0) diagnostics.push(tooMany(errors, warnings, infos, language));
  return { valid, diagnostics };
}

function diagnostic(language: Language): Diagnostic {
  const head = numbers[at + 1] ?? 0;
  const diagnostic = singleDiagnostic(language);
  if ((head & HAS_RELATED) !== 0) diagnostic.related = relatedPlaces((head & HAS_RANGE) !== 0);
  // The rule that the core declares has these parameters.
  return diagnostic as Diagnostic;
}

function relatedPlaces(hasRanges: boolean): RelatedPlace[] {
  const places: RelatedPlace[] = [];
  for (let left = next(); left > 0; left--) {
    const pointer = slice(at);
    at += 2;
    places.push(hasRanges ? { pointer, range: { from: next(), to: next(), line: next(), column: next() } } : { pointer });
  }
  return places;
}

function singleDiagnostic(language: Language): DiagnosticOf<string> {
  const start = at;
  const rule = rules.get(numbers[start] ?? 0);
  const head = numbers[start + 1] ?? 0;
  const variant = rule?.variants[head & 0xff];
  if (rule === undefined || variant === undefined) throw new Error("the core answered with an unknown rule");
  const changeCount = numbers[start + 2] ?? NO_FIX;
  const pointer = slice(start + 3);
  const hasRange = (head & HAS_RANGE) !== 0;
  at = start + (hasRange ? 9 : 5);
  const values = readParams((head >> 16) & 0xff);
  const { code, docs } = rule;
  const severity = SEVERITIES[(head >> 8) & 0xff] ?? "info";
  const message = formatMessage(variant.key, variant.message, values, language);
  const params = toData(variant.names, values);
  if (!hasRange) {
    const plain: DiagnosticOf<string> = { code, severity, pointer, message, params, docs };
    if (changeCount !== NO_FIX) plain.fix = fix(head, variant, changeCount, values, language);
    return plain;
  }
  const range = {
    from: numbers[start + 5] ?? 0,
    to: numbers[start + 6] ?? 0,
    line: numbers[start + 7] ?? 0,
    column: numbers[start + 8] ?? 0,
  };
  if (changeCount === NO_FIX) return { code, severity, pointer, message, params, docs, range };
  return { code, severity, pointer, message, params, docs, range, fix: fix(head, variant, changeCount, values, language) };
}

const NO_PARAMS: readonly Param[] = [];

function readParams(count: number): readonly Param[] {
  if (count === 0) return NO_PARAMS;
  const values: Param[] = [];
  for (let index = 0; index < count; index++) values.push(readParam());
  return values;
}

function readParam(): Param {
  const tag = next();
  if (tag === 0) {
    at += 2;
    return slice(at - 2);
  }
  if (tag === 1) return next();
  if (tag === 2) {
    at += 2;
    return { term: `term.${slice(at - 2)}` };
  }
  const count = next();
  const joining = tag === 3 ? "or" : "comma";
  if (count !== JOINED) return { list: readParams(count), joining };
  at += 2;
  return { list: slice(at - 2).split(", "), joining };
}

/** Returns the parameters as data, independent of the language. */
function toData(names: readonly string[], values: readonly Param[]): Record<string, string | number> {
  const params: Record<string, string | number> = {};
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? "";
    params[names[index] ?? ""] = typeof value === "object" ? plainValue(value) : value;
  }
  return params;
}

function plainValue(value: Param): string | number {
  if (typeof value !== "object") return value;
  return "term" in value ? value.term.slice("term.".length) : value.list.map(plainValue).join(", ");
}

function fix(head: number, variant: Variant, count: number, values: readonly Param[], language: Language): Fix {
  const changes: Change[] = [];
  for (let index = 0; index < count; index++) changes.push(change());
  const title = formatMessage(variant.fixKey, variant.fix, values, language);
  return { title, kind: (head & IS_SAFE) === 0 ? "asks" : "safe", changes };
}

function change(): Change {
  if (numbers[at] === NONE) {
    at += 5;
    return { from: numbers[at - 4] ?? 0, to: numbers[at - 3] ?? 0, insert: slice(at - 2) };
  }
  at += 4;
  const pointer = slice(at - 4);
  return numbers[at - 2] === NONE ? { pointer, remove: true } : { pointer, value: parse(slice(at - 2)) };
}

/** Parses the value of a fix. Most are strings without escapes. */
function parse(json: string): unknown {
  return json.startsWith('"') && !json.includes("\\") ? json.slice(1, -1) : (JSON.parse(json) as unknown);
}

function tooMany(errors: number, warnings: number, infos: number, language: Language): Diagnostic {
  const count = errors + warnings + infos;
  const severity: Severity = errors > 0 ? "error" : warnings > 0 ? "warning" : "info";
  for (const { code, docs, variants } of rules.values()) {
    const [variant] = variants;
    if (code === "too-many" && variant)
      return {
        code,
        severity,
        pointer: "",
        message: formatMessage(variant.key, variant.message, [count, errors, warnings, infos], language),
        params: { count, errors, warnings, infos },
        docs,
      };
  }
  throw new Error("the core has no rule too-many");
}
