// What became of a request, in words.

import type { Outcome, ServerError } from "target-groups";
import { button, element, icon, type IconName } from "../dom";
import { plural } from "../plural";

export interface OutcomeActions {
  /** Show the place in the request. */
  goTo(pointer: string): void;
  goToFirstError(): void;
  /** Whether the server knows a group of the name that was sent. */
  isStored(): boolean;
}

interface Verdict {
  tone: "success" | "error" | "warning";
  icon: IconName;
  title: string;
  details: Node[];
}

/** The outcome for the answer's card, and its title to announce. */
export function describeOutcome(outcome: Outcome, actions: OutcomeActions): { title: string; content: Node } {
  const { tone, icon: picture, title, details } = verdict(outcome, actions);
  const head = element("p", { class: "outcome-title" }, icon(picture), title);
  return { title, content: element("div", { class: "verdict", "data-tone": tone, "data-outcome": outcome.outcome }, head, ...details) };
}

function verdict(outcome: Outcome, actions: OutcomeActions): Verdict {
  switch (outcome.outcome) {
    case "created":
      return {
        tone: "success",
        icon: "success",
        title: `Created: target group ${outcome.group.id}`,
        details: [
          facts({ Name: outcome.group.name, Id: String(outcome.group.id), Status: String(outcome.status) }),
          ...outcome.warnings.map(({ message }) => element("p", {}, message)),
        ],
      };
    case "rejected":
      return {
        tone: "error",
        icon: "error",
        title: "Refused: nothing was created",
        details: [element("ul", { class: "refusals" }, ...outcome.errors.map((error) => refusal(error, actions)))],
      };
    case "not-sent":
      return {
        tone: "warning",
        icon: "warning",
        title: "Not sent",
        details: [element("p", {}, outcome.message), ...toFirstError(outcome, actions)],
      };
    case "unknown":
      return {
        tone: "warning",
        icon: "warning",
        title: "Unknown: the group may exist or not",
        details: [element("p", {}, outcome.message), lookUp(actions)],
      };
  }
}

function refusal({ code, message, explanation, pointer }: ServerError, actions: OutcomeActions): HTMLLIElement {
  const said = element("p", {}, code === null ? undefined : element("code", {}, String(code)), code === null ? message : ` ${message}`);
  const meaning = explanation === undefined ? undefined : element("p", { class: "explanation" }, explanation);
  const jump = pointer === undefined ? undefined : button({ class: "button small" }, () => {
    actions.goTo(pointer);
  }, icon("goto"), element("span", {}, "Go to ", element("code", {}, pointer === "" ? "the request" : pointer)));
  return element("li", {}, said, meaning, jump);
}

function toFirstError({ report }: Extract<Outcome, { outcome: "not-sent" }>, actions: OutcomeActions): Node[] {
  const errors = report?.diagnostics.filter(({ severity }) => severity === "error").length ?? 0;
  if (errors === 0) return [];
  const jump = button({ class: "button small" }, () => {
    actions.goToFirstError();
  }, icon("goto"), "Go to the first error");
  return [element("p", {}, `The request has ${plural(errors, "error")}.`), jump];
}

function lookUp(actions: OutcomeActions): HTMLElement {
  const answer = element("p", { role: "status" });
  const look = button({ class: "button small" }, () => {
    answer.textContent = actions.isStored() ? "It exists: the request arrived." : "It does not exist: sending again is safe.";
  }, "Look whether the group exists");
  return element("div", { class: "look-up" }, look, answer);
}

function facts(pairs: Record<string, string>): HTMLElement {
  return element("dl", { class: "facts" }, ...Object.entries(pairs).map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}
