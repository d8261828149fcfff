// Text that is pasted or dropped, anywhere on the page: a curl command becomes its body, without its secrets.

import { importRequest, type ImportResult } from "target-groups";
import type { Editor } from "./editor/editor";
import { language, said } from "./language";
import { showStatus } from "./status";

/** Before the editor sees the event. */
const capture = { capture: true };
const origins = { curl: ["The body of the curl command was taken."], fragment: [], json: [] };

export function acceptIncoming(editor: Editor): void {
  takeEarlyPaste(editor);
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

/** Takes what is to become the whole text. The rest is typing by other means, and left to the editor. */
function take(text: string, editor: Editor, isForEditor: boolean): boolean {
  const result = importRequest(text, { locale: language() });
  const isWhole = result.source === "curl" || (isForEditor ? wouldBeAlone(editor) : editor.isBlank());
  if (!isWhole || (isForEditor && result.source === "json")) return false;
  replaceBy(result, editor);
  return true;
}

/** What was pasted before anybody could read it. */
function takeEarlyPaste(editor: Editor): void {
  const result = importRequest(editor.text(), { locale: language() });
  if (result.source === "curl") replaceBy(result, editor);
}

/** Nothing would remain beside what is pasted over the selection. */
function wouldBeAlone(editor: Editor): boolean {
  const { from, to } = editor.selection();
  const text = editor.text();
  return (text.slice(0, from) + text.slice(to)).trim() === "";
}

function replaceBy({ text, source, notes }: ImportResult, editor: Editor): void {
  const messages = notes.map(({ message }) => said(message));
  if (text.trim() === "") {
    showStatus([...messages, "Nothing was changed."]);
    return;
  }
  editor.replaceAll(text);
  showStatus([...origins[source], ...messages, "Undo brings back what was there."]);
}

function claim(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
