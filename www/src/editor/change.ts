// Compares two texts.

import type { TextEdit } from "target-groups";

/** Returns the shortest single edit from `before` to `after`. */
export function difference(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

export function normaliseLineBreaks(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
