// The form and the text, in step. The text is the only state: the form shows the plan that says the same, and each change of the
// form is written into the text. What cannot be built stays in the form, which says that it is not in the request.

import { build, edit, planOf, preview, type Change, type Diagnostic, type PlanOf, type Range } from "target-groups";
import { element } from "../dom";
import type { Editor } from "../editor/editor";
import { language } from "../language";
import { showStatus } from "../status";
import { makeChoices } from "./choices";
import type { Control } from "./control";
import { makeForm } from "./form";
import { homeOf, inFormWords } from "./homes";
import { difference, textAt } from "./json";
import { makeNote } from "./note";
import { rewrite } from "./rewrite";
import { openWriter } from "./sitting";
import { makeStarters, type Situation } from "./starters";
import { unfitParts } from "./unfit";

export interface PanelHost {
  goTo: (place: { range?: Range | undefined }) => void;
  /** Shows, wherever the reader is, that the form says something that the request does not. */
  showBadge(isShown: boolean): void;
}

export interface Panel {
  /** After each change of the text. */
  follow(): void;
  /** The same while nobody looks. */
  followUnseen(): void;
  focus(): void;
  translate(): void;
}

/** Typing on is worth more than building half a number. */
const PAUSE_MS = 150;
/** What is half typed is no mistake yet. */
const PATIENCE_MS = 700;
/** A plan takes a number as text, and the request has it as a number. */
const SAID_OF_THE_PLAN_ONLY = "numeric-text";

