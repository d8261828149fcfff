// Formats JSON text.

import { active, glue } from "../internals.js";

/**
 * Formats a valid JSON text with an indentation of two spaces, like the texts of `build`. Keeps the order of the keys, duplicate keys, and
 * the notation of strings and numbers.
 */
export function layout(text: string): string {
  return active().run(
    () => glue.layout(text),
    () => text,
  );
}
