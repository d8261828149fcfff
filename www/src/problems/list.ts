// The list of problems. Each entry jumps to its place, and offers its fix.

import { button, byId, element, icon } from "../dom";
import { language, said } from "../language";
import type { Problem } from "./problem";
import { severityNames } from "./severity";

export interface ProblemActions {
  goTo(problem: Problem): void;
  fix(problem: Problem): void;
  fixAll(): void;
}

const list = byId("problems", HTMLOListElement);
const title = byId("problems-title", HTMLHeadingElement);
const fixAll = byId("fix-all", HTMLButtonElement);

/** Where one fix is all there is, its own button does. */
const FEWEST_FOR_ALL = 2;

export function showProblems(problems: readonly Problem[], actions: ProblemActions): void {
  const focused = focusedEntry();
  const fixes = problems.filter(({ fix }) => fix !== undefined).length;
  if (fixes < FEWEST_FOR_ALL && document.activeElement === fixAll) title.focus();
  fixAll.hidden = fixes < FEWEST_FOR_ALL;
  fixAll.onclick = () => {
    actions.fixAll();
  };
  list.replaceChildren(...problems.map((problem) => entry(problem, actions)));
  list.hidden = problems.length === 0;
  if (focused !== -1) restoreFocus(focused);
}

function entry(problem: Problem, actions: ProblemActions): HTMLLIElement {
  const { severity, fix } = problem;
  const jump = button(
    { class: "problem-jump" },
    () => {
      actions.goTo(problem);
    },
    ...description(problem),
  );
  const mend =
    fix &&
    button(
      { class: "button small" },
      () => {
        actions.fix(problem);
      },
      icon("fix"),
      element("span", {}, element("span", { class: "visually-hidden" }, "Fix: "), said(fix.title)),
    );
  return element("li", { class: "problem", "data-severity": severity, "data-code": problem.code }, jump, origin(problem), mend);
}

function description({ severity, message, range }: Problem): Node[] {
  return [
    element(
      "span",
      { class: "problem-head" },
      icon(severity),
      element("span", { class: "problem-severity" }, severityNames[severity]),
      range && place(range.line, range.column),
    ),
    element("span", { class: "problem-message", lang: language() }, message),
  ];
}

/** The rule, with the way to its description, or who else says so; and the place in the request. */
function origin({ code, pointer, source, docs }: Problem): HTMLElement {
  const name = element("code", { class: "problem-code" }, code);
  return element(
    "p",
    { class: "problem-origin" },
    docs === undefined ? name : linkTo(docs, name),
    source === undefined ? undefined : element("span", {}, `from ${source}`),
    element("code", { class: "problem-pointer" }, pointer),
  );
}

/** To the section of the rule, in a tab of its own: the undo history of this one would be lost. */
function linkTo(docs: string, name: HTMLElement): HTMLElement {
  const hint = element("span", { class: "visually-hidden" }, ", what this rule means, in a new tab");
  return element(
    "a",
    { class: "problem-rule", href: `./docs/rules.html${docs.slice(docs.indexOf("#"))}`, target: "_blank", rel: "noopener" },
    name,
    hint,
  );
}

function place(line: number, column: number): HTMLElement {
  return element(
    "span",
    { class: "problem-place" },
    element("span", { "aria-hidden": "true" }, `${line}:${column}`),
    element("span", { class: "visually-hidden" }, `line ${line}, column ${column}`),
  );
}

function focusedEntry(): number {
  return [...list.children].findIndex((item) => item.contains(document.activeElement));
}

/** The entry that took the place of the one that had the focus, so that fixing can go on by keyboard. */
function restoreFocus(index: number): void {
  const next = list.children[Math.min(index, list.children.length - 1)];
  (next?.querySelector("button") ?? title).focus();
}
