// A field of the form: a label, a control, a hint, and the place where it is said what is wrong.

import type { Change, Diagnostic } from "target-groups";
import { element, icon } from "../dom";
import { said } from "../language";
import { textAt, valueAt } from "./json";

export type Input = HTMLInputElement | HTMLSelectElement;

export interface ControlParts {
  /** The place in the plan that it stands for. */
  pointer: string;
  label: string;
  hint?: string;
  input: Input;
  /** What the plan says, as the control shows it. */
  read: (plan: unknown) => string;
  /** What the control says, as changes of the plan. */
  write: (text: string, plan: unknown) => Change[];
  /** Whether the plan has a place for it; always unless this is given. */
  isShown?: (plan: unknown) => boolean;
  /** What is to be said in place of the package's words. */
  explain?: (text: string) => string | undefined;
}

export interface Control extends ControlParts {
  element: HTMLElement;
  /** Names it among all controls, as long as it stands in its place. */
  id: string;
  show(plan: unknown): void;
  tell(diagnostics: readonly Diagnostic[]): void;
}

/** Said of an empty field, where the package could only speak of the kind of value. */
const SAID_OF_EMPTY = new Set(["wrong-type", "required", "date-invalid", "plan-zone-unknown", "plan-blank"]);

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
    tell: (diagnostics) => {
      if (diagnostics.some(({ severity }) => severity === "error")) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      problems.replaceChildren(...diagnostics.map((diagnostic) => problem(diagnostic, parts)));
    },
  };
}

function problem({ severity, code, message }: Diagnostic, { input, explain }: ControlParts): HTMLElement {
  const isEmpty = input.value.trim() === "" && SAID_OF_EMPTY.has(code);
  const own = isEmpty ? "Fill this in." : explain?.(input.value);
  return element(
    "p",
    { class: "field-problem", "data-severity": severity },
    icon(severity),
    own === undefined ? said(message) : element("span", {}, own),
  );
}

/** A line to type in. */
export function line(attributes: Record<string, string> = {}): HTMLInputElement {
  return element("input", { type: "text", autocomplete: "off", spellcheck: "false", ...attributes });
}

/** A choice of words. */
export function choice(options: Record<string, string>): HTMLSelectElement {
  return element("select", {}, ...Object.entries(options).map(([value, label]) => element("option", { value }, label)));
}

/** The text at a place that always holds one. */
export function text(pointer: string): Pick<ControlParts, "pointer" | "read" | "write"> {
  return { pointer, read: (plan) => textAt(plan, pointer), write: (value) => [{ pointer, value }] };
}

/** The value at a place that may be empty. */
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
