import type { TextEdit } from "./generated/answers.js";

/** Applies edits to the caller's string. The copy in the core is UTF-8, in which lone surrogates are lost. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let end = 0;
  for (const { from, to, insert } of edits) {
    result += text.slice(end, from) + insert;
    end = to;
  }
  return result + text.slice(end);
}
