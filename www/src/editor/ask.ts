import { TargetGroupsError } from "target-groups";

/** Calls the package. Returns undefined before the WebAssembly module has loaded. */
export function ask<Answer>(question: () => Answer): Answer | undefined {
  try {
    return question();
  } catch (error) {
    if (error instanceof TargetGroupsError && error.code === "not-initialised") return undefined;
    throw error;
  }
}
