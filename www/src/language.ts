// The language of messages. The texts of the page itself are in English.

import { registerLocale } from "target-groups";
import { byId, element } from "./dom";

export type Language = "en" | "hi";

const KEY = "target-groups:language";
const names: Record<Language, string> = { en: "English", hi: "हिन्दी" };
const menu = byId("language", HTMLSelectElement);
/** The language in use. English until another one has loaded. */
let current: Language = "en";

/** Returns the language for the option `locale` and the attribute `lang`. */
export function language(): Language {
  return current;
}

/** Marks a message of the package with its language. */
export function localised(message: string): HTMLElement {
  return element("span", { lang: language() }, message);
}

/** Creates the menu. Resolves when the language of the last visit has loaded. */
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

/** Loads a language. Returns false if that fails, for example offline. */
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
