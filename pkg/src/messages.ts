import * as glue from "./glue.js";
import { call } from "./instance.js";
import { toLocaleOptionsText } from "./locale.js";
import type { LocaleOptions, MessageCatalogue } from "./types.js";

/**
 * Returns all messages of the package as a catalogue in the given language, as a start for a translation.
 *
 * Messages that the language does not have are in English.
 */
export function messages(locale?: LocaleOptions["locale"]): MessageCatalogue {
  const options = toLocaleOptionsText({ locale });
  return call<MessageCatalogue>(
    () => glue.messages(options),
    () => ({ locale: "en", messages: {} }),
  );
}
