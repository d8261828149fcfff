import { TargetGroupsError } from "./errors.js";

/** An offset within the text: whatever lies outside is its nearest end, and what is no number is a wrong call. */
export function toOffset(text: string, offset: unknown): number {
  if (typeof offset !== "number") throw new TargetGroupsError("invalid-input", `The offset must be a number, not a ${typeof offset}.`);
  return Number.isNaN(offset) ? 0 : Math.trunc(Math.min(Math.max(offset, 0), text.length));
}
