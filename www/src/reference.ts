// The script of the reference pages, which only switches the theme.

import { openThemeSwitch } from "./theme";

openThemeSwitch();
