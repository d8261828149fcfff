// Registers the catalogue of the option `locale` in the core.
//
// English is built in. Another language is a catalogue, which is passed to each instance of the core once; options contain only its handle.
// The core has plural and number rules for English only. It reports the numbers that it needs, and receives their forms from `Intl`.

import * as glue from "./glue.js";
import { toEpoch } from "./input.js";
import { call, isReady, keepInInstance } from "./instance.js";
import { checkCatalogues, findCatalogue, type Catalogue } from "./language.js";
import { readOptions, toOptionsText } from "./plain-options.js";
import type { LocaleOptions, ValidateOptions } from "./types.js";

export { languageOf, registerLocale, requireLocale } from "./language.js";

/** The number of catalogues in an instance. Another one replaces the oldest, which is registered again on its next use. */
const MAX_REGISTERED = 16;

/** The numbers that are registered with a catalogue: 0 to 31. */
const FIRST_NUMBERS = Array.from({ length: 32 }, (_, number) => number);

/** A catalogue with more numbers is registered again, without them. */
const MAX_NUMBERS = 10_000;

/** The catalogues in the instance by handle, the oldest first. */
const inCore = new Map<number, Catalogue>();
// Until the full module is loaded, the small one validates. It formats no messages and needs no catalogue.
checkCatalogues((catalogue) => {
  if (isReady()) requireInCore(catalogue);
});
keepInInstance({ restore, isProvisional: addMissingNumbers });

/** Returns options that contain only the language, as JSON text for the core. Empty when there are none. */
export function toLocaleOptionsText(options: LocaleOptions | undefined): string {
  if (options === undefined) return "";
  const { locale, ...rest } = readOptions(options);
  const text = toOptionsText(rest);
  return withLocale(text === "{}" ? "" : text, locale);
}

/** Returns the options of validation as JSON text for the core. Empty when there are none. */
export function toCheckText({ now, locale, ...rest }: Partial<ValidateOptions>): string {
  const text = toOptionsText({ ...rest, now: now === undefined ? undefined : toEpoch(now) });
  return withLocale(text === "{}" ? "" : text, locale);
}

/** Adds the handle of the language to options in JSON text. */
export function withLocale(options: string, locale: LocaleOptions["locale"]): string {
  if (locale === undefined) return options;
  const catalogue = findCatalogue(locale);
  if (catalogue === undefined) return options;
  requireInCore(catalogue);
  return `{"locale":${catalogue.handle}${options === "" ? "}" : `,${options.slice(1)}`}`;
}

/** Registers the catalogue unless the instance has it. Throws when the catalogue is invalid. */
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

/** Registers all catalogues in a new instance. A catalogue that fails is left out of the next attempt. */
function restore(): void {
  for (const catalogue of [...inCore.values()]) {
    inCore.delete(catalogue.handle);
    register(catalogue);
  }
}

/** Registers the numbers that were missing in the last result. Returns whether there were any, so that the call must run again. */
function addMissingNumbers(): boolean {
  if (inCore.size === 0) return false;
  const text = glue.missingNumbers();
  if (text === "") return false;
  const { handle, numbers } = JSON.parse(text) as { handle: number; numbers: number[] };
  const catalogue = inCore.get(handle);
  if (catalogue !== undefined) addNumbers(catalogue, numbers);
  return catalogue !== undefined;
}
