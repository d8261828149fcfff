import { jsonLanguage } from "@codemirror/lang-json";
import { classHighlighter, highlightCode } from "@lezer/highlight";
import { element } from "../dom";

/** Returns the text as elements with the highlighting of the editor. */
export function colouredJson(text: string): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  highlightCode(
    text,
    jsonLanguage.parser.parse(text),
    classHighlighter,
    (piece, classes) => pieces.push(classes === "" ? piece : element("span", { class: classes }, piece)),
    () => pieces.push("\n"),
  );
  return pieces;
}
