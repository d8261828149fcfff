// Shows the state of the plan: templates, fields, the reasons why the form is not available, and problems.

import type { Change, Diagnostic, Range } from "target-groups";
import { element } from "../dom";
import { makeChoices } from "./choices";
import type { Control } from "./control";
import { describeChanges, fieldFor } from "./field-lookup";
import { makeForm, type Form, type FormHost } from "./form";
import { textAt } from "./json";
import { makeNote, type Note } from "./note";
import type { PlanState } from "./plan-state";
import { makeTemplateChooser, type TemplateChooser } from "./templates";
import { unfitParts } from "./unfit";

export interface FormViewHost extends FormHost {
  /** Selects a range in the editor. */
  goTo: (place: { range?: Range | undefined }) => void;
  /** Shows or hides the badge for changes that are not in the request. */
  showBadge: (isShown: boolean) => void;
  chooseTemplate: (text: string, title: string) => void;
  /** Writes the pending changes into the request. */
  applyPending: () => void;
  discardPending: () => void;
}

export class FormView {
  readonly #place: HTMLElement;
  readonly #host: FormViewHost;
  readonly #choices = makeChoices();
  readonly #unfit = element("div", { class: "describe-unfit" });
  readonly #templates: TemplateChooser;
  readonly #form: Form;
  readonly #note: Note;

  constructor(place: HTMLElement, host: FormViewHost) {
    this.#place = place;
    this.#host = host;
    this.#templates = makeTemplateChooser(host.chooseTemplate);
    this.#form = makeForm(host);
    this.#note = makeNote({
      goTo: (control) => {
        this.#form.reveal(control);
        control.input.focus();
      },
      apply: host.applyPending,
      discard: host.discardPending,
    });
    const body = element(
      "div",
      { class: "describe-body" },
      ...this.#choices.lists,
      this.#unfit,
      this.#templates.element,
      this.#form.element,
    );
    place.replaceChildren(body, ...this.#note.elements);
  }

  /** Shows the plan in all fields, except the one that the user types into. */
  show(state: PlanState, typing?: Control): void {
    const { situation } = state;
    const hadFocus = this.#form.element.contains(document.activeElement);
    this.#templates.show(situation);
    this.#form.element.hidden = situation !== "fits";
    this.#unfit.hidden = situation !== "unfit";
    if (situation === "fits") this.#showFields(state.plan(), typing);
    else this.#unfit.replaceChildren(...(state.report === undefined ? [] : unfitParts(state.report, this.#host.goTo)));
    if (hadFocus && situation !== "fits") this.focus(state);
  }

  /** Shows problems at their fields, and the pending changes in the note. */
  showProblems(state: PlanState): void {
    const { isBuildable, diagnostics } = state.check();
    const others = this.#showFieldProblems(diagnostics);
    const faulty = state.isEditable ? this.#form.controls().filter(({ input }) => input.hasAttribute("aria-invalid")) : [];
    const changes = this.describe(state.pending);
    this.#note.show({ changes, fits: state.isEditable, isBuildable, faulty, others });
    this.#host.showBadge(changes.length > 0);
  }

  /** Describes changes by the labels of their fields. */
  describe(changes: readonly Change[]): string[] {
    return describeChanges(changes, this.#form.controls());
  }

  /** Focuses the first field, or the first button if the form is not available. */
  focus(state: PlanState): void {
    const first = state.isEditable ? this.#form.controls()[0]?.input : this.#place.querySelector<HTMLElement>("button:not([hidden])");
    first?.focus();
  }

  closeTemplates(): void {
    this.#templates.close();
  }

  translate(): void {
    this.#templates.translate();
  }

  #showFields(plan: unknown, typing: Control | undefined): void {
    this.#form.show(plan, typing);
    this.#choices.showAttributesOf(textAt(plan, "/event"));
  }

  /** Returns the diagnostics that have no field. */
  #showFieldProblems(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const shown = this.#form.controls().filter(({ element: { hidden } }) => !hidden);
    const assigned = diagnostics.map((diagnostic) => ({ diagnostic, field: fieldFor(diagnostic.pointer, shown) }));
    for (const control of this.#form.controls()) {
      const own = assigned.filter(({ field }) => field === control).map(({ diagnostic }) => diagnostic);
      control.showProblems(own);
      if (own.length > 0) this.#form.reveal(control);
    }
    return assigned.filter(({ field }) => field === undefined).map(({ diagnostic }) => diagnostic);
  }
}
