// The script of the documentation pages: switches the theme, and opens the menu if there is room beside the text.

import { openThemeSwitch } from "./theme";

openThemeSwitch();

/** The width from which the menu is beside the text, as in reference.css. */
const wide = matchMedia("(min-width: 64rem)");
const menu = document.querySelector<HTMLDetailsElement>("#menu");

function fitMenu(): void {
  if (menu) menu.open = wide.matches;
}

wide.addEventListener("change", fitMenu);
fitMenu();
