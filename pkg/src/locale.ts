// The language of messages: from the option `locale` to a catalogue that the core has.
//
// English is built in. Every other language is a catalogue, which crosses to the core once for each instance; options carry only its
// handle. The core has no plural and number rules but English: it reports the numbers it needs, and gets their forms from `Intl`.

import { messageOf, TargetGroupsError } from "./errors.js";
import * as glue from "./glue.js";
import { call, keepInInstance } from "./instance.js";
import { ENGLISH, useEnglishTemplates, type Language } from "./message-format.js";
import { readOptions, toOptionsText } from "./plain-options.js";
import type { LocaleOptions, MessageCatalogue } from "./types.js";

/** How many catalogues an instance keeps. One more drops the oldest, which is registered again when it is used. */
const MAX_REGISTERED = 16;

/** The numbers that a catalogue knows from the start: 0 to 31. */
const FIRST_NUMBERS = Array.from({ length: 32 }, (_, number) => number);

/** A catalogue that has learned more numbers than this is registered anew, without them. */
const MAX_NUMBERS = 10_000;

/** How many tags are remembered with the language that was found for them. */
const MAX_TAGS = 100;

interface Catalogue {
  handle: number;
  /** As the core reads it. */
  text: string;
  language: Language;
  numbersKnown: number;
}

let lastHandle = 0;
/** Reading a catalogue takes long, and it is likely to come again with the next call. */
const catalogues = new WeakMap<MessageCatalogue, Catalogue>();
/** The catalogues that the instance has, by their handles, the oldest first. */
const inCore = new Map<number, Catalogue>();
/** The languages that tags can mean, by their tags in lower case. */
const byTag = new Map<string, Catalogue>();
/** Tags, and what was found for them; `undefined` for English, `null` for nothing. */
const found = new Map<string, Catalogue | undefined | null>();

let english: Record<string, string> | undefined;
useEnglishTemplates((key) => {
  english ??= call<MessageCatalogue>(() => glue.messages(""), () => ({ locale: "en", messages: {} })).messages;
  return english[key];
});

keepInInstance({ restore, isProvisional: addMissingNumbers });

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

/** The options of a verb that asks nothing but the language; empty text when there is nothing. */
export function toLocaleOptionsText(options: LocaleOptions | undefined): string {
  if (options === undefined) return "";
  const { locale, ...rest } = readOptions(options);
  const text = toOptionsText(rest);
  return withLocale(text === "{}" ? "" : text, locale);
}

/** Options as JSON text, and the handle of the language with them. */
export function withLocale(options: string, locale: LocaleOptions["locale"]): string {
  if (locale === undefined) return options;
  const catalogue = find(locale);
  if (catalogue === undefined) return options;
  requireInCore(catalogue);
  return `{"locale":${catalogue.handle}${options === "" ? "}" : `,${options.slice(1)}`}`;
}

/** Throws when the option is no language. */
export function requireLocale(locale: LocaleOptions["locale"]): void {
  if (locale !== undefined) find(locale);
}

/** The language of messages that the facade formats. Its catalogue has been checked. */
export function languageOf(locale: LocaleOptions["locale"]): Language {
  if (locale === undefined) return ENGLISH;
  const catalogue = find(locale);
  if (catalogue === undefined) return ENGLISH;
  requireInCore(catalogue);
  return catalogue.language;
}

/** The catalogue of a language; nothing for English. */
function find(locale: unknown): Catalogue | undefined {
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

/** Registers the catalogue unless the instance has it. Throws when it is wrong. */
function requireInCore(catalogue: Catalogue): void {
  if (inCore.has(catalogue.handle) && catalogue.numbersKnown <= MAX_NUMBERS) return;
  const [oldest] = inCore.keys();
  call(
    () => {
      if (oldest !== undefined && inCore.size >= MAX_REGISTERED) {
        inCore.delete(oldest);
        glue.dropCatalogue(oldest);
      }
      register(catalogue);
      return "null";
    },
    () => null,
  );
}

function register(catalogue: Catalogue): void {
  glue.registerCatalogue(catalogue.handle, catalogue.text);
  inCore.set(catalogue.handle, catalogue);
  catalogue.numbersKnown = 0;
  addNumbers(catalogue, FIRST_NUMBERS);
}

function addNumbers(catalogue: Catalogue, numbers: readonly number[]): void {
  const { handle, language } = catalogue;
  glue.addNumbers(handle, JSON.stringify(numbers.map((number) => [number, language.plural(number), language.number(number)])));
  catalogue.numbersKnown += numbers.length;
}

/** Gives a new instance the catalogues of the one before. One that fails is left out of the next attempt. */
function restore(): void {
  for (const catalogue of [...inCore.values()]) {
    inCore.delete(catalogue.handle);
    register(catalogue);
  }
}

/** Whether the last answer lacked numbers, which the core has now: asked again, it answers exactly. */
function addMissingNumbers(): boolean {
  if (inCore.size === 0) return false;
  const text = glue.missingNumbers();
  if (text === "") return false;
  const { handle, numbers } = JSON.parse(text) as { handle: number; numbers: number[] };
  const catalogue = inCore.get(handle);
  if (catalogue !== undefined) addNumbers(catalogue, numbers);
  return catalogue !== undefined;
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
