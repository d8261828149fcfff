// Keeps the form and the text in sync. The text is the only state: the form shows the plan of the request, and changes of the form are
// written into the text. Changes that cannot be built stay pending in the form, which shows that they are not in the request.

import { preview, type Change, type Range } from "target-groups";
import type { Editor } from "../editor/editor";
import { localised } from "../language";
import { showStatus } from "../status";
import type { Control } from "./control";
import { FormView } from "./form-view";
import { PlanState } from "./plan-state";
import { Typing } from "./typing";
import { openUndoGroups, type UndoGroups } from "./undo-groups";

export interface PanelHost {
  /** Selects a range in the editor. */
  goTo: (place: { range?: Range | undefined }) => void;
  /** Shows or hides the badge for changes that are not in the request. */
  showBadge: (isShown: boolean) => void;
}

/** The delay before problems of the field in use are shown, so that half a word is not reported. */
const PROBLEM_DELAY_MS = 700;

export class Panel {
  readonly #editor: Editor;
  readonly #undoGroups: UndoGroups;
  readonly #state = new PlanState();
  readonly #view: FormView;
  readonly #typing = new Typing((control) => {
    this.#readField(control);
  });
  /** True while the panel itself changes the text. */
  #isWriting = false;
  #problemTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(place: HTMLElement, editor: Editor, host: PanelHost) {
    this.#editor = editor;
    this.#undoGroups = openUndoGroups(editor);
    this.#view = new FormView(place, {
      ...host,
      plan: () => this.#state.plan(),
      days: () => preview(editor.text()).timeline.rows.map(({ start = "", end = "" }) => ({ start, end })),
      watch: (control) => {
        this.#watch(control);
      },
      apply: (changes, field) => {
        this.#changeAlone(changes, field);
      },
      chooseTemplate: (text, title) => {
        this.#useTemplate(text, title);
      },
      applyPending: () => {
        this.#changeAlone([], "note");
        this.focus();
      },
      discardPending: () => {
        this.#state.discard();
        this.#show();
        this.focus();
      },
    });
    this.#handleUndo(place);
    this.#handleLeaving();
  }

  /** Updates the form after a change of the text. */
  follow(): void {
    if (this.#isWriting) return;
    this.#typing.cancel();
    this.#state.read(this.#editor.text());
    this.#show();
  }

  /** Updates the form after a change of the text while the form is hidden. Only pending changes need this. */
  followHidden(): void {
    if (this.#state.pending.length > 0) this.follow();
  }

  focus(): void {
    this.#view.focus(this.#state);
  }

  /** Updates all texts after a change of the language. */
  translate(): void {
    this.#view.translate();
    this.follow();
  }

  #watch(control: Control): void {
    const { input } = control;
    input.addEventListener("input", () => {
      clearTimeout(this.#problemTimer);
      this.#typing.start(control);
    });
    input.addEventListener("change", () => {
      this.#typing.start(control);
      this.#typing.finish();
      this.#showProblems();
    });
    input.addEventListener("blur", () => {
      this.#typing.finish();
      this.#undoGroups.end();
      if (this.#state.isEditable) control.show(this.#state.plan());
    });
  }

  /** Reads what the user typed into a field. */
  #readField(control: Control): void {
    if (!this.#state.isEditable) return;
    const plan = this.#state.plan();
    const { value } = control.input;
    if (control.read(plan) !== value) this.#change(control.write(value, plan), control.id, control);
  }

  /** Changes the plan, and the text if the plan can be built. */
  #change(changes: Change[], field: string, typing?: Control): void {
    if (!this.#state.isEditable) return;
    this.#state.change(changes);
    const request = this.#state.applyTo(this.#editor.text());
    if (request !== undefined) this.#write(request.text, field);
    if (request?.restyled)
      showStatus(["Other parts of the request are now written differently, with the same meaning. Undo reverts this."]);
    this.#show(typing);
  }

  /** Changes the plan as a separate step of the undo history. */
  #changeAlone(changes: Change[], field: string): void {
    this.#typing.finish();
    this.#undoGroups.end();
    this.#change(changes, field);
    this.#undoGroups.end();
  }

  #write(text: string, field: string): void {
    this.#isWriting = true;
    this.#undoGroups.write(text, field);
    this.#isWriting = false;
    this.#state.discard();
    this.#state.read(this.#editor.text());
  }

  #useTemplate(text: string, title: string): void {
    const lost = this.#view.describe(this.#state.pending);
    const wasBlank = this.#editor.isBlank();
    this.#state.discard();
    this.#undoGroups.end();
    this.#view.closeTemplates();
    this.#editor.replaceAll(text);
    showStatus([
      "Template:",
      localised(`${title}.`),
      ...(wasBlank ? [] : ["Undo restores your text."]),
      ...(lost.length === 0 ? [] : [`Discarded changes that were not in the request: ${lost.join(", ")}.`]),
    ]);
    this.focus();
  }

  #show(typing?: Control): void {
    this.#view.show(this.#state, typing);
    clearTimeout(this.#problemTimer);
    if (typing === undefined || this.#state.pending.length === 0) this.#showProblems();
    else
      this.#problemTimer = setTimeout(() => {
        this.#showProblems();
      }, PROBLEM_DELAY_MS);
  }

  #showProblems(): void {
    clearTimeout(this.#problemTimer);
    this.#view.showProblems(this.#state);
  }

  /** Leaves undo to the browser in a field whose text is not in the request. Otherwise the history of the editor handles it. */
  #handleUndo(place: HTMLElement): void {
    place.addEventListener("keydown", (event) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
      if (!isUndo) return;
      this.#typing.finish();
      if (this.#state.pending.length > 0 && event.target instanceof HTMLInputElement) event.stopPropagation();
    });
  }

  /** Writes typed text before the page is closed, and warns about pending changes. */
  #handleLeaving(): void {
    const finishTyping = (): void => {
      this.#typing.finish();
    };
    addEventListener("pagehide", finishTyping, { capture: true });
    addEventListener("beforeunload", (event) => {
      finishTyping();
      if (this.#state.pending.length > 0) event.preventDefault();
    });
  }
}
