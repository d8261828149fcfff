import * as glue from "./glue.js";
import { applyEdits } from "./apply-edits.js";
import { readOptions, requireText } from "./input.js";
import { call } from "./instance.js";
import { toCheckText } from "./locale.js";
import type { TextEdit } from "./generated/answers.js";
import type { FixedAll } from "./generated/internal.js";
import type { ValidateOptions } from "./types.js";

/** The result of `fixAll`. */
export interface FixAllResult {
  /** The text with all safe fixes. */
  text: string;
  /** The edits in ascending order, without overlap. Offsets are UTF-16 offsets in the original text. */
  edits: TextEdit[];
  /** The title of each fix, in the order in which the fixes were applied. */
  titles: string[];
}

/**
 * Applies all safe fixes to a text until none are left, including fixes of syntax errors. Fixes of the kind `asks` are left to a person.
 *
 * ```js
 * fixAll('{"name": "a" "targets": [],}').text; // {"name": "a", "targets": []}
 * ```
 */
export function fixAll(text: string, options?: ValidateOptions): FixAllResult {
  const original = requireText(text);
  const check = toCheckText(readOptions(options));
  const { edits, titles } = call<FixedAll>(
    () => glue.fixAll(original, check),
    () => ({ edits: [], titles: [] }),
  );
  return { text: applyEdits(original, edits), edits, titles };
}
