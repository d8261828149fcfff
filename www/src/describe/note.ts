// What was typed into the form and is not in the request: that it is so, why, and what can be done.

import type { Diagnostic } from "target-groups";
import { announcer } from "../announce";
import { button, element, icon } from "../dom";
import { said } from "../language";
import type { Control } from "./control";

export interface Unwritten {
  /** In the words of the form. */
  what: readonly string[];
  /** Whether the request is shown as a form. */
  fits: boolean;
  /** Whether the plan could be built now. */
  isBuildable: boolean;
  /** The fields in which something is wrong. */
  faulty: readonly Control[];
  /** What is wrong, and has no field. */
  others: readonly Diagnostic[];
}

export interface NoteActions {
  goTo: (control: Control) => void;
  write: () => void;
  discard: () => void;
}

export interface Note {
  elements: HTMLElement[];
  show(unwritten: Unwritten): void;
}

export function makeNote(actions: NoteActions): Note {
  const note = element("div", { class: "describe-note", role: "group", "aria-label": "Not in the request" });
  const status = element("p", { class: "visually-hidden", role: "status" });
  const announce = announcer(status, 500);
  note.hidden = true;

  return {
    elements: [note, status],
    show: (unwritten) => {
      note.hidden = unwritten.what.length === 0;
      const sentence = note.hidden ? "" : inWords(unwritten);
      announce(sentence);
      note.replaceChildren(
        element("p", {}, icon("warning"), element("span", {}, sentence)),
        ...unwritten.others.map(({ message }) => element("p", {}, said(message))),
        element("div", { class: "describe-note-actions" }, ...buttons(unwritten, actions)),
      );
    },
  };
}

function inWords({ what, fits, isBuildable }: Unwritten): string {
  const list = what.join(", ");
  if (!fits) return `Kept from the form, but not in the request: ${list}.`;
  return isBuildable
    ? `The text was changed meanwhile. What was typed here is not in the request: ${list}.`
    : `The request was not changed yet. Not in it: ${list}.`;
}

function buttons({ fits, isBuildable, faulty }: Unwritten, actions: NoteActions): HTMLElement[] {
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
  const write = button({ class: "button small" }, actions.write, "Write it into the request");
  const discard = button({ class: "button small" }, actions.discard, "Discard what was typed");
  return [...jumps, ...(fits && isBuildable ? [write] : []), discard];
}
