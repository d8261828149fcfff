// Where in the text a JSON Pointer points.

import { edit, type Range } from "target-groups";

/** No text holds this value, so that setting it always gives an edit. */
const MARKER = "\u{10FFFF}";

/** The range of the value, or the place where it would be added. */
export function locate(text: string, pointer: string): Range | undefined {
  const { edits } = edit(text, [{ pointer, value: MARKER }]);
  const place = edits[0];
  if (place === undefined) return undefined;
  const before = text.slice(0, place.from).split("\n");
  return { from: place.from, to: place.to, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
