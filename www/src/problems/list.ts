// The list of problems. Each entry links to its position and offers its fix.

import { button, byId, element, icon } from "../dom";
import { language, localised } from "../language";
import { plural } from "../plural";
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

/** The button for all safe fixes is only useful with several of them. */
const MIN_FIXES_FOR_ALL = 2;

export function showProblems(problems: readonly Problem[], actions: ProblemActions): void {
  const focused = focusedEntry();
  const fixes = problems.filter(({ fix }) => fix?.kind === "safe").length;
  if (fixes < MIN_FIXES_FOR_ALL && document.activeElement === fixAll) title.focus();
  fixAll.hidden = fixes < MIN_FIXES_FOR_ALL;
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
  const fixButton =
    fix &&
    button(
      { class: "button small" },
      () => {
        actions.fix(problem);
      },
      icon("fix"),
      element("span", {}, element("span", { class: "visually-hidden" }, "Fix: "), localised(fix.title)),
    );
  return element("li", { class: "problem", "data-severity": severity, "data-code": problem.code }, jump, origin(problem), fixButton);
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

/** Shows the rule with a link to its documentation, or the server that reported the problem, and the pointer. */
function origin({ code, pointer, source, docs, related = [] }: Problem): HTMLElement {
  const name = element("code", { class: "problem-code" }, code);
  return element(
    "p",
    { class: "problem-origin" },
    docs === undefined ? name : linkTo(docs, name),
    source === undefined ? undefined : element("span", {}, `from ${source}`),
    element("code", { class: "problem-pointer" }, pointer),
    related.length === 0 ? undefined : element("span", {}, `and ${plural(related.length, "more place")}`),
  );
}

/** Links to the documentation of the rule in a new tab, because leaving the page would lose the undo history. */
function linkTo(docs: string, name: HTMLElement): HTMLElement {
  const hint = element("span", { class: "visually-hidden" }, ", documentation of this rule, opens in a new tab");
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

/** Focuses the entry at the position of the previous one, so that keyboard users can continue. */
function restoreFocus(index: number): void {
  const next = list.children[Math.min(index, list.children.length - 1)];
  (next?.querySelector("button") ?? title).focus();
}
