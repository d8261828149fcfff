import * as glue from "./glue.js";
import { requireText, toJson } from "./input.js";
import { call } from "./instance.js";
import type { Change, Diagnostic, EditResult, TextEdit } from "./types.js";

/** Change values and keep the rest of the text, character for character. All changes are made or none. */
export function edit(text: string, changes: Change[]): EditResult {
  const original = requireText(text);
  const json = toJson(changes, "invalid-changes");
  const { edits, diagnostics } = call<Edits>(
    () => glue.edit(original, json),
    (diagnostic) => ({ edits: [], diagnostics: [diagnostic] }),
  );
  return { text: apply(original, edits), edits, diagnostics };
}

interface Edits {
  edits: TextEdit[];
  diagnostics: Diagnostic[];
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
