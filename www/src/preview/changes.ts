// What the server would change in the request, beside the predicted answer.

import type { Difference } from "target-groups";
import { element } from "../dom";
import { language } from "../language";

/** Numbers and authors that the server gives to every request. */
const ROUTINE = new Set(["server-number", "server-made", "attribution", "values-by-period"]);
const MOST_ROWS = 100;

/** The changes that are not in every answer; nothing when there are none. */
export function changesTable({ rows, problem }: Difference): HTMLElement | undefined {
  if (problem) return element("p", { class: "empty", lang: language() }, problem.message);
  const told = rows.filter(({ reason }) => !ROUTINE.has(reason));
  if (told.length === 0) return undefined;
  const head = element("tr", {}, ...["Field", "Sent", "Answered", "Why"].map((title) => element("th", { scope: "col" }, title)));
  const body = told.slice(0, MOST_ROWS).map(({ pointer, before, after, message }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, element("code", {}, pointer)),
      ...[before, after].map((value) => element("td", {}, element("code", {}, value === undefined ? "–" : short(JSON.stringify(value))))),
      element("td", { lang: language() }, message),
    ),
  );
  const title = `What the server changes (${told.length})`;
  return element(
    "details",
    { class: "changes", open: "" },
    element("summary", {}, title),
    element("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": title }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...body))),
    told.length > MOST_ROWS ? element("p", { class: "empty" }, `The first ${MOST_ROWS} of ${told.length} changes.`) : undefined,
  );
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
