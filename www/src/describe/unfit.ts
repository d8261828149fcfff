// Why a request cannot be shown as a form.

import type { Diagnostic, Report } from "target-groups";
import { button, element, icon } from "../dom";
import { said } from "../language";
import { plural } from "../plural";

const MOST = 8;

/** What stands in the way; each entry jumps to its place in the text. */
export function unfitParts({ diagnostics }: Report, goTo: (diagnostic: Diagnostic) => void): HTMLElement[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const isUnfit = errors.every(({ code }) => code === "plan-unfit");
  const reason = isUnfit
    ? "This request says something that this form cannot say. It can be sent as it is, and changed as JSON."
    : "This request has errors, so it is not clear what it means. Mend them as JSON, and the form is there again.";
  const entries = errors.slice(0, MOST).map((diagnostic) =>
    element(
      "li",
      {},
      button(
        { class: "unfit-jump" },
        () => {
          goTo(diagnostic);
        },
        icon("error"),
        element("span", {}, said(diagnostic.message), place(diagnostic)),
      ),
    ),
  );
  const rest = errors.length - entries.length;
  return [
    element("p", {}, reason),
    element("ul", { class: "unfit-list" }, ...entries),
    ...(rest > 0 ? [element("p", { class: "hint" }, `And ${plural(rest, "more error")}, in the list of problems.`)] : []),
  ];
}

function place({ range, pointer }: Diagnostic): HTMLElement {
  const words = range === undefined ? pointer : `line ${range.line}, column ${range.column}`;
  return element("span", { class: "unfit-place" }, ` (${words})`);
}
