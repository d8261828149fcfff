// Formats messages in the facade, with the same templates and the same results as the core (crates/message).
//
// A template is parsed once. Formatting one with plain parameters is a loop of string concatenations.

/** The value of a parameter. A term is the key of a text that is itself translated, such as "term.number". */
export type Param = string | number | { term: string } | { list: readonly Param[]; joining: "or" | "comma" };

/** The templates, plural rules and number format of a language. */
export interface Language {
  /** The BCP 47 tag. */
  readonly tag: string;
  /** Returns the template with this key, or `undefined` when the catalogue has none. */
  template(key: string): string | undefined;
  /** Returns the plural category of a number. */
  plural(number: number): string;
  /** Returns the number in the format of the language. */
  number(number: number): string;
}

/** A parsed template: the literal text at its start, and the parts after it. */
export interface Template {
  readonly names: readonly string[];
  start: string;
  readonly parts: Part[];
}

/** A parameter or a plural, and the literal text after it. */
interface Part {
  readonly index: number;
  readonly plural: Plural | undefined;
  after: string;
}

/** The templates of a plural by selector: "=1" or a plural category. */
interface Plural {
  readonly cases: ReadonlyMap<string, Template>;
  readonly hasExact: boolean;
}

let englishTemplate: Language["template"] = () => undefined;

/** English, which is built in. */
export const ENGLISH: Language = {
  tag: "en",
  template: (key) => englishTemplate(key),
  plural: (number) => (number === 1 ? "one" : "other"),
  number: (number) => (number < 1000 ? String(number) : grouped(number)),
};

/** Sets the source of the English texts of terms and lists. */
export function useEnglishTemplates(source: Language["template"]): void {
  englishTemplate = source;
}

/**
 * Parses a template. `names` lists the parameters in the order in which `formatTemplate` takes their values. Other parameters stay empty.
 */
export function compileTemplate(template: string, names: readonly string[]): Template {
  return parse(template, names, undefined);
}

/** Formats a template. `language` must be the language of the template, since it determines plurals and number formats. */
export function formatTemplate(template: Template, params: readonly Param[], language: Language): string {
  let message = template.start;
  const { parts } = template;
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- an iterator would take most of the time
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === undefined) break;
    const param = params[part.index];
    if (part.plural !== undefined) message += formatTemplate(choose(part.plural, param, language), params, language);
    else if (typeof param === "string") message += param;
    else if (param !== undefined) message += formatParam(param, language);
    message += part.after;
  }
  return message;
}

/**
 * Formats the message with this key in a language, or in English when the catalogue has no such message.
 * `english` must have the same parameter names in every call for this key.
 */
export function formatMessage(key: string, english: Template, params: readonly Param[], language: Language): string {
  if (language === ENGLISH) return formatTemplate(english, params, ENGLISH);
  const { templates, fallback } = cacheOf(language);
  let template = templates.get(key);
  if (template === undefined) {
    const text = language.template(key);
    template = text === undefined ? null : compileTemplate(text, english.names);
    templates.set(key, template);
  }
  return template === null ? formatTemplate(english, params, fallback) : formatTemplate(template, params, language);
}

interface Cache {
  /** Parsed templates by key; `null` where the catalogue has none. */
  templates: Map<string, Template | null>;
  /** The language of English templates in this catalogue: English numbers and plurals, translated terms. */
  fallback: Language;
}

const caches = new WeakMap<Language, Cache>();

function cacheOf(language: Language): Cache {
  let cache = caches.get(language);
  if (cache === undefined) {
    cache = { templates: new Map(), fallback: { ...ENGLISH, template: (key) => language.template(key) } };
    caches.set(language, cache);
  }
  return cache;
}

function choose({ cases, hasExact }: Plural, param: Param | undefined, language: Language): Template {
  if (typeof param !== "number") return cases.get("other") ?? EMPTY;
  const exact = hasExact ? cases.get(`=${param}`) : undefined;
  return exact ?? cases.get(language.plural(param)) ?? cases.get("other") ?? EMPTY;
}

