// Read-only code: a command, a body, a response.

import { element } from "./dom";

/** The maximum number of characters that are highlighted. Thousands of coloured elements make the page slow. */
const MAX_HIGHLIGHTED = 50_000;

export function codeBlock(text: string, isJson: boolean): HTMLPreElement {
  const code = element("code", {}, text);
  if (isJson && text.length <= MAX_HIGHLIGHTED) void colour(code, text);
  return element("pre", {}, code);
}

/** Highlights JSON with the parser of the editor. If the editor cannot be loaded, the text stays plain. */
async function colour(code: HTMLElement, text: string): Promise<void> {
  try {
    const { colouredJson } = await import("./editor/codemirror");
    code.replaceChildren(...colouredJson(text));
  } catch {
    return;
  }
}
