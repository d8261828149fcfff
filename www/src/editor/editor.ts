// The editor: a textarea at first, and CodeMirror once it has loaded.

import type { TextEdit } from "target-groups";
import { difference } from "./change";
import { openTextarea, type Textarea } from "./textarea";
import type { EditorHost, Mark, TextEditor } from "./text-editor";

export interface Editor extends TextEditor {
  /** Applies several edits of the current text as one step of the undo history. */
  apply(edits: readonly TextEdit[]): void;
  replaceAll(text: string): void;
  isBlank(): boolean;
  hasFocus(): boolean;
  contains(target: EventTarget | null): boolean;
}

export function openEditor(text: string, host: EditorHost): Editor {
  const textarea = openTextarea(text, host);
  host.element.append(textarea.element);
  let current: TextEditor = textarea;
  let marks: readonly Mark[] = [];

  loadCodeMirror(text, host, textarea).then(
    (codeMirror) => {
      current = codeMirror;
      codeMirror.mark(marks);
    },
    () => {
      textarea.forgetChanges();
    },
  );

  const replaceAll = (after: string): void => {
    current.replace(difference(current.text(), after));
  };
  return {
    text: () => current.text(),
    selection: () => current.selection(),
    replace: (edit) => {
      current.replace(edit);
    },
    select: (range) => {
      current.select(range);
    },
    mark: (latest) => {
      marks = latest;
      current.mark(latest);
    },
    undo: () => {
      current.undo();
    },
    redo: () => {
      current.redo();
    },
    apply: (edits) => {
      replaceAll(applied(current.text(), edits));
    },
    replaceAll,
    isBlank: () => current.text().trim() === "",
    hasFocus: () => host.element.contains(document.activeElement),
    contains: (target) => target instanceof Node && host.element.contains(target),
  };
}

/** Replaces the textarea, and keeps its text, undo history, selection and focus. */
async function loadCodeMirror(text: string, host: EditorHost, textarea: Textarea): Promise<TextEditor> {
  const { openCodeMirror } = await import("./codemirror");
  const { element } = textarea;
  const hadFocus = document.activeElement === element;
  const codeMirror = openCodeMirror(text, textarea.takeChanges(), host);
  element.remove();
  if (hadFocus) codeMirror.select(textarea.selection());
  return codeMirror;
}

/** Applies edits in ascending order, whose offsets refer to the original text. */
function applied(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight((after, { from, to, insert }) => after.slice(0, from) + insert + after.slice(to), text);
}
