import { TargetGroupsError } from "target-groups";

/** Asks the package; it has no answer before its WebAssembly has loaded. */
export function ask<Answer>(question: () => Answer): Answer | undefined {
  try {
    return question();
  } catch (error) {
    if (error instanceof TargetGroupsError && error.code === "not-initialised") return undefined;
    throw error;
  }
}
