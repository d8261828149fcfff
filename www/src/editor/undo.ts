// Undo and redo outside of the editor: with buttons, and with the keyboard while something else has the focus.

import { byId } from "../dom";
import type { Editor } from "./editor";

export function undoAnywhere(editor: Editor): void {
  byId("undo", HTMLButtonElement).addEventListener("click", () => {
    editor.undo();
  });
  byId("redo", HTMLButtonElement).addEventListener("click", () => {
    editor.redo();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || editor.hasFocus() || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "z" && !event.shiftKey) editor.undo();
    else editor.redo();
  });
}
