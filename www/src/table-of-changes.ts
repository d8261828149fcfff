// A table of the changes of the server, with reasons.

import type { DifferenceRow } from "target-groups";
import { element } from "./dom";
import { language } from "./language";
import { plural } from "./plural";

const MAX_ROWS = 200;
const MAX_VALUE_LENGTH = 60;

export function tableOfChanges(title: string, rows: readonly DifferenceRow[]): HTMLDetailsElement {
  const head = element("tr", {}, ...["Field", "Sent", "Response", "Reason"].map((name) => element("th", { scope: "col" }, name)));
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows.slice(0, MAX_ROWS).map(toRow)));
  const rest = rows.length > MAX_ROWS ? element("p", { class: "empty" }, `Showing the first ${MAX_ROWS} of ${rows.length}.`) : undefined;
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
  return element("code", {}, text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH - 1)}…` : text);
}
