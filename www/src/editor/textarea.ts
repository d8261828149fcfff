// The editor until CodeMirror has loaded, and where it cannot.

import type { TextEdit } from "target-groups";
import { element } from "../dom";
import { difference } from "./change";
import type { EditorHost, TextEditor } from "./text-editor";

export interface Textarea extends TextEditor {
  element: HTMLTextAreaElement;
  /** What was changed since the beginning, for the undo history of the next editor. */
  takeChanges(): TextEdit[];
  /** Nobody will ask for the changes. */
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

/** Commands act on what has the focus, which nothing hidden can take. */
function keepingFocus(area: HTMLTextAreaElement, part: HTMLElement, act: () => void): void {
  const before = document.activeElement;
  const wasHidden = part.hidden;
  part.hidden = false;
  area.focus({ preventScroll: true });
  act();
  part.hidden = wasHidden;
  if (before instanceof HTMLElement && before !== area) before.focus({ preventScroll: true });
}

/** Typing by command is the one way that the browser's undo history understands. */
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
  // Deprecated, and without a successor.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return document.execCommand(name, false, text);
}

/** A third of the height stays above the place. Lines do not wrap, so each is as high as the others. */
function scrollToOffset(area: HTMLTextAreaElement, offset: number): void {
  const line = area.value.slice(0, offset).split("\n").length - 1;
  const lines = area.value.split("\n").length;
  area.scrollTop = (line / lines) * area.scrollHeight - area.clientHeight / 3;
}
