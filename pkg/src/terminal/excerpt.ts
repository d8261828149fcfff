// Shows the line of a diagnostic with carets below its range.

import type { Range } from "../types.js";
import type { SourceText } from "./findings.js";
import { printable, width } from "./printable.js";

/** The maximum number of characters of a line that are shown. */
const MAX_LENGTH = 100;
/** The maximum number of characters before the range. */
const MAX_BEFORE = 40;

/** A part of the source line, and the carets below it. */
export interface Excerpt {
  line: string;
  carets: string;
}

/** Returns the excerpt for a range. */
export function excerpt({ text, offset }: SourceText, range: Range): Excerpt {
  const at = Math.max(0, Math.min(range.from - offset, text.length));
  const [start, end] = around(text, at);
  const from = end - start <= MAX_LENGTH ? start : Math.max(start, whole(text, at - MAX_BEFORE));
  const to = Math.min(end, whole(text, from + MAX_LENGTH));
  const before = (isInLine(text, from - 1) ? "…" : "") + shown(text.slice(from, at));
  const marked = shown(text.slice(at, Math.max(at, Math.min(range.to - offset, to))));
  const after = shown(text.slice(at + marked.length, to)) + (isInLine(text, to) ? "…" : "");
  return { line: before + marked + after, carets: " ".repeat(width(before)) + "^".repeat(Math.max(1, width(marked))) };
}

/** Returns the start and end of the line, or of the part that could be shown. A line may have a million characters. */
function around(text: string, at: number): [start: number, end: number] {
  let [start, end] = [at, at];
  while (at - start < MAX_LENGTH && isInLine(text, start - 1)) start--;
  while (end - at < MAX_LENGTH && isInLine(text, end)) end++;
  return [start, end];
}

function isInLine(text: string, index: number): boolean {
  return index >= 0 && index < text.length && text[index] !== "\n" && text[index] !== "\r";
}

/** Replaces each tab with one space, so that the carets are at the right columns. */
function shown(text: string): string {
  return printable(text.replaceAll("\t", " "));
}

/** Returns an index that is not inside a surrogate pair. */
function whole(text: string, index: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(index)) ? index - 1 : index;
}
