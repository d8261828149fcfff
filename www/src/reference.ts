// The script of the pages of the documentation: switches the theme, and opens the menu where there is room beside the text.

import { openThemeSwitch } from "./theme";

openThemeSwitch();

/** The width from which the menu stands beside the text, as in reference.css. */
const wide = matchMedia("(min-width: 64rem)");
const menu = document.querySelector<HTMLDetailsElement>("#menu");

function fitMenu(): void {
  if (menu) menu.open = wide.matches;
}

wide.addEventListener("change", fitMenu);
fitMenu();
