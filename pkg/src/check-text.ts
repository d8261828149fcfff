// Converts the options of a check for the whole module. The small one reads them without the catalogues of other languages.

import { toEpoch } from "./input.js";
import { withLocale } from "./locale.js";
import { toOptionsText } from "./plain-options.js";
import type { ValidateOptions } from "./types.js";

/** Returns the options of validation as JSON text for the core. Empty when there are none. */
export function toCheckText({ now, locale, ...rest }: Partial<ValidateOptions>): string {
  const text = toOptionsText({ ...rest, now: now === undefined ? undefined : toEpoch(now) });
  return withLocale(text === "{}" ? "" : text, locale);
}
