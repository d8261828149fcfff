// The changes of the server in the predicted response.

import type { Difference } from "target-groups";
import { element } from "../dom";
import { language } from "../language";
import { tableOfChanges } from "../table-of-changes";

/** Changes that the server makes in every request, such as IDs and authors. */
const ROUTINE = new Set(["server-number", "server-made", "attribution", "values-by-period"]);

/** Returns a table of the other changes, or undefined if there are none. */
export function changesTable({ rows, problem }: Difference): HTMLElement | undefined {
  if (problem) return element("p", { class: "empty", lang: language() }, problem.message);
  const relevant = rows.filter(({ reason }) => !ROUTINE.has(reason));
  return relevant.length === 0 ? undefined : tableOfChanges(`Changes by the server (${relevant.length})`, relevant);
}
