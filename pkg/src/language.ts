// Finds the language of messages that the option `locale` names.
//
// English is built in. Other languages are catalogues: those in `target-groups/locales/*`, and those of the caller.

import { messageOf, TargetGroupsError } from "./errors.js";
import { ENGLISH, type Language } from "./message-format.js";
import { readOptions, toOptionsText } from "./plain-options.js";
import type { LocaleOptions, MessageCatalogue } from "./types.js";

/** The number of tags whose languages are cached. */
const MAX_TAGS = 100;

/** A catalogue that has been read. */
export interface Catalogue {
  /** The handle of the catalogue in the core. */
  handle: number;
  /** The catalogue as JSON text for the core. */
  text: string;
  language: Language;
  /** The number of formatted numbers that the core has for this language. */
  numbersKnown: number;
}

let lastHandle = 0;
/** Catalogues that were read before. Reading one is slow, and callers usually pass the same object again. */
const catalogues = new WeakMap<MessageCatalogue, Catalogue>();
/** The registered languages by tag in lower case. */
const byTag = new Map<string, Catalogue>();
/** Cached results of tags: a catalogue, `undefined` for English, or `null` for no match. */
const found = new Map<string, Catalogue | undefined | null>();

let requireValid: (catalogue: Catalogue) => void = () => undefined;

/** Sets the check of a catalogue on its first use. Only the complete module knows all messages and can check their templates. */
export function checkCatalogues(check: (catalogue: Catalogue) => void): void {
  requireValid = check;
}

/**
 * Registers a language, so that the option `locale` can name it by its tag.
 *
 * With Hindi registered, `locale: "hi-IN"` and `locale: navigator.languages` find it. Can be called before `init`; the messages are
 * checked on first use.
 *
 * ```js
 * import hi from "target-groups/locales/hi";
 *
 * registerLocale(hi);
 * validate(text, { locale: navigator.languages });
 * ```
 */
export function registerLocale(catalogue: MessageCatalogue): void {
  if (!isCatalogue(catalogue)) throw wrong("a catalogue must be an object with `locale` and `messages`");
  const read = catalogueOf(catalogue);
  byTag.set(read.language.tag.toLowerCase(), read);
  found.clear();
}

/** Throws when the option is not valid. */
export function requireLocale(locale: LocaleOptions["locale"]): void {
  if (locale !== undefined) findCatalogue(locale);
}

/** Returns the language in which the facade formats messages. */
export function languageOf(locale: LocaleOptions["locale"]): Language {
  if (locale === undefined) return ENGLISH;
  const catalogue = findCatalogue(locale);
  if (catalogue === undefined) return ENGLISH;
  requireValid(catalogue);
  return catalogue.language;
}

/** Returns the catalogue of a language, or `undefined` for English. */
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

/** Finds the language with this tag or the longest prefix of it: `hi` for `hi-IN`. */
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

/** Copies the messages, since the caller's object may change. */
function readMessages(messages: unknown): Record<string, string> {
  if (typeof messages !== "object" || messages === null) throw wrong("the `messages` of a catalogue must be an object");
  const entries = Object.entries(messages as Record<string, unknown>);
  const [other] = entries.find(([, template]) => typeof template !== "string") ?? [];
  if (other !== undefined) throw wrong(`the message "${other}" must be a string`);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The templates of a catalogue, and the plural and number rules of `Intl` for its tag. */
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

/** Returns the canonical form of a BCP 47 tag. */
function toTag(tag: unknown): string {
  if (typeof tag !== "string") throw wrong("a language tag in `locale` must be a string");
  try {
    return Intl.getCanonicalLocales(tag).join();
  } catch (error) {
    throw wrong(`"${tag}" is not a valid language tag (${messageOf(error)}); use a tag such as "hi" or "pt-BR"`);
  }
}

function wrong(reason: string): TargetGroupsError {
  return new TargetGroupsError("invalid-options", `Invalid options: ${reason}.`);
}
