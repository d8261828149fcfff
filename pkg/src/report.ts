// From the numbers and the text that the core answers with (see crates/rules/src/encode.rs) to plain objects.

import type { GuardedInstance } from "./guarded-instance.js";
import { formatMessage, type Language, type Param } from "./message-format.js";
import { rulesOf, type Rule, type Variant } from "./rule-table.js";
import type { BatchReport, Change, Diagnostic, FaultyItem, Fix, Range, Report, Severity, TextEdit } from "./types.js";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
const REMOVAL = 0xffffffff;
const HAS_RANGE = 1 << 24;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** An answer in the memory of a module. It must be read before the module is called again. */
export class Answer {
  readonly #numbers: Uint32Array;
  readonly #instance: GuardedInstance;
  readonly #bytes: Uint8Array;
  /** The whole text, where its characters are bytes too. */
  readonly #text: string | undefined;
  #at: number;

  constructor(instance: GuardedInstance, pointer: number) {
    const { buffer } = instance.glue.memory();
    this.#instance = instance;
    this.#numbers = new Uint32Array(buffer, pointer);
    this.#bytes = new Uint8Array(buffer, this.#numbers[0], this.#numbers[1]);
    const text = this.#bytes.length === 0 ? "" : decoder.decode(this.#bytes);
    this.#text = text.length === this.#bytes.length ? text : undefined;
    this.#at = 2;
  }

  report(language: Language): Report {
    const valid = this.#next() === 1;
    const count = this.#next();
    const dropped = this.#next();
    const worst = SEVERITIES[this.#next()] ?? "info";
    const diagnostics: Diagnostic[] = [];
    if (count > 0 || dropped > 0) {
      const rules = rulesOf(this.#instance);
      for (let index = 0; index < count; index++) diagnostics.push(this.#diagnostic(rules, language));
      if (dropped > 0) diagnostics.push(tooMany(rules, dropped, worst, language));
    }
    return { valid, diagnostics };
  }

  batch(language: Language): BatchReport {
    const valid = this.#next() === 1;
    const items = this.#next();
    const faultyCount = this.#next();
    const ruleCount = this.#next();
    const faulty: FaultyItem[] = [];
    for (let index = 0; index < faultyCount; index++) {
      const [place, line] = [this.#next(), this.#next()];
      const { diagnostics } = this.report(language);
      faulty.push(line === 0 ? { index: place, diagnostics } : { index: place, line, diagnostics });
    }
    const rules = rulesOf(this.#instance);
    const counts: BatchReport["counts"] = {};
    for (let index = 0; index < ruleCount; index++) {
      const rule = rules.get(this.#next());
      const count = this.#next();
      if (rule) counts[rule.code] = count;
    }
    return { valid, items, counts, faulty };
  }

  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    for (let left = this.#next(); left > 0; left--) edits.push({ from: this.#next(), to: this.#next(), insert: this.#slice() });
    return edits;
  }

  #next(): number {
    return this.#numbers[this.#at++] ?? 0;
  }

  /** The part of the text between the next two numbers. */
  #slice(): string {
    const from = this.#next();
    const to = this.#next();
    return this.#text === undefined ? decoder.decode(this.#bytes.subarray(from, to)) : this.#text.slice(from, to);
  }

  #diagnostic(rules: ReadonlyMap<number, Rule>, language: Language): Diagnostic {
    const rule = rules.get(this.#next());
    const head = this.#next();
    const variant = rule?.variants[head & 0xff];
    if (rule === undefined || variant === undefined) throw new Error("the core answered with an unknown rule");
    const changeCount = this.#next();
    const pointer = this.#slice();
    const range = (head & HAS_RANGE) === 0 ? undefined : this.#range();
    const values: Param[] = [];
    const params: Record<string, string | number> = {};
    for (let index = 0, count = (head >> 16) & 0xff; index < count; index++) {
      const value = this.#param();
      values.push(value);
      params[variant.names[index] ?? ""] = typeof value === "object" ? plain(value) : value;
    }
    const { code, docs } = rule;
    const severity = SEVERITIES[(head >> 8) & 0xff] ?? "info";
    const message = formatMessage(variant.key, variant.message, values, language);
    const diagnostic: Diagnostic = { code, severity, pointer, message, params, docs };
    if (range !== undefined) diagnostic.range = range;
    if (changeCount > 0) diagnostic.fix = this.#fix(rule, variant, changeCount, values, language);
    return diagnostic;
  }

  #range(): Range {
    return { from: this.#next(), to: this.#next(), line: this.#next(), column: this.#next() };
  }

  #param(): Param {
    const tag = this.#next();
    switch (tag) {
      case 0:
        return this.#slice();
      case 1:
        return this.#next();
      case 2:
        return { term: `term.${this.#slice()}` };
      default: {
        const list: Param[] = [];
        for (let left = this.#next(); left > 0; left--) list.push(this.#param());
        return { list, joining: tag === 3 ? "or" : "comma" };
      }
    }
  }

  #fix(rule: Rule, variant: Variant, count: number, values: readonly Param[], language: Language): Fix {
    const changes: Change[] = [];
    for (let index = 0; index < count; index++) {
      const pointer = this.#slice();
      if (this.#numbers[this.#at] === REMOVAL) {
        this.#at += 2;
        changes.push({ pointer, remove: true });
      } else {
        changes.push({ pointer, value: JSON.parse(this.#slice()) as unknown });
      }
    }
    return { title: formatMessage(variant.fixKey, variant.fix, values, language), kind: rule.fixKind, changes };
  }
}

/** A parameter as data: the same in every language. */
function plain(value: Param): string | number {
  if (typeof value !== "object") return value;
  return "term" in value ? value.term.slice("term.".length) : value.list.map(plain).join(", ");
}

function tooMany(rules: ReadonlyMap<number, Rule>, count: number, severity: Severity, language: Language): Diagnostic {
  for (const { code, docs, variants } of rules.values()) {
    const [variant] = variants;
    if (code === "too-many" && variant)
      return { code, severity, pointer: "", message: formatMessage(variant.key, variant.message, [count], language), params: { count }, docs };
  }
  throw new Error("the core has no rule too-many");
}
