// The pages of the rules and fields: all text, and the theme of the playground.

import { openThemeSwitch } from "./theme";

openThemeSwitch();
