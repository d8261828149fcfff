// Handles text that is pasted or dropped anywhere on the page. A curl command becomes its body, without credentials.

import { importRequest, type ImportResult } from "target-groups";
import type { Editor } from "./editor/editor";
import { language, localised } from "./language";
import { showStatus } from "./status";

/** Handles events before the editor does. */
const capture = { capture: true };
const origins = { curl: ["Imported the body of the curl command."], fragment: [], json: [] };

export function acceptPastedText(editor: Editor): void {
  importEarlyPaste(editor);
  document.addEventListener(
    "paste",
    (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text !== "" && take(text, editor, editor.contains(event.target))) claim(event);
    },
    capture,
  );

  document.addEventListener(
    "dragover",
    (event) => {
      const hasFiles = event.dataTransfer?.types.includes("Files") ?? false;
      if (hasFiles || !editor.contains(event.target)) event.preventDefault();
    },
    capture,
  );

  document.addEventListener(
    "drop",
    (event) => {
      const file = event.dataTransfer?.files[0];
      const text = event.dataTransfer?.getData("text/plain") ?? "";
      if (file !== undefined)
        void file.text().then((content) => {
          replaceBy(importRequest(content, { locale: language() }), editor);
        });
      if (file !== undefined || (text !== "" && take(text, editor, editor.contains(event.target)))) claim(event);
    },
    capture,
  );
}

/** Imports text that replaces the whole request. Returns false for other text, which the editor inserts. */
function take(text: string, editor: Editor, isForEditor: boolean): boolean {
  const result = importRequest(text, { locale: language() });
  const isWhole = result.source === "curl" || (isForEditor ? wouldReplaceAll(editor) : editor.isBlank());
  if (!isWhole || (isForEditor && result.source === "json")) return false;
  replaceBy(result, editor);
  return true;
}

/** Imports a command that was pasted before the package had loaded. */
function importEarlyPaste(editor: Editor): void {
  const result = importRequest(editor.text(), { locale: language() });
  if (result.source === "curl") replaceBy(result, editor);
}

/** Returns whether the pasted text would replace all of the text. */
function wouldReplaceAll(editor: Editor): boolean {
  const { from, to } = editor.selection();
  const text = editor.text();
  return (text.slice(0, from) + text.slice(to)).trim() === "";
}

function replaceBy({ text, source, notes }: ImportResult, editor: Editor): void {
  const messages = notes.map(({ message }) => localised(message));
  if (text.trim() === "") {
    showStatus([...messages, "Nothing was changed."]);
    return;
  }
  editor.replaceAll(text);
  showStatus([...origins[source], ...messages, "Undo restores the previous text."]);
}

function claim(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