function formatParam(param: Param, language: Language): string {
  if (typeof param === "string") return param;
  if (typeof param === "number") return language.number(param);
  return "term" in param ? formatTerm(param.term, language) : formatList(param.list, param.joining, language);
}

function formatTerm(key: string, language: Language): string {
  const text = language.template(key) ?? ENGLISH.template(key) ?? "";
  return text.includes("{") ? formatTemplate(compileTemplate(text, []), [], language) : text;
}

function formatList(list: readonly Param[], joining: "or" | "comma", language: Language): string {
  let message = "";
  list.forEach((param, index) => {
    if (index > 0) message += formatTerm(joining === "or" && index === list.length - 1 ? "list.or" : "list.comma", language);
    message += formatParam(param, language);
  });
  return message;
}

function grouped(number: number): string {
  let groups = "";
  for (; number >= 1000; number = Math.floor(number / 1000)) {
    const group = number % 1000;
    groups = `,${group < 10 ? "00" : group < 100 ? "0" : ""}${group}${groups}`;
  }
  return `${number}${groups}`;
}

const EMPTY: Template = { names: [], start: "", parts: [] };

/** Parses a template. Inside a plural, `count` is the index of the number that `#` stands for. */
function parse(text: string, names: readonly string[], count: number | undefined): Template {
  const template: Template = { names, start: "", parts: [] };
  const special = count === undefined ? /\{/ : /[{#]/;
  let rest = text;
  while (rest !== "") {
    const end = rest.search(special);
    if (end !== 0) {
      addLiteral(template, end < 0 ? rest : rest.slice(0, end));
      rest = end < 0 ? "" : rest.slice(end);
    } else if (rest.startsWith("#")) {
      addParam(template, count ?? -1);
      rest = rest.slice(1);
    } else {
      rest = parseArgument(template, rest.slice(1));
    }
  }
  return template;
}

function addLiteral(template: Template, text: string): void {
  const last = template.parts.at(-1);
  if (last === undefined) template.start += text;
  else last.after += text;
}

function addParam(template: Template, index: number, plural?: Plural): void {
  if (index >= 0 || plural !== undefined) template.parts.push({ index, plural, after: "" });
}

const VALUE = /^([A-Za-z]+)\p{White_Space}*(?:\}|,\p{White_Space}*number\p{White_Space}*\})/u;
const PLURAL = /^([A-Za-z]+)\p{White_Space}*,\p{White_Space}*plural\p{White_Space}*,/u;

/** Parses an argument after its opening brace and returns the rest of the text. Any other brace is literal text. */
function parseArgument(template: Template, text: string): string {
  const [value, valueName = ""] = VALUE.exec(text) ?? [];
  if (value !== undefined) {
    addParam(template, template.names.indexOf(valueName));
    return text.slice(value.length);
  }
  const [start, name = ""] = PLURAL.exec(text) ?? [];
  const end = start === undefined ? -1 : closingBrace(text, start.length);
  if (start === undefined || end < 0) {
    addLiteral(template, "{");
    return text;
  }
  const index = template.names.indexOf(name);
  addParam(template, index, parsePlural(text.slice(start.length, end), template.names, index));
  return text.slice(end + 1);
}

function parsePlural(text: string, names: readonly string[], index: number): Plural {
  const cases = new Map<string, Template>();
  for (let from = 0; ;) {
    const brace = text.indexOf("{", from);
    const end = brace < 0 ? -1 : closingBrace(text, brace + 1);
    if (end < 0) break;
    const selector = text.slice(from, brace).replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");
    if (!cases.has(selector)) cases.set(selector, parse(text.slice(brace + 1, end), names, index));
    from = end + 1;
  }
  return { cases, hasExact: [...cases.keys()].some((selector) => selector.startsWith("=")) };
}

/** Returns the index of the brace that closes the one before `from`, or -1. */
function closingBrace(text: string, from: number): number {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") open++;
    else if (text[at] === "}" && open-- === 0) return at;
  }
  return -1;
}
