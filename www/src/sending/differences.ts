// The differences between the request and the response, with reasons.

import type { Difference } from "target-groups";
import { element } from "../dom";
import { language } from "../language";
import { plural } from "../plural";
import { tableOfChanges } from "../table-of-changes";

export function differencesTable({ rows, problem }: Difference): HTMLElement {
  if (problem) return element("p", { class: "empty", lang: language() }, problem.message);
  if (rows.length === 0) return element("p", { class: "empty" }, "The response is identical to the request.");
  const table = tableOfChanges(`Changes by the server: ${plural(rows.length, "difference")}`, rows);
  table.classList.add("differences");
  return table;
}
