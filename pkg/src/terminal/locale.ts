// Loads the languages of the package, for the option --locale.

import { existsSync } from "node:fs";
import { registerLocale } from "../node.js";
import type { MessageCatalogue } from "../types.js";

/** Loads the language with this tag or the longest prefix of it. Invalid tags are ignored here: `validate` reports them. */
export async function loadLocale(tag: string): Promise<void> {
  for (let rest = canonical(tag); rest !== ""; rest = rest.slice(0, Math.max(rest.lastIndexOf("-"), 0))) {
    const file = new URL(`../locales/${rest}.js`, import.meta.url);
    if (!existsSync(file)) continue;
    const { default: catalogue } = (await import(file.href)) as { default: MessageCatalogue };
    registerLocale(catalogue);
    return;
  }
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag).join();
  } catch {
    return "";
  }
}
