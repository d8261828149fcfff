// When the WebAssembly module does not load, the page is a text editor that says why.

import { TargetGroupsError } from "target-groups";
import { byId, element } from "./dom";

export function showFailure(error: unknown): void {
  const why = error instanceof TargetGroupsError ? error.message : String(error);
  byId("failure", HTMLDivElement).replaceChildren(
    element("strong", {}, "The validator could not start."),
    ` ${why} Your text is safe in the editor.`,
  );
}
