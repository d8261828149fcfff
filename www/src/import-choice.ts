// The list of the requests in a pasted text, from which the user picks one.

import type { ImportCandidate } from "target-groups";
import { element } from "./dom";

/** Creates a list of all requests, one of which is selected. `choose` is called with the request that the user selects. */
export function importChoice(
  candidates: readonly ImportCandidate[],
  chosen: number,
  choose: (candidate: ImportCandidate) => void,
): HTMLElement {
  const list = element("select", { id: "import-choice" });
  for (const [index, candidate] of candidates.entries()) {
    list.append(element("option", { value: String(index) }, `${String(index + 1)}. ${candidate.label}`));
  }
  list.selectedIndex = chosen;
  list.addEventListener("change", () => {
    const candidate = candidates[list.selectedIndex];
    if (candidate) choose(candidate);
  });
  return element("label", { class: "import-choice" }, "Imported request", list);
}
