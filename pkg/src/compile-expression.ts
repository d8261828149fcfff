import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import { toLocaleOptionsText } from "./locale.js";
import type { Compilation } from "./generated/answers.js";
import type { LocaleOptions } from "./types.js";

/**
 * Compiles the text of a condition to the tree that `expressionJson` contains.
 *
 * Errors in the text are diagnostics of the result. Throws a `TargetGroupsError` when `text` is not a string.
 */
export function compileExpression(text: string, options?: LocaleOptions): Compilation {
  const expression = requireText(text);
  const optionsText = toLocaleOptionsText(options);
  return call<Compilation>(
    () => glue.compileExpression(expression, optionsText),
    (diagnostic) => ({ diagnostics: [diagnostic] }),
  );
}
