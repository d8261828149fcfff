// The language of the package's messages. The page's own text stays English.

import { registerLocale } from "target-groups";
import { byId, element } from "./dom";

export type Language = "en" | "hi";

const KEY = "target-groups:language";
const names: Record<Language, string> = { en: "English", hi: "हिन्दी" };
const menu = byId("language", HTMLSelectElement);
/** The language that is loaded: until then it is English. */
let current: Language = "en";

/** For the option `locale` of the package, and for `lang` of its messages. */
export function language(): Language {
  return current;
}

/** A message of the package within text of the page. */
export function said(sentence: string): HTMLElement {
  return element("span", { lang: language() }, sentence);
}

/** Resolves when the language of the last visit has been loaded. */
export function openLanguageChoice(onChange: () => void): Promise<void> {
  menu.append(...Object.entries(names).map(([tag, name]) => element("option", { value: tag, lang: tag }, name)));
  menu.value = recall();
  const change = async (): Promise<void> => {
    const chosen = toLanguage(menu.value);
    if (!(await load(chosen)) || chosen !== menu.value || chosen === current) return;
    current = chosen;
    remember();
    onChange();
  };
  menu.addEventListener("change", () => void change());
  return change();
}

/** Languages other than English are loaded when they are chosen. Without a network, the page keeps the one it has. */
async function load(chosen: Language): Promise<boolean> {
  if (chosen === "en") return true;
  try {
    const { default: catalogue } = await import("target-groups/locales/hi");
    registerLocale(catalogue);
    return true;
  } catch {
    menu.value = current;
    return false;
  }
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
    localStorage.setItem(KEY, current);
  } catch {
    return;
  }
}
