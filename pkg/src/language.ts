// The language of messages: from the option `locale` to the templates and rules of a language.
//
// English is built in. Every other language is a catalogue of the caller's or of `target-groups/locales/*`.

import { messageOf, TargetGroupsError } from "./errors.js";
import { ENGLISH, type Language } from "./message-format.js";
import { readOptions, toOptionsText } from "./plain-options.js";
import type { LocaleOptions, MessageCatalogue } from "./types.js";

/** How many tags are remembered with the language that was found for them. */
const MAX_TAGS = 100;

/** A catalogue that has been read. */
export interface Catalogue {
  handle: number;
  /** As the core reads it. */
  text: string;
  language: Language;
  numbersKnown: number;
}

let lastHandle = 0;
/** Reading a catalogue takes long, and it is likely to come again with the next call. */
const catalogues = new WeakMap<MessageCatalogue, Catalogue>();
/** The languages that tags can mean, by their tags in lower case. */
const byTag = new Map<string, Catalogue>();
/** Tags, and what was found for them; `undefined` for English, `null` for nothing. */
const found = new Map<string, Catalogue | undefined | null>();

let requireRight: (catalogue: Catalogue) => void = () => undefined;

/** Sets what checks a catalogue when it is used: the whole module knows all messages, the small one does not. */
export function checkCatalogues(check: (catalogue: Catalogue) => void): void {
  requireRight = check;
}

/**
 * Makes a language available to tags: with Hindi registered, `locale: "hi-IN"` and `navigator.languages` find it. Its messages are
 * checked when they are used first.
 */
export function registerLocale(catalogue: MessageCatalogue): void {
  if (!isCatalogue(catalogue)) throw wrong("a language must be a catalogue with `locale` and `messages`");
  const read = catalogueOf(catalogue);
  byTag.set(read.language.tag.toLowerCase(), read);
  found.clear();
}

/** Throws when the option is no language. */
export function requireLocale(locale: LocaleOptions["locale"]): void {
  if (locale !== undefined) findCatalogue(locale);
}

/** The language of messages that the facade formats. */
export function languageOf(locale: LocaleOptions["locale"]): Language {
  if (locale === undefined) return ENGLISH;
  const catalogue = findCatalogue(locale);
  if (catalogue === undefined) return ENGLISH;
  requireRight(catalogue);
  return catalogue.language;
}

/** The catalogue of a language; nothing for English. */
export function findCatalogue(locale: unknown): Catalogue | undefined {
  if (typeof locale === "string") return findTag(locale) ?? undefined;
  if (Array.isArray(locale)) return locale.map(findTag).find((catalogue) => catalogue !== null) ?? undefined;
  if (isCatalogue(locale)) return catalogueOf(locale);
  throw wrong("`locale` must be a language tag, a list of them, or a catalogue with `locale` and `messages`");
}

function findTag(tag: unknown): Catalogue | undefined | null {
  if (typeof tag === "string" && found.has(tag)) return found.get(tag);
  const canonical = toTag(tag);
  const catalogue = negotiate(canonical.toLowerCase());
  if (found.size >= MAX_TAGS) found.clear();
  found.set(tag as string, catalogue);
  return catalogue;
}

/** The language with this tag, or else with the longest beginning of it. */
function negotiate(tag: string): Catalogue | undefined | null {
  for (let rest = tag; rest !== ""; rest = rest.slice(0, Math.max(rest.lastIndexOf("-"), 0))) {
    const catalogue = byTag.get(rest);
    if (catalogue !== undefined) return catalogue;
    if (rest === "en") return undefined;
  }
  return null;
}

function isCatalogue(locale: unknown): locale is MessageCatalogue {
  return typeof locale === "object" && locale !== null && "locale" in locale && "messages" in locale;
}

function catalogueOf(given: MessageCatalogue): Catalogue {
  let catalogue = catalogues.get(given);
  if (catalogue === undefined) {
    const read = readOptions(given);
    const messages = readMessages(read.messages);
    const tag = toTag(read.locale);
    const text = toOptionsText({ ...read, locale: tag, messages });
    catalogue = { handle: ++lastHandle, text, language: new CatalogueLanguage(tag, messages), numbersKnown: 0 };
    catalogues.set(given, catalogue);
  }
  return catalogue;
}

/** A copy: the caller's object may change. */
function readMessages(messages: unknown): Record<string, string> {
  if (typeof messages !== "object" || messages === null) throw wrong("the `messages` of a catalogue must be an object");
  const entries = Object.entries(messages as Record<string, unknown>);
  const [other] = entries.find(([, template]) => typeof template !== "string") ?? [];
  if (other !== undefined) throw wrong(`the message "${other}" must be a string`);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** A catalogue's templates, with the plural and number rules that `Intl` has for its tag. */
class CatalogueLanguage implements Language {
  readonly #messages: Record<string, string>;
  #rules: Intl.PluralRules | undefined;
  #format: Intl.NumberFormat | undefined;

  constructor(
    readonly tag: string,
    messages: Record<string, string>,
  ) {
    this.#messages = messages;
  }

  template(key: string): string | undefined {
    return Object.hasOwn(this.#messages, key) ? this.#messages[key] : undefined;
  }

  plural(number: number): string {
    return (this.#rules ??= new Intl.PluralRules(this.tag)).select(number);
  }

  number(number: number): string {
    return (this.#format ??= new Intl.NumberFormat(this.tag)).format(number);
  }
}

/** A tag in the form of BCP 47. */
function toTag(tag: unknown): string {
  if (typeof tag !== "string") throw wrong("a language tag in `locale` must be a string");
  try {
    return Intl.getCanonicalLocales(tag).join();
  } catch (error) {
    throw wrong(`"${tag}" is no language tag (${messageOf(error)}); write it like "hi" or "pt-BR"`);
  }
}

function wrong(reason: string): TargetGroupsError {
  return new TargetGroupsError("invalid-options", `The options are wrong: ${reason}.`);
}
