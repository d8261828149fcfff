// The periods of the request as a drawing and as a table.

import type { Timeline, TimelineRow } from "target-groups";
import { element } from "../dom";
import { language } from "../language";

/** Browsers with Trusted Types do not accept a string as markup. The Content-Security-Policy allows this policy by name. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (markup: string) => string }): { createHTML: (markup: string) => string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy("timeline", { createHTML: (markup) => markup });

/** The maximum number of rows, because a table of thousands of rows would be slow and hard to read. */
const MAX_ROWS = 400;

/** True if the table is open. It stays open when the text changes. */
let tableIsOpen = false;

/** Returns the drawing and the table, or nothing when the request cannot be read. */
export function timelineParts({ targets, rows, svg }: Timeline): Node[] {
  if (svg === "") return [];
  const table = element("details", { class: "timeline-table" }, element("summary", {}, "Show as table"));
  // The table is created when it is opened for the first time, since most people only use the drawing.
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
  const heads = ["Period", "First day", "Last day", "Days", "Status", ...targets, "Notes"];
  const head = element("tr", {}, ...heads.map((title) => element("th", { scope: "col" }, title)));
  const body = rows.slice(0, MAX_ROWS).map((row) => {
    const days = [row.start ?? "", row.end ?? "", String(row.days ?? "")].map((text) => element("td", {}, text));
    const values = row.values.map((value) => element("td", {}, value ?? "–"));
    const notes = [...row.problems.map(({ message }) => message), row.step?.kind === "adjacent" ? "" : (row.step?.message ?? "")];
    const localisedTexts = [row.statusText ?? "", notes.filter((note) => note !== "").join(" ")];
    const [status, note] = localisedTexts.map((text) => element("td", { lang: language() }, text));
    return element("tr", {}, element("th", { scope: "row" }, row.label), ...days, status, ...values, note);
  });
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
  const rest = rows.length > MAX_ROWS ? element("p", { class: "empty" }, `The first ${MAX_ROWS} of ${rows.length} periods.`) : undefined;
  return element("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Periods" }, table, rest);
}
