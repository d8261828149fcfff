// What the server would change in the request, beside the predicted answer.

import type { Difference } from "target-groups";
import { element } from "../dom";
import { language } from "../language";
import { tableOfChanges } from "../table-of-changes";

/** Numbers and authors that the server gives to every request. */
const ROUTINE = new Set(["server-number", "server-made", "attribution", "values-by-period"]);

/** The changes that are not in every answer; nothing when there are none. */
export function changesTable({ rows, problem }: Difference): HTMLElement | undefined {
  if (problem) return element("p", { class: "empty", lang: language() }, problem.message);
  const told = rows.filter(({ reason }) => !ROUTINE.has(reason));
  return told.length === 0 ? undefined : tableOfChanges(`What the server changes (${told.length})`, told);
}
