// What stands below the outcome: the answer beside the request with the differences explained, or another way to send.

import { preview, type Difference, type Outcome } from "target-groups";
import { makeCopyButton } from "../copy";
import { button, element } from "../dom";
import { differencesTable } from "./differences";
import { besides, textBlock } from "./exchange-view";

export function answerParts(request: string, answer: string, difference: Difference): Node[] {
  const shown = textBlock(answer, "The created target group");
  shown.classList.add("answer-text");
  return [differencesTable(difference), besides(titled("Sent", textBlock(request, "The request")), titled("Created", shown))];
}

/** A browser may keep this page from the API: then a terminal does the same, with the secret in a variable of its own. */
export function insteadOfSending(outcome: Outcome, request: string, baseUrl: string): Node[] {
  if (!("reason" in outcome) || !["connection", "network"].includes(outcome.reason)) return [];
  const { curl } = preview(request, { baseUrl });
  const copy = makeCopyButton(
    button({ class: "button small" }, () => undefined),
    "Copy the command",
    () => curl,
  );
  const caution = outcome.outcome === "unknown" ? " Look first whether the group exists." : "";
  return [
    element(
      "div",
      { class: "instead" },
      element(
        "p",
        {},
        "If the browser is what stands in the way, send it from a terminal. The command takes the credentials from an environment variable.",
        caution,
      ),
      textBlock(curl, "The command"),
      copy,
    ),
  ];
}

function titled(title: string, content: Node): HTMLElement {
  return element("div", {}, element("p", { class: "exchange-title" }, title), content);
}
