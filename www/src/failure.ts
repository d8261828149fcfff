// Shows why the WebAssembly module could not be loaded. The editor still works.

import { TargetGroupsError } from "target-groups";
import { byId, element } from "./dom";

export function showFailure(error: unknown): void {
  const reason = error instanceof TargetGroupsError ? error.message : String(error);
  byId("failure", HTMLDivElement).replaceChildren(
    element("strong", {}, "The validator could not start."),
    ` ${reason} Your text is still in the editor.`,
  );
}
