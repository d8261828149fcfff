// The light or dark theme, from the system or chosen by the user.

import { byId } from "./dom";

type Theme = "light" | "dark";

const KEY = "target-groups:theme";
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const button = byId("theme-button", HTMLButtonElement);

export function openThemeSwitch(): void {
  show();
  systemIsDark.addEventListener("change", show);
  button.addEventListener("click", () => {
    remember(other(current()));
    show();
  });
}

function show(): void {
  const chosen = recall();
  document.documentElement.toggleAttribute("data-theme", chosen !== undefined);
  if (chosen !== undefined) document.documentElement.setAttribute("data-theme", chosen);
  const label = `Switch to the ${other(current())} theme`;
  button.setAttribute("aria-label", label);
  button.title = label;
}

function current(): Theme {
  return recall() ?? systemTheme();
}

function systemTheme(): Theme {
  return systemIsDark.matches ? "dark" : "light";
}

function other(theme: Theme): Theme {
  return theme === "dark" ? "light" : "dark";
}

function recall(): Theme | undefined {
  try {
    const chosen = localStorage.getItem(KEY);
    return chosen === "light" || chosen === "dark" ? chosen : undefined;
  } catch {
    return undefined;
  }
}

/** Does not store a choice that matches the system, so that the page follows the system again. */
function remember(theme: Theme): void {
  try {
    if (theme === systemTheme()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
}
