// A line of the source with a caret under what a diagnostic speaks of.

import type { Range } from "../types.js";
import type { Excerpted } from "./found.js";
import { printable, width } from "./printable.js";

/** The longest piece of a line that is shown, and how much of it stands before the place. */
const LONGEST = 100;
const BEFORE = 40;

/** Two lines: a piece of the source, and carets. */
export interface Excerpt {
  line: string;
  carets: string;
}

export function excerpt({ text, offset }: Excerpted, range: Range): Excerpt {
  const at = Math.max(0, Math.min(range.from - offset, text.length));
  const [start, end] = around(text, at);
  const from = end - start <= LONGEST ? start : Math.max(start, whole(text, at - BEFORE));
  const to = Math.min(end, whole(text, from + LONGEST));
  const before = (isInLine(text, from - 1) ? "…" : "") + shown(text.slice(from, at));
  const marked = shown(text.slice(at, Math.max(at, Math.min(range.to - offset, to))));
  const after = shown(text.slice(at + marked.length, to)) + (isInLine(text, to) ? "…" : "");
  return { line: before + marked + after, carets: " ".repeat(width(before)) + "^".repeat(Math.max(1, width(marked))) };
}

/** Start and end of the line, or as much of it as could be shown: a line may have a million characters. */
function around(text: string, at: number): [start: number, end: number] {
  let [start, end] = [at, at];
  while (at - start < LONGEST && isInLine(text, start - 1)) start--;
  while (end - at < LONGEST && isInLine(text, end)) end++;
  return [start, end];
}

function isInLine(text: string, index: number): boolean {
  return index >= 0 && index < text.length && text[index] !== "\n" && text[index] !== "\r";
}

/** A tab takes one column, so that the carets stand where they should. */
function shown(text: string): string {
  return printable(text.replaceAll("\t", " "));
}

/** Never between the halves of a character. */
function whole(text: string, index: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(index)) ? index - 1 : index;
}
