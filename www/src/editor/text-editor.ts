// What the page asks of an editor, whichever stands there.

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
  /** With "\n" for every line break, as all offsets count. */
  text: () => string;
  selection: () => Selection;
  /** Replace a part as one step of the undo history. The keyboard's focus stays where it is. */
  replace(edit: TextEdit): void;
  /** Select a range, bring it into view, and take the focus. */
  select(range: Selection): void;
  mark(marks: readonly Mark[]): void;
  undo(): void;
  redo(): void;
}

/** What an editor needs of the page. */
export interface EditorHost {
  element: HTMLElement;
  /** What is hidden while the editor is not shown. */
  part: HTMLElement;
  label: string;
  placeholder: string;
  /** Says how to leave the editor. */
  hint: HTMLElement;
  onChange(): void;
}
