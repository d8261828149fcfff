import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import type { Compilation } from "./types.js";

/** Compile the text of a condition to the tree that `expressionJson` holds. */
export function compileExpression(text: string): Compilation {
  const expression = requireText(text);
  return call<Compilation>(
    () => glue.compileExpression(expression),
    (diagnostic) => ({ diagnostics: [diagnostic] }),
  );
}
