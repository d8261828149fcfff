// The language in which the package speaks. The page's own words stay English.

import { byId, element } from "./dom";

export type Language = "en" | "hi";

const KEY = "target-groups:language";
const names: Record<Language, string> = { en: "English", hi: "हिन्दी" };
const menu = byId("language", HTMLSelectElement);
let chosen = recall();

/** For the option `locale` of the package, and for `lang` of what it said. */
export function language(): Language {
  return chosen;
}

/** A sentence of the package among words of the page. */
export function said(sentence: string): HTMLElement {
  return element("span", { lang: language() }, sentence);
}

export function openLanguageChoice(onChange: () => void): void {
  menu.append(...Object.entries(names).map(([tag, name]) => element("option", { value: tag, lang: tag }, name)));
  menu.value = chosen;
  menu.addEventListener("change", () => {
    chosen = toLanguage(menu.value);
    remember();
    onChange();
  });
}

function toLanguage(tag: string | null): Language {
  return tag === "hi" ? "hi" : "en";
}

function recall(): Language {
  try {
    return toLanguage(localStorage.getItem(KEY));
  } catch {
    return "en";
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    return;
  }
}
