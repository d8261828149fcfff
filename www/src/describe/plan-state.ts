// The plan of the request, and the changes of the form that are not in the request yet.

import { build, edit, planOf, type Change, type Diagnostic, type PlanOf, type Report } from "target-groups";
import { language } from "../language";
import { difference } from "./json";
import { rewrite } from "./rewrite";
import type { Situation } from "./templates";

/** A plan accepts a number as text, and `build` writes a number, so the form does not report it. */
const PLAN_ONLY_RULE = "numeric-text";

/** The result of building the plan with all changes. */
export interface PlanCheck {
  isBuildable: boolean;
  diagnostics: Diagnostic[];
}

export class PlanState {
  /** The plan of the request, or the reasons why there is none. Undefined without a request. */
  #base: PlanOf | undefined;
  #pending: readonly Change[] = [];

  /** The changes of the plan that are not in the request. */
  get pending(): readonly Change[] {
    return this.#pending;
  }

  get isEditable(): boolean {
    return this.#base?.plan !== undefined;
  }

  get situation(): Situation {
    if (this.#base === undefined) return "blank";
    return this.isEditable ? "fits" : "unfit";
  }

  /** The report about the conversion of the request to a plan. */
  get report(): Report | undefined {
    return this.#base?.report;
  }

  /** Returns the plan with the pending changes, or undefined if there is none. */
  plan(): unknown {
    const text = this.#planText();
    return text === "" ? undefined : JSON.parse(text);
  }

  /** Reads the request after a change of its text. Pending changes stay pending, unless the text contains them now. */
  read(request: string): void {
    this.#base = request.trim() === "" ? undefined : planOf(request, { locale: language() });
    if (this.isEditable && this.#pending.length > 0) this.#pending = difference(this.#base?.plan, this.plan());
  }

  /** Adds changes of the form. They stay pending until `read` finds them in the request. */
  change(changes: Change[]): void {
    if (!this.isEditable) return;
    this.#pending = difference(this.#base?.plan, JSON.parse(edit(this.#planText(), changes).text));
  }

  discard(): void {
    this.#pending = [];
  }

  /** Returns the request with the pending changes, or undefined if there are none or the plan has errors. */
  applyTo(request: string): { text: string; restyled: boolean } | undefined {
    if (this.#pending.length === 0) return undefined;
    const { text, restyled } = rewrite(request, this.#base?.text ?? "", this.#planText());
    return text === undefined ? undefined : { text, restyled };
  }

  /** Builds the plan with the pending changes to find its problems. */
  check(): PlanCheck {
    if (!this.isEditable) return { isBuildable: false, diagnostics: [] };
    const { valid, diagnostics } = build(this.#planText(), { locale: language() }).report;
    return { isBuildable: valid, diagnostics: diagnostics.filter(({ code }) => code !== PLAN_ONLY_RULE) };
  }

  #planText(): string {
    const text = this.#base?.text ?? "";
    return this.#pending.length === 0 ? text : edit(text, [...this.#pending]).text;
  }
}
