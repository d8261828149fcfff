// A field of the form: a label, an input, a hint, and its problems.

import type { Change, Diagnostic } from "target-groups";
import { element, icon } from "../dom";
import { localised } from "../language";
import { textAt, valueAt } from "./json";

export type Input = HTMLInputElement | HTMLSelectElement;

export interface ControlParts {
  /** The JSON Pointer of the value in the plan. */
  pointer: string;
  label: string;
  hint?: string;
  input: Input;
  /** Returns the value of the plan as the input shows it. */
  read: (plan: unknown) => string;
  /** Converts the text of the input to changes of the plan. */
  write: (text: string, plan: unknown) => Change[];
  /** Returns whether the field applies to the plan. Default: always. */
  isShown?: (plan: unknown) => boolean;
  /** Returns an explanation that replaces the message of the package. */
  explain?: (text: string) => string | undefined;
}

export interface Control extends ControlParts {
  element: HTMLElement;
  /** The id of the input. It depends on the pointer, so it changes when rows are removed. */
  id: string;
  show(plan: unknown): void;
  showProblems(diagnostics: readonly Diagnostic[]): void;
}

/** Rules whose messages do not help with an empty field. */
const EMPTY_FIELD_RULES = new Set(["wrong-type", "required", "date-invalid", "plan-zone-unknown", "plan-blank"]);

export function makeControl(parts: ControlParts): Control {
  const { pointer, label, hint, input } = parts;
  const id = `describe${pointer.replaceAll("/", "-")}${parts.input instanceof HTMLSelectElement ? "-choice" : ""}`;
  const problems = element("div", { class: "field-problems", id: `${id}-problems` });
  input.id = id;
  input.setAttribute("aria-describedby", [...(hint === undefined ? [] : [`${id}-hint`]), problems.id].join(" "));
  const wrapper = element(
    "div",
    { class: "field" },
    element("label", { for: id }, label),
    input,
    hint === undefined ? undefined : element("p", { class: "hint", id: `${id}-hint` }, hint),
    problems,
  );
  return {
    ...parts,
    element: wrapper,
    id,
    show: (plan) => {
      wrapper.hidden = parts.isShown?.(plan) === false;
      const value = parts.read(plan);
      if (input.value !== value) input.value = value;
    },
    showProblems: (diagnostics) => {
      if (diagnostics.some(({ severity }) => severity === "error")) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      problems.replaceChildren(...diagnostics.map((diagnostic) => problem(diagnostic, parts)));
    },
  };
}

function problem({ severity, code, message }: Diagnostic, { input, explain }: ControlParts): HTMLElement {
  const isEmpty = input.value.trim() === "" && EMPTY_FIELD_RULES.has(code);
  const own = isEmpty ? "Enter a value." : explain?.(input.value);
  return element(
    "p",
    { class: "field-problem", "data-severity": severity },
    icon(severity),
    own === undefined ? localised(message) : element("span", {}, own),
  );
}

/** Creates a text input. */
export function line(attributes: Record<string, string> = {}): HTMLInputElement {
  return element("input", { type: "text", autocomplete: "off", spellcheck: "false", ...attributes });
}

/** Creates a select element from values and labels. */
export function choice(options: Record<string, string>): HTMLSelectElement {
  return element("select", {}, ...Object.entries(options).map(([value, label]) => element("option", { value }, label)));
}

/** Reads and writes a required text value. */
export function text(pointer: string): Pick<ControlParts, "pointer" | "read" | "write"> {
  return { pointer, read: (plan) => textAt(plan, pointer), write: (value) => [{ pointer, value }] };
}

/** Reads and writes an optional value. An empty input removes it. */
export function optional(
  pointer: string,
  toValue: (text: string) => unknown = (typed) => typed,
): Pick<ControlParts, "pointer" | "read" | "write"> {
  return {
    pointer,
    read: (plan) => textAt(plan, pointer),
    write: (typed, plan) => (typed.trim() === "" ? removal(plan, pointer) : [{ pointer, value: toValue(typed) }]),
  };
}

export function removal(plan: unknown, pointer: string): Change[] {
  return valueAt(plan, pointer) === undefined ? [] : [{ pointer, remove: true }];
}
