// Reads the rules and their message templates from the core, once for each module. Reports refer to rules by number.

import type { GuardedInstance } from "./guarded-instance.js";
import { DOCS_PAGE } from "./links.js";
import { compileTemplate, useEnglishTemplates, type Template } from "./message-format.js";
import type { Diagnostic } from "./types.js";

/** The parts that all diagnostics of a rule share. */
export interface Rule {
  readonly code: Diagnostic["code"];
  readonly docs: string;
  readonly variants: readonly Variant[];
}

/** A message of a rule, and the title of its fix. */
export interface Variant {
  readonly names: readonly string[];
  readonly key: string;
  readonly message: Template;
  readonly fixKey: string;
  readonly fix: Template;
}

interface Table {
  rules: {
    id: number;
    code: Rule["code"];
    variants: { message: [key: string, english: string]; fix: [key: string, english: string]; params: string[] }[];
  }[];
  texts: Record<string, string>;
}

const tables = new WeakMap<GuardedInstance, ReadonlyMap<number, Rule>>();

/** Returns the rules of a module by number. A new instance of the module has the same numbers. */
export function rulesOf(instance: GuardedInstance): ReadonlyMap<number, Rule> {
  let rules = tables.get(instance);
  if (rules === undefined) {
    const table = JSON.parse(instance.glue.ruleTable()) as Table;
    useEnglishTemplates((key) => table.texts[key]);
    rules = new Map(table.rules.map((rule) => [rule.id, readRule(rule)]));
    tables.set(instance, rules);
  }
  return rules;
}

function readRule({ code, variants }: Table["rules"][number]): Rule {
  return { code, docs: DOCS_PAGE + code, variants: variants.map((variant) => new LazyVariant(variant)) };
}

/** Parses its templates when they are first needed, because a report uses only a few of them and the first one should appear quickly. */
class LazyVariant implements Variant {
  readonly names: readonly string[];
  readonly key: string;
  readonly fixKey: string;
  readonly #message: string;
  readonly #fix: string;
  #parsedMessage: Template | undefined;
  #parsedFix: Template | undefined;

  constructor({ message, fix, params }: Table["rules"][number]["variants"][number]) {
    this.names = params;
    [this.key, this.#message] = message;
    [this.fixKey, this.#fix] = fix;
  }

  get message(): Template {
    return (this.#parsedMessage ??= compileTemplate(this.#message, this.names));
  }

  get fix(): Template {
    return (this.#parsedFix ??= compileTemplate(this.#fix, this.names));
  }
}