export function openPanel(place: HTMLElement, editor: Editor, host: PanelHost): Panel {
  /** The plan of the text, if there is one. */
  let base: PlanOf | undefined;
  /** What the form says and the text does not, as changes of the plan. */
  let unwritten: Change[] = [];
  /** What was typed and not yet looked at. */
  let typed: Control | undefined;
  let writing = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const writer = openWriter(editor);
  const choices = makeChoices();
  const starters = makeStarters(choose);
  const unfit = element("div", { class: "describe-unfit" });
  const form = makeForm({ plan, watch, days, apply: applyAlone });
  const note = makeNote({ goTo: goToField, write: writeNow, discard });
  const body = element("div", { class: "describe-body" }, ...choices.lists, unfit, starters.element, form.element);
  place.replaceChildren(body, ...note.elements);

  function planText(): string {
    return unwritten.length === 0 ? (base?.text ?? "") : edit(base?.text ?? "", unwritten).text;
  }

  function plan(): unknown {
    const text = planText();
    return text === "" ? undefined : JSON.parse(text);
  }

  function days(): { start: string; end: string }[] {
    return preview(editor.text()).timeline.rows.map(({ start = "", end = "" }) => ({ start, end }));
  }

  function watch(control: Control): void {
    const { input } = control;
    input.addEventListener("input", () => {
      clearTimeout(pause);
      clearTimeout(patience);
      typed = control;
      pause = setTimeout(takeTyped, PAUSE_MS);
    });
    input.addEventListener("change", () => {
      typed = control;
      takeTyped();
      tellProblems();
    });
    input.addEventListener("blur", () => {
      takeTyped();
      writer.end();
      if (base?.plan !== undefined) control.show(plan());
    });
  }

  function takeTyped(): void {
    clearTimeout(pause);
    const control = typed;
    typed = undefined;
    if (control === undefined || base?.plan === undefined) return;
    const current = plan();
    if (control.read(current) !== control.input.value) apply(control.write(control.input.value, current), control.id, control);
  }

  /** Changes the plan, and the text with it where the plan can be built. */
  function apply(changes: Change[], field: string, typing?: Control): void {
    if (base?.plan === undefined) return;
    const after = edit(planText(), changes).text;
    unwritten = difference(base.plan, JSON.parse(after));
    if (unwritten.length > 0) {
      const { text, anew } = rewrite(editor.text(), base.text, after);
      if (text !== undefined) write(text, field, anew);
    }
    show(typing);
  }

  /** As a step of its own. */
  function applyAlone(changes: Change[], field: string): void {
    takeTyped();
    writer.end();
    apply(changes, field);
    writer.end();
  }

  function write(text: string, field: string, anew: boolean): void {
    writing = true;
    writer.write(text, field);
    writing = false;
    unwritten = [];
    base = planOf(editor.text(), { locale: language() });
    if (anew) showStatus(["Parts of the request are now written in another way, with the same meaning. Undo takes it back."]);
  }

  function choose(text: string, title: string): void {
    const dropped = inFormWords(unwritten, form.controls());
    const wasBlank = editor.isBlank();
    unwritten = [];
    writer.end();
    starters.close();
    editor.replaceAll(text);
    showStatus([
      `Template: ${title}.`,
      ...(wasBlank ? [] : ["Undo brings your text back."]),
      ...(dropped.length === 0 ? [] : [`Dropped, because it was not in the request: ${dropped.join(", ")}.`]),
    ]);
    focus();
  }

  function follow(): void {
    if (writing) return;
    clearTimeout(pause);
    typed = undefined;
    const before = unwritten;
    base = editor.isBlank() ? undefined : planOf(editor.text(), { locale: language() });
    if (base?.plan !== undefined && before.length > 0) unwritten = difference(base.plan, plan());
    show();
  }

  function show(typing?: Control): void {
    const situation = situationOf(base);
    const hadFocus = form.element.contains(document.activeElement);
    starters.show(situation);
    form.element.hidden = situation !== "fits";
    unfit.hidden = situation !== "unfit";
    if (situation === "fits") {
      const current = plan();
      form.show(current, typing);
      choices.showAttributesOf(textAt(current, "/event"));
    } else {
      unfit.replaceChildren(...(base === undefined ? [] : unfitParts(base.report, host.goTo)));
    }
    if (hadFocus && situation !== "fits") focus();
    clearTimeout(patience);
    if (typing === undefined || unwritten.length === 0) tellProblems();
    else patience = setTimeout(tellProblems, PATIENCE_MS);
  }

  /** At each field what is wrong with it, and below all that it is not in the request. */
  function tellProblems(): void {
    clearTimeout(patience);
    const fits = base?.plan !== undefined;
    const report = fits ? build(planText(), { locale: language() }).report : undefined;
    const told = report?.diagnostics.filter(({ code }) => code !== SAID_OF_THE_PLAN_ONLY) ?? [];
    const others = tellFields(told);
    const faulty = form.controls().filter(({ input }) => input.hasAttribute("aria-invalid"));
    const what = inFormWords(unwritten, form.controls());
    note.show({ what, fits, isBuildable: report?.valid ?? false, faulty: fits ? faulty : [], others });
    host.showBadge(what.length > 0);
  }

  /** Answers what has no field. */
  function tellFields(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const shown = form.controls().filter(({ element: { hidden } }) => !hidden);
    const homes = diagnostics.map((diagnostic) => ({ diagnostic, home: homeOf(diagnostic.pointer, shown) }));
    for (const control of form.controls()) {
      const own = homes.filter(({ home }) => home === control).map(({ diagnostic }) => diagnostic);
      control.tell(own);
      if (own.length > 0) form.reveal(control);
    }
    return homes.filter(({ home }) => home === undefined).map(({ diagnostic }) => diagnostic);
  }

  function goToField(control: Control): void {
    form.reveal(control);
    control.input.focus();
  }

  function writeNow(): void {
    applyAlone([], "note");
    focus();
  }

  function discard(): void {
    unwritten = [];
    show();
    focus();
  }

  /** The first thing to do. */
  function focus(): void {
    const first = base?.plan === undefined ? place.querySelector<HTMLElement>("button:not([hidden])") : form.controls()[0]?.input;
    first?.focus();
  }

  place.addEventListener("keydown", (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
    if (!isUndo) return;
    takeTyped();
    // What stands in the field only is undone there, by the browser.
    if (unwritten.length > 0 && event.target instanceof HTMLInputElement) event.stopPropagation();
  });
  addEventListener("pagehide", takeTyped, { capture: true });
  addEventListener("beforeunload", (event) => {
    takeTyped();
    if (unwritten.length > 0) event.preventDefault();
  });

  return {
    follow,
    followUnseen: () => {
      if (unwritten.length > 0) follow();
    },
    focus,
    translate: () => {
      starters.translate();
      follow();
    },
  };
}

function situationOf(base: PlanOf | undefined): Situation {
  if (base === undefined) return "blank";
  return base.plan === undefined ? "unfit" : "fits";
}
