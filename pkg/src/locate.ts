import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import type { Range } from "./types.js";

/** The place that a JSON Pointer means in a text; for a missing value, the bracket that opens the innermost container on the way to it. */
export function locate(text: string, pointer: string): Range | undefined {
  const [source, path] = [requireText(text), requireText(pointer)];
  return (
    call<Range | null>(
      () => glue.locate(source, path),
      () => null,
    ) ?? undefined
  );
}
