import * as glue from "./glue.js";
import { call } from "./instance.js";
import { toLocaleOptionsText } from "./locale.js";
import type { LocaleOptions, MessageCatalogue } from "./types.js";

/** Everything that this package says to people, in the language that this locale gets: what a translator starts from. */
export function messages(locale?: LocaleOptions["locale"]): MessageCatalogue {
  const options = toLocaleOptionsText({ locale });
  return call<MessageCatalogue>(
    () => glue.messages(options),
    () => ({ locale: "en", messages: {} }),
  );
}
