import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import { toOffset } from "./offset.js";
import type { Hover } from "./generated/answers.js";

/** What the key or value at an offset means, in a text that need not be JSON yet; `undefined` where nothing is known. */
export function hover(text: string, offset: number): Hover | undefined {
  const source = requireText(text);
  const at = toOffset(source, offset);
  return (
    call<Hover | null>(
      () => glue.hover(source, at),
      () => null,
    ) ?? undefined
  );
}
