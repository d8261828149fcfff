// The periods of the request, drawn and as a table.

import type { Timeline, TimelineRow } from "target-groups";
import { element } from "../dom";
import { language } from "../language";

/** Browsers with Trusted Types take no plain text for markup; the page's policy allows this one name. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (markup: string) => string }): { createHTML: (markup: string) => string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy("timeline", { createHTML: (markup) => markup });

/** A table of thousands of rows helps nobody, and takes long. */
const MOST_ROWS = 400;

/** Whether the table is open outlives a change of the text. */
let tableIsOpen = false;

/** What there is to see of a timeline; nothing when the request cannot be read. */
export function timelineParts({ targets, rows, svg }: Timeline): Node[] {
  if (svg === "") return [];
  const table = element("details", { class: "timeline-table" }, element("summary", {}, "As a table"));
  // Most people look at the picture: the table is made when it is asked for.
  table.addEventListener("toggle", () => {
    tableIsOpen = table.open;
    if (table.open && table.childElementCount === 1) table.append(tableOf(targets, rows));
  });
  table.open = tableIsOpen;
  return rows.length === 0 ? [drawing(svg)] : [drawing(svg), table];
}

function drawing(svg: string): Node {
  const markup = policy?.createHTML(svg) ?? svg;
  const picture = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  const picked = document.importNode(picture, true);
  picked.setAttribute("lang", language());
  return element("div", { class: "timeline-picture", tabindex: "0", role: "region", "aria-label": "Timeline" }, picked);
}

function tableOf(targets: string[], rows: TimelineRow[]): HTMLElement {
  const heads = ["Period", "First day", "Last day", "Days", "Status", ...targets, "Remarks"];
  const head = element("tr", {}, ...heads.map((title) => element("th", { scope: "col" }, title)));
  const body = rows.slice(0, MOST_ROWS).map((row) => {
    const days = [row.start ?? "", row.end ?? "", String(row.days ?? "")].map((text) => element("td", {}, text));
    const values = row.values.map((value) => element("td", {}, value ?? "–"));
    const remarks = [...row.problems.map(({ message }) => message), row.step?.kind === "adjacent" ? "" : (row.step?.message ?? "")];
    const ours = [row.statusText ?? "", remarks.filter((remark) => remark !== "").join(" ")];
    const [status, remark] = ours.map((text) => element("td", { lang: language() }, text));
    return element("tr", {}, element("th", { scope: "row" }, row.label), ...days, status, ...values, remark);
  });
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
  const rest = rows.length > MOST_ROWS ? element("p", { class: "empty" }, `The first ${MOST_ROWS} of ${rows.length} periods.`) : undefined;
  return element("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Periods" }, table, rest);
}
