// The interface of both editors.

import type { Severity, TextEdit } from "target-groups";

/** A problem as the editor shows it. */
export interface Mark {
  from: number;
  to: number;
  severity: Severity;
  message: string;
  fix?: { title: string; apply: () => void };
}

export interface Selection {
  from: number;
  to: number;
}

export interface TextEditor {
  /** Returns the text. Line breaks are "\n", as all offsets assume. */
  text: () => string;
  selection: () => Selection;
  /** Replaces a part of the text as one step of the undo history. Does not move the focus. */
  replace(edit: TextEdit): void;
  /** Selects a range, scrolls to it, and takes the focus. */
  select(range: Selection): void;
  mark(marks: readonly Mark[]): void;
  undo(): void;
  redo(): void;
}

/** The parts of the page that an editor uses. */
export interface EditorHost {
  element: HTMLElement;
  /** The element that is hidden while the form is shown. */
  part: HTMLElement;
  label: string;
  placeholder: string;
  /** The element with the keyboard shortcuts. */
  hint: HTMLElement;
  onChange(): void;
}
