// The editor until CodeMirror has loaded, or if it cannot be loaded.

import type { TextEdit } from "target-groups";
import { element } from "../dom";
import { difference } from "./change";
import type { EditorHost, TextEditor } from "./text-editor";

export interface Textarea extends TextEditor {
  element: HTMLTextAreaElement;
  /** Returns all changes so far, for the undo history of the next editor. */
  takeChanges(): TextEdit[];
  /** Stops recording changes, because no other editor will need them. */
  forgetChanges(): void;
}

export function openTextarea(text: string, host: EditorHost): Textarea {
  const area = element("textarea", {
    class: "plain-editor",
    "aria-label": host.label,
    "aria-describedby": host.hint.id,
    placeholder: host.placeholder,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
  });
  area.value = text;
  let known = area.value;
  let changes: TextEdit[] | undefined = [];

  area.addEventListener("input", () => {
    changes?.push(difference(known, area.value));
    known = area.value;
    host.onChange();
  });

  return {
    element: area,
    text: () => area.value,
    selection: () => ({ from: area.selectionStart, to: area.selectionEnd }),
    replace: (edit) => {
      keepingFocus(area, host.part, () => {
        insert(area, edit);
      });
    },
    select: ({ from, to }) => {
      area.focus();
      area.setSelectionRange(from, to);
      scrollToOffset(area, from);
    },
    mark: () => undefined,
    undo: () => {
      keepingFocus(area, host.part, () => command("undo"));
    },
    redo: () => {
      keepingFocus(area, host.part, () => command("redo"));
    },
    takeChanges: () => changes ?? [],
    forgetChanges: () => (changes = undefined),
  };
}

/** Runs a command on the textarea. Commands need the focus, so the textarea must be visible for a moment. */
function keepingFocus(area: HTMLTextAreaElement, part: HTMLElement, act: () => void): void {
  const before = document.activeElement;
  const wasHidden = part.hidden;
  part.hidden = false;
  area.focus({ preventScroll: true });
  act();
  part.hidden = wasHidden;
  if (before instanceof HTMLElement && before !== area) before.focus({ preventScroll: true });
}

/** Inserts text with a command, because the undo history of the browser only records commands. */
function insert(area: HTMLTextAreaElement, { from, to, insert: text }: TextEdit): void {
  area.setSelectionRange(from, to);
  if (from === to && text === "") return;
  if (!(text === "" ? command("delete") : command("insertText", text))) {
    area.setRangeText(text, from, to);
    area.dispatchEvent(new Event("input"));
  }
  area.setSelectionRange(from, from);
  scrollToOffset(area, from);
}

function command(name: "insertText" | "delete" | "undo" | "redo", text?: string): boolean {
  // This method is deprecated, but it has no replacement.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return document.execCommand(name, false, text);
}

/** Scrolls to an offset, with a third of the height above it. Lines do not wrap, so all have the same height. */
function scrollToOffset(area: HTMLTextAreaElement, offset: number): void {
  const line = area.value.slice(0, offset).split("\n").length - 1;
  const lines = area.value.split("\n").length;
  area.scrollTop = (line / lines) * area.scrollHeight - area.clientHeight / 3;
}
