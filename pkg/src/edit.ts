import { active } from "./active.js";
import { TargetGroupsError } from "./errors.js";
import { requireText, toJson } from "./input.js";
import { ENGLISH } from "./message-format.js";
import { readEdits } from "./report.js";
import type { TextEdit } from "./generated/answers.js";
import type { Edited } from "./generated/internal.js";
import type { Change, Diagnostic } from "./types.js";

/** The text with all changes made, or as it was. */
export interface EditResult {
  text: string;
  /** In ascending order, without overlap, all in offsets of the original text. */
  edits: TextEdit[];
  /** Why nothing was changed: the text is not JSON, or a pointer leads nowhere. Empty when every change was made. */
  diagnostics: Diagnostic[];
}

/** Changes values and keeps the rest of the text, character for character. All changes are made or none. */
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
  return { text: apply(original, edits), edits, diagnostics };
}

/** On the caller's own string: UTF-8 has no lone surrogates, so the core's copy has lost them. */
function apply(text: string, edits: TextEdit[]): string {
  let result = "";
  let end = 0;
  for (const { from, to, insert } of edits) {
    result += text.slice(end, from) + insert;
    end = to;
  }
  return result + text.slice(end);
}
