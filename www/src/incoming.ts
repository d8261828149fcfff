// Handles text that is pasted or dropped anywhere on the page. A command, a script or an export is replaced by its body, without
// credentials.

import { importRequest, type ImportCandidate, type ImportResult, type ImportSource } from "target-groups";
import type { Editor } from "./editor/editor";
import { importChoice } from "./import-choice";
import { language, localised } from "./language";
import { showStatus } from "./status";

/** Handles events before the editor does. */
const capture = { capture: true };

/** The sentence about each format that is not the text of a body. */
const origins: Record<ImportSource, readonly string[]> = {
  json: [],
  fragment: [],
  spreadsheet: ["Imported the rows of the spreadsheet."],
  response: ["Imported the request from the response of the API."],
  curl: ["Imported the body of the curl command."],
  wget: ["Imported the body of the wget command."],
  httpie: ["Imported the body of the HTTPie command."],
  powerShell: ["Imported the body from the PowerShell command."],
  javaScript: ["Imported the body from the JavaScript code."],
  python: ["Imported the body from the Python code."],
  http: ["Imported the body of the HTTP message."],
  har: ["Imported the body from the HTTP archive."],
  postman: ["Imported the body from the Postman collection."],
  insomnia: ["Imported the body from the Insomnia export."],
};

/** Returns whether a text may contain secrets, so that it must not be stored. */
export function mayHoldSecrets(text: string): boolean {
  return importRequest(text).mayHoldCredentials;
}

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
  const isWhole = result.isCall || (isForEditor ? wouldReplaceAll(editor) : editor.isBlank());
  if (isWhole && !(isForEditor && result.source === "json" && result.candidates.length === 0 && !result.mayHoldCredentials)) {
    replaceBy(result, editor);
    return true;
  }
  if (!isForEditor || !result.mayHoldCredentials) return false;
  insertMasked(result, editor);
  return true;
}

/** Inserts a part of a text, with its credentials masked, where the user pasted it. */
function insertMasked({ text, source, notes }: ImportResult, editor: Editor): void {
  const { from, to } = editor.selection();
  // The fields of a fragment, without the braces that the import adds.
  const insert = source === "fragment" ? text.replace(/^\{/, "").replace(/\}$/, "") : text;
  editor.replace({ from, to, insert });
  editor.select({ from: from + insert.length, to: from + insert.length });
  showStatus(notes.filter(({ code }) => code !== "braces-added").map(({ message }) => localised(message)));
}

/** Imports a command that was pasted before the package had loaded. */
function importEarlyPaste(editor: Editor): void {
  const result = importRequest(editor.text(), { locale: language() });
  if (result.mayHoldCredentials) replaceBy(result, editor);
}

/** Returns whether the pasted text would replace all of the text. */
function wouldReplaceAll(editor: Editor): boolean {
  const { from, to } = editor.selection();
  const text = editor.text();
  return (text.slice(0, from) + text.slice(to)).trim() === "";
}

function replaceBy(result: ImportResult, editor: Editor): void {
  const { text, source, notes, candidates, chosen } = result;
  const messages = notes.map(({ message }) => localised(message));
  if (text.trim() === "") {
    showStatus([...messages, "Nothing was changed."]);
    return;
  }
  editor.replaceAll(text);
  const choice = chosen === undefined ? undefined : importChoice(candidates, chosen, choose);
  showStatus([...origins[source], ...messages, "Undo restores the previous text."], choice);

  function choose(candidate: ImportCandidate): void {
    editor.replaceAll(candidate.text);
    const details = candidate.notes.map(({ message }) => localised(message));
    showStatus([`Imported: ${candidate.label}.`, ...details, "Undo restores the previous text."], choice);
  }
}

function claim(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
