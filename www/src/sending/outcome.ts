// Shows the outcome of a request.

import type { Check, Outcome, ServerError } from "target-groups";
import { button, element, icon, type IconName } from "../dom";
import { localised } from "../language";
import { plural } from "../plural";

export interface OutcomeActions {
  /** Selects the value at the pointer in the editor. */
  goTo(pointer: string): void;
  goToFirstError(): void;
  /** Checks the server and returns the message of the result. */
  check(check: Check): Promise<string>;
}

interface Summary {
  tone: "success" | "error" | "warning";
  icon: IconName;
  title: string;
}

/** Returns the outcome with its details and actions. */
export function describeOutcome(outcome: Outcome, actions: OutcomeActions): Node {
  const { tone, icon: picture, title } = summaryOf(outcome);
  const head = element("p", { class: "outcome-title" }, icon(picture), title);
  return element("div", { class: "verdict", "data-tone": tone, "data-outcome": outcome.outcome }, head, ...details(outcome, actions));
}

/** Returns a short title, which is also announced and logged. */
export function summaryOf(outcome: Outcome): Summary {
  switch (outcome.outcome) {
    case "created":
      return { tone: "success", icon: "success", title: `Created: target group ${outcome.group.id}` };
    case "rejected":
      return { tone: "error", icon: "error", title: "Rejected: nothing was created" };
    case "not-sent":
      return { tone: "warning", icon: "warning", title: "Not sent" };
    case "unknown":
      return { tone: "warning", icon: "warning", title: "Unknown: the group may exist" };
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
        ...(outcome.check === undefined ? [] : [checkButton(outcome.check, "Check whether that group is this request", actions)]),
      ];
    case "not-sent":
      return [element("p", {}, localised(outcome.message)), ...toFirstError(outcome, actions)];
    case "unknown":
      return [element("p", {}, localised(outcome.message)), checkButton(outcome.check, "Check whether the group exists", actions)];
  }
}

function refusal({ code, message, explanation, pointer }: ServerError, actions: OutcomeActions): HTMLLIElement {
  const answered = element("p", {}, code === null ? undefined : element("code", {}, String(code)), code === null ? message : ` ${message}`);
  const meaning = explanation === undefined ? undefined : element("p", { class: "explanation" }, localised(explanation));
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

function checkButton(check: Check, title: string, actions: OutcomeActions): HTMLElement {
  const finding = element("p", { role: "status" });
  const start = button(
    { class: "button small" },
    () => {
      if (start.ariaDisabled === "true") return;
      start.ariaDisabled = "true";
      finding.textContent = "";
      void actions.check(check).then((message) => {
        start.ariaDisabled = "false";
        finding.replaceChildren(localised(message));
      });
    },
    title,
  );
  return element("div", { class: "look-up" }, start, finding);
}

function facts(pairs: Record<string, string>): HTMLElement {
  return element(
    "dl",
    { class: "facts" },
    ...Object.entries(pairs).map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
  );
}
