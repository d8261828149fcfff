// Lays out JSON text.

import { active, glue } from "../internals.js";

/**
 * Lays out a valid JSON text with two spaces a level, as the texts of `build` are. Keeps the order of the keys, duplicate keys, and the
 * spelling of strings and numbers.
 */
export function layout(text: string): string {
  return active().run(
    () => glue.layout(text),
    () => text,
  );
}
