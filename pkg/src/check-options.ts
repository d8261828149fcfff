// Reads the options of validation, as the core and the facade need them.

import { toEpoch } from "./input.js";
import { languageOf } from "./language.js";
import { ENGLISH, type Language } from "./message-format.js";
import { readOptions, toOptionsText } from "./plain-options.js";
import type { ValidateOptions } from "./types.js";

export interface Check {
  /** The options for the core as JSON text. Empty when there are none. */
  readonly text: string;
  /** The current time in milliseconds since 1970. */
  readonly now: number;
  readonly language: Language;
}

export function readCheck(options: ValidateOptions | undefined): Check {
  if (options === undefined) return { text: "", now: Date.now(), language: ENGLISH };
  const { now, locale, ...rest } = readOptions(options);
  const text = toOptionsText(rest);
  return { text: text === "{}" ? "" : text, now: now === undefined ? Date.now() : toEpoch(now), language: languageOf(locale) };
}
