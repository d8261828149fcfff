// The note about changes of the form that are not in the request.

import type { Diagnostic } from "target-groups";
import { announcer } from "../announce";
import { button, element, icon } from "../dom";
import { localised } from "../language";
import type { Control } from "./control";

export interface PendingNote {
  /** The changes, described by the labels of their fields. */
  changes: readonly string[];
  /** True when the form can show the request. */
  fits: boolean;
  /** True when the plan with the changes can be built. */
  isBuildable: boolean;
  /** The fields with errors. */
  faulty: readonly Control[];
  /** The diagnostics that have no field. */
  others: readonly Diagnostic[];
}

export interface NoteActions {
  goTo: (control: Control) => void;
  apply: () => void;
  discard: () => void;
}

export interface Note {
  elements: HTMLElement[];
  show(pending: PendingNote): void;
}

export function makeNote(actions: NoteActions): Note {
  const note = element("div", { class: "describe-note", role: "group", "aria-label": "Not in the request" });
  const status = element("p", { class: "visually-hidden", role: "status" });
  const announce = announcer(status, 500);
  note.hidden = true;

  return {
    elements: [note, status],
    show: (pending) => {
      note.hidden = pending.changes.length === 0;
      const sentence = note.hidden ? "" : describe(pending);
      announce(sentence);
      note.replaceChildren(
        element("p", {}, icon("warning"), element("span", {}, sentence)),
        ...pending.others.map(({ message }) => element("p", {}, localised(message))),
        element("div", { class: "describe-note-actions" }, ...buttons(pending, actions)),
      );
    },
  };
}

function describe({ changes, fits, isBuildable }: PendingNote): string {
  const list = changes.join(", ");
  if (!fits) return `These changes are kept in the form but are not in the request: ${list}.`;
  return isBuildable
    ? `The text has changed. These changes are not in the request: ${list}.`
    : `These changes are not in the request yet: ${list}.`;
}

function buttons({ fits, isBuildable, faulty }: PendingNote, actions: NoteActions): HTMLElement[] {
  const jumps = faulty.map((control) =>
    button(
      { class: "button small" },
      () => {
        actions.goTo(control);
      },
      icon("goto"),
      `Go to ${control.label}`,
    ),
  );
  const apply = button({ class: "button small" }, actions.apply, "Apply to the request");
  const discard = button({ class: "button small" }, actions.discard, "Discard changes");
  return [...jumps, ...(fits && isBuildable ? [apply] : []), discard];
}
