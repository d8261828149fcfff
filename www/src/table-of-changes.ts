// What a server changes in a request, field by field, with the reason.

import type { DifferenceRow } from "target-groups";
import { element } from "./dom";
import { language } from "./language";
import { plural } from "./plural";

const MOST_ROWS = 200;
const LONGEST_VALUE = 60;

export function tableOfChanges(title: string, rows: readonly DifferenceRow[]): HTMLDetailsElement {
  const head = element("tr", {}, ...["Field", "Sent", "Answered", "Why"].map((name) => element("th", { scope: "col" }, name)));
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows.slice(0, MOST_ROWS).map(toRow)));
  const rest = rows.length > MOST_ROWS ? element("p", { class: "empty" }, `The first ${MOST_ROWS} of ${rows.length}.`) : undefined;
  const scroll = element("div", { class: "table-scroll", tabindex: "0", role: "group", "aria-label": title }, table, rest);
  return element("details", { class: "changes", open: "" }, element("summary", {}, title), scroll);
}

function toRow({ pointer, kind, before, after, message, reason, places }: DifferenceRow): HTMLElement {
  const where = places > 1 ? ` and ${plural(places - 1, "more place")}` : undefined;
  return element(
    "tr",
    { "data-kind": kind, "data-reason": reason },
    element("th", { scope: "row" }, element("code", {}, pointer === "" ? "/" : pointer), where),
    element("td", {}, value(before)),
    element("td", {}, value(after)),
    element("td", { lang: language() }, message),
  );
}

function value(given: unknown): Node {
  const text = given === undefined ? "–" : JSON.stringify(given);
  return element("code", {}, text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text);
}
