// The language that a caller asks for, as the core reads it.

import { messageOf, TargetGroupsError } from "./errors.js";
import { readOptions, toOptionsText } from "./input.js";
import type { LocaleOptions, MessageCatalogue } from "./types.js";

/** A catalogue is large, and likely to come again with the next call. */
const known = new WeakMap<MessageCatalogue, string>();

/** The options of a verb that asks nothing but the language; empty text when there is nothing. */
export function toLocaleOptionsText(options: LocaleOptions | undefined): string {
  if (options === undefined) return "";
  const { locale, ...rest } = readOptions(options);
  const text = toOptionsText(rest);
  return withLocale(text === "{}" ? "" : text, locale);
}

/** Options as JSON text, and the language with them. */
export function withLocale(options: string, locale: LocaleOptions["locale"]): string {
  if (locale === undefined) return options;
  return `{"locale":${toLocaleText(locale)}${options === "" ? "}" : `,${options.slice(1)}`}`;
}

function toLocaleText(locale: unknown): string {
  if (typeof locale === "string") return JSON.stringify([toTag(locale)]);
  if (Array.isArray(locale)) return JSON.stringify(locale.map(toTag));
  if (isCatalogue(locale)) return toCatalogueText(locale);
  throw wrong("`locale` must be a language tag, a list of them, or a catalogue with `locale` and `messages`");
}

function isCatalogue(locale: unknown): locale is MessageCatalogue {
  return typeof locale === "object" && locale !== null && "locale" in locale && "messages" in locale;
}

function toCatalogueText(catalogue: MessageCatalogue): string {
  let text = known.get(catalogue);
  if (text === undefined) {
    const read = readOptions(catalogue);
    requireTexts(read.messages);
    text = toOptionsText({ ...read, locale: toTag(read.locale) });
    known.set(catalogue, text);
  }
  return text;
}

function requireTexts(messages: unknown): void {
  if (typeof messages !== "object" || messages === null) throw wrong("the `messages` of a catalogue must be an object");
  const [other] = Object.entries(messages).find(([, template]) => typeof template !== "string") ?? [];
  if (other !== undefined) throw wrong(`the message "${other}" must be a string`);
}

/** A tag as BCP 47 writes it. */
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
