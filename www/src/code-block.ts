// Text to read: a snippet, a body, an answer.

import { element } from "./dom";

/** Longer texts are shown in one colour: thousands of coloured pieces make a page slow. */
const LONGEST_COLOURED = 50_000;

export function codeBlock(text: string, isJson: boolean): HTMLPreElement {
  const code = element("code", {}, text);
  if (isJson && text.length <= LONGEST_COLOURED) void colour(code, text);
  return element("pre", {}, code);
}

/** With the editor's parser, which loads with the editor. Without it the text stays as it is. */
async function colour(code: HTMLElement, text: string): Promise<void> {
  try {
    const { colouredJson } = await import("./editor/codemirror");
    code.replaceChildren(...colouredJson(text));
  } catch {
    return;
  }
}
