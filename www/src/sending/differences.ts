// How the answer differs from the request, and why.

import type { Difference } from "target-groups";
import { element } from "../dom";
import { language } from "../language";
import { plural } from "../plural";
import { tableOfChanges } from "../table-of-changes";

export function differencesTable({ rows, problem }: Difference): HTMLElement {
  if (problem) return element("p", { class: "empty", lang: language() }, problem.message);
  if (rows.length === 0) return element("p", { class: "empty" }, "The answer says what was sent, and nothing else.");
  const table = tableOfChanges(`What the server made of the request: ${plural(rows.length, "difference")}`, rows);
  table.classList.add("differences");
  return table;
}
