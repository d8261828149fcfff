// The language of messages: from the option `locale` to a catalogue that the core has.
//
// English is built in. Every other language is a catalogue, which crosses to the core once for each instance; options carry only its
// handle. The core has no plural and number rules but English: it reports the numbers it needs, and gets their forms from `Intl`.

import * as glue from "./glue.js";
import { toEpoch } from "./input.js";
import { call, isReady, keepInInstance } from "./instance.js";
import { checkCatalogues, findCatalogue, type Catalogue } from "./language.js";
import { readOptions, toOptionsText } from "./plain-options.js";
import type { LocaleOptions, ValidateOptions } from "./types.js";

export { languageOf, registerLocale, requireLocale } from "./language.js";

/** How many catalogues an instance keeps. One more drops the oldest, which is registered again when it is used. */
const MAX_REGISTERED = 16;

/** The numbers that a catalogue knows from the start: 0 to 31. */
const FIRST_NUMBERS = Array.from({ length: 32 }, (_, number) => number);

/** A catalogue that has learned more numbers than this is registered anew, without them. */
const MAX_NUMBERS = 10_000;

/** The catalogues that the instance has, by their handles, the oldest first. */
const inCore = new Map<number, Catalogue>();
// Until the whole module is loaded, the small one checks, and needs no catalogue.
checkCatalogues((catalogue) => {
  if (isReady()) requireInCore(catalogue);
});
keepInInstance({ restore, isProvisional: addMissingNumbers });

/** The options of a verb that asks nothing but the language; empty text when there is nothing. */
export function toLocaleOptionsText(options: LocaleOptions | undefined): string {
  if (options === undefined) return "";
  const { locale, ...rest } = readOptions(options);
  const text = toOptionsText(rest);
  return withLocale(text === "{}" ? "" : text, locale);
}

/** What a caller asks of the validator, as the core reads it; empty text when there is nothing. */
export function toCheckText({ now, locale, ...rest }: Partial<ValidateOptions>): string {
  const text = toOptionsText({ ...rest, now: now === undefined ? undefined : toEpoch(now) });
  return withLocale(text === "{}" ? "" : text, locale);
}

/** Options as JSON text, and the handle of the language with them. */
export function withLocale(options: string, locale: LocaleOptions["locale"]): string {
  if (locale === undefined) return options;
  const catalogue = findCatalogue(locale);
  if (catalogue === undefined) return options;
  requireInCore(catalogue);
  return `{"locale":${catalogue.handle}${options === "" ? "}" : `,${options.slice(1)}`}`;
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
