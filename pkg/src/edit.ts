import { active } from "./active.js";
import { applyEdits } from "./apply-edits.js";
import { TargetGroupsError } from "./errors.js";
import { requireText, toJson } from "./input.js";
import { ENGLISH } from "./message-format.js";
import { readEdits } from "./report.js";
import type { TextEdit } from "./generated/answers.js";
import type { Edited } from "./generated/internal.js";
import type { Change, Diagnostic } from "./types.js";

/** The result of `edit`. */
export interface EditResult {
  /** The text with all changes, or the original text when there are diagnostics. */
  text: string;
  /** The edits in ascending order, without overlap. Offsets are UTF-16 offsets in the original text. */
  edits: TextEdit[];
  /**
   * The reasons why nothing was changed: the text is not a JSON value, or a pointer or range does not match. Empty if all changes were
   * made.
   */
  diagnostics: Diagnostic[];
}

/**
 * Changes values in a JSON text and leaves all other characters as they are. Makes all changes or none.
 *
 * ```js
 * edit('{"name": " a"}', [{ pointer: "/name", value: "a" }]).text; // {"name": "a"}
 * ```
 *
 * Throws a `TargetGroupsError` with the code `invalid-changes` when the changes are not valid.
 */
export function edit(text: string, changes: Change[]): EditResult {
  const original = requireText(text);
  const json = toJson(changes, "invalid-changes");
  const instance = active();
  const { edits, diagnostics } = instance.run<Edited>(
    () => {
      const place = instance.glue.edit(original, json);
      if (place === 0) throw new TargetGroupsError("invalid-changes", instance.glue.wrongChanges(json));
      return readEdits(instance, place, ENGLISH);
    },
    (diagnostic) => ({ edits: [], diagnostics: [diagnostic] }),
  );
  return { text: applyEdits(original, edits), edits, diagnostics };
}
