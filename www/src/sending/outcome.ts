// What became of a request, in words.

import type { Check, Outcome, ServerError } from "target-groups";
import { button, element, icon, type IconName } from "../dom";
import { said } from "../language";
import { plural } from "../plural";

export interface OutcomeActions {
  /** Show the place in the request. */
  goTo(pointer: string): void;
  goToFirstError(): void;
  /** What a look at the server shows, in words. */
  look(check: Check): Promise<string>;
}

interface Summary {
  tone: "success" | "error" | "warning";
  icon: IconName;
  title: string;
}

/** The outcome for the answer's card. */
export function describeOutcome(outcome: Outcome, actions: OutcomeActions): Node {
  const { tone, icon: picture, title } = summaryOf(outcome);
  const head = element("p", { class: "outcome-title" }, icon(picture), title);
  return element("div", { class: "verdict", "data-tone": tone, "data-outcome": outcome.outcome }, head, ...details(outcome, actions));
}

/** The outcome in a line, also to announce and for the log. */
export function summaryOf(outcome: Outcome): Summary {
  switch (outcome.outcome) {
    case "created":
      return { tone: "success", icon: "success", title: `Created: target group ${outcome.group.id}` };
    case "rejected":
      return { tone: "error", icon: "error", title: "Refused: nothing was created" };
    case "not-sent":
      return { tone: "warning", icon: "warning", title: "Not sent" };
    case "unknown":
      return { tone: "warning", icon: "warning", title: "Unknown: the group may exist or not" };
  }
}

function details(outcome: Outcome, actions: OutcomeActions): Node[] {
  switch (outcome.outcome) {
    case "created":
      return [
        facts({ Name: outcome.group.name, Id: String(outcome.group.id), Status: String(outcome.status) }),
        ...outcome.warnings.map(({ message }) => element("p", {}, message)),
      ];
    case "rejected":
      return [
        element("ul", { class: "refusals" }, ...outcome.errors.map((error) => refusal(error, actions))),
        ...(outcome.check === undefined ? [] : [lookUp(outcome.check, "Look whether that group is this request", actions)]),
      ];
    case "not-sent":
      return [element("p", {}, said(outcome.message)), ...toFirstError(outcome, actions)];
    case "unknown":
      return [element("p", {}, said(outcome.message)), lookUp(outcome.check, "Look whether the group exists", actions)];
  }
}

function refusal({ code, message, explanation, pointer }: ServerError, actions: OutcomeActions): HTMLLIElement {
  const answered = element("p", {}, code === null ? undefined : element("code", {}, String(code)), code === null ? message : ` ${message}`);
  const meaning = explanation === undefined ? undefined : element("p", { class: "explanation" }, said(explanation));
  const jump =
    pointer === undefined
      ? undefined
      : button(
          { class: "button small" },
          () => {
            actions.goTo(pointer);
          },
          icon("goto"),
          element("span", {}, "Go to ", element("code", {}, pointer === "" ? "the request" : pointer)),
        );
  return element("li", {}, answered, meaning, jump);
}

function toFirstError({ report }: Extract<Outcome, { outcome: "not-sent" }>, actions: OutcomeActions): Node[] {
  const errors = report?.diagnostics.filter(({ severity }) => severity === "error").length ?? 0;
  if (errors === 0) return [];
  const jump = button(
    { class: "button small" },
    () => {
      actions.goToFirstError();
    },
    icon("goto"),
    "Go to the first error",
  );
  return [element("p", {}, `The request has ${plural(errors, "error")}.`), jump];
}

function lookUp(check: Check, question: string, actions: OutcomeActions): HTMLElement {
  const finding = element("p", { role: "status" });
  const look = button(
    { class: "button small" },
    () => {
      if (look.ariaDisabled === "true") return;
      look.ariaDisabled = "true";
      finding.textContent = "";
      void actions.look(check).then((words) => {
        look.ariaDisabled = "false";
        finding.replaceChildren(said(words));
      });
    },
    question,
  );
  return element("div", { class: "look-up" }, look, finding);
}

function facts(pairs: Record<string, string>): HTMLElement {
  return element(
    "dl",
    { class: "facts" },
    ...Object.entries(pairs).map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
  );
}
