// Explains why the form cannot show a request.

import type { Diagnostic, Report } from "target-groups";
import { button, element, icon } from "../dom";
import { localised } from "../language";
import { plural } from "../plural";

const MAX_ENTRIES = 8;

/** Lists the reasons. Each entry links to its position in the text. */
export function unfitParts({ diagnostics }: Report, goTo: (diagnostic: Diagnostic) => void): HTMLElement[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const isUnfit = errors.every(({ code }) => code === "plan-unfit");
  const reason = isUnfit
    ? "This request uses features that the form does not support. You can send it as it is, or edit it as JSON."
    : "This request has errors. Fix the errors in the JSON to use the form again.";
  const entries = errors.slice(0, MAX_ENTRIES).map((diagnostic) =>
    element(
      "li",
      {},
      button(
        { class: "unfit-jump" },
        () => {
          goTo(diagnostic);
        },
        icon("error"),
        element("span", {}, localised(diagnostic.message), place(diagnostic)),
      ),
    ),
  );
  const rest = errors.length - entries.length;
  return [
    element("p", {}, reason),
    element("ul", { class: "unfit-list" }, ...entries),
    ...(rest > 0 ? [element("p", { class: "hint" }, `${plural(rest, "more error")} in the list of problems.`)] : []),
  ];
}

function place({ range, pointer }: Diagnostic): HTMLElement {
  const position = range === undefined ? pointer : `line ${range.line}, column ${range.column}`;
  return element("span", { class: "unfit-place" }, ` (${position})`);
}
