import { TargetGroupsError } from "./errors.js";

/** Returns an offset within the text: an offset outside of it is moved to the nearest end. Throws when it is not a number. */
export function toOffset(text: string, offset: unknown): number {
  if (typeof offset !== "number") throw new TargetGroupsError("invalid-input", `The offset must be a number, not a ${typeof offset}.`);
  return Number.isNaN(offset) ? 0 : Math.trunc(Math.min(Math.max(offset, 0), text.length));
}
