// The summary of the request as cards, one for each section. The changes of the server are collapsed.

import type { Preview, SummarySection } from "target-groups";
import { element } from "../dom";
import { prose } from "../editor/prose";

/** Returns the cards, or the summary as text if the request cannot be read. */
export function summaryCards({ sections, summary }: Preview): HTMLElement[] {
  if (sections.length === 0) return summary === "" ? [] : [element("p", {}, ...prose(summary))];
  return sections.map((section) => (section.kind === "server" ? collapsedCard(section) : card(section)));
}

function card({ heading, items }: SummarySection): HTMLElement {
  return element("section", { class: "summary-card" }, element("h3", {}, heading), ...paragraphs(items));
}

function collapsedCard({ heading, items }: SummarySection): HTMLElement {
  const title = element("summary", {}, element("h3", {}, heading), element("span", { class: "count" }, String(items.length)));
  return element("details", { class: "summary-card wide" }, title, ...paragraphs(items));
}

function paragraphs(items: readonly string[]): HTMLElement[] {
  return items.map((item) => element("p", {}, ...prose(item)));
}
