// The details below the outcome: the response beside the request with the differences, or a command to send the request elsewhere.

import { preview, type Difference, type Outcome } from "target-groups";
import { makeCopyButton } from "../copy";
import { button, element } from "../dom";
import { differencesTable } from "./differences";
import { sideBySide, textBlock } from "./exchange-view";

export function responseParts(request: string, answer: string, difference: Difference): Node[] {
  const shown = textBlock(answer, "Created target group");
  shown.classList.add("answer-text");
  return [differencesTable(difference), sideBySide(titled("Sent", textBlock(request, "Request")), titled("Created", shown))];
}

/** Returns a command for a terminal, for APIs that browsers cannot call. It reads the credentials from an environment variable. */
export function commandInstead(outcome: Outcome, request: string, baseUrl: string): Node[] {
  if (!("reason" in outcome) || !["connection", "network"].includes(outcome.reason)) return [];
  const { curl } = preview(request, { baseUrl });
  const copy = makeCopyButton(
    button({ class: "button small" }, () => undefined),
    "Copy command",
    () => curl,
  );
  const caution = outcome.outcome === "unknown" ? " First check whether the group exists." : "";
  return [
    element(
      "div",
      { class: "instead" },
      element(
        "p",
        {},
        "If the browser blocks the request, send it from a terminal. The command reads the credentials from an environment variable.",
        caution,
      ),
      textBlock(curl, "Command"),
      copy,
    ),
  ];
}

function titled(title: string, content: Node): HTMLElement {
  return element("div", {}, element("p", { class: "exchange-title" }, title), content);
}
