// Options of validation and of the functions that validate first.

import type { RuleCode } from "../generated/model.js";
import type { Severity } from "./report.js";

/** The limits of a request and of its report. A larger or deeper text is not validated: the report contains `too-large` or `too-deep`. */
export interface Limits {
  /** The maximum size of the text in UTF-8 bytes. Default: 1,048,576 (1 MiB). */
  bytes?: number | undefined;
  /** The maximum nesting depth of objects and arrays. Default: 64. */
  depth?: number | undefined;
  /** The maximum number of diagnostics. The most severe ones are kept, and one `too-many` counts the others. Default: 200. */
  diagnostics?: number | undefined;
}

/**
 * The messages of this package in one language: the result of `messages()`, with `messages` translated. Templates use the subset of ICU
 * MessageFormat with `{name}`, `{count, number}` and `{count, plural, =0 {…} one {…} other {# …}}`.
 */
export interface MessageCatalogue {
  /** The BCP 47 tag of the language, which determines its plural rules and number format. */
  locale: string;
  /** The templates by key. Missing ones fall back to English. */
  messages: Record<string, string>;
}

/** The language of messages. */
export interface LocaleOptions {
  /**
   * The language of messages, titles and explanations: a catalogue such as the default export of `target-groups/locales/hi`, a BCP 47
   * tag, or a list of tags. Default: English.
   *
   * A tag matches English and the languages that were passed to `registerLocale`. In a list, the first tag that matches is used. A
   * catalogue object is read once: to change messages, pass a copy. Errors for invalid calls, internal errors, messages of the server, and
   * the results of `complete` and `hover` are not translated.
   */
  locale?: string | readonly string[] | MessageCatalogue | undefined;
}

/** The options of `validate`. */
export interface ValidateOptions extends LocaleOptions {
  /** Changes the severity of rules or turns them off: `{ "enrolment-missing": "off" }`. */
  rules?: Partial<Record<RuleCode, Severity | "off">> | undefined;
  /** The limits of size and depth. */
  limits?: Limits | undefined;
  /** The current time for rules about dates: a `Date`, milliseconds since 1970, or a date string. Default: the clock of the machine. */
  now?: Date | number | string | undefined;
  /** The events of the organisation, as returned by `GET /v2/events`. Enables the rules about events and attributes. */
  catalogue?: object | undefined;
}

/** The options of `validateStream`. */
export interface StreamOptions extends ValidateOptions {
  /** The form of the stream: a JSON array, or one request per line. Default: an array if the stream starts with `[`. */
  form?: "array" | "lines" | undefined;
}

/** The options of `complete`. */
export interface CompleteOptions {
  /** The events of the organisation, as returned by `GET /v2/events`. Enables completion of their names and attributes. */
  catalogue?: ValidateOptions["catalogue"];
}

/** The options of `preview`. */
export interface PreviewOptions extends ValidateOptions {
  /** The URL of the API in the commands, such as `https://eu.api.capillarytech.com`. Default: `https://eu.api.capillarytech.com`. */
  baseUrl?: string | undefined;
}
