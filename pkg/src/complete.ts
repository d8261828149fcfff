import * as glue from "./glue.js";
import { readOptions, requireText, toOptionsText } from "./input.js";
import { call } from "./instance.js";
import { toOffset } from "./offset.js";
import type { Completion } from "./generated/answers.js";
import type { CompleteOptions } from "./types.js";

/** What could be written at an offset of a text that need not be JSON yet, the most needed first; empty where nothing fits. */
export function complete(text: string, offset: number, options?: CompleteOptions): Completion[] {
  const source = requireText(text);
  const at = toOffset(source, offset);
  const optionsText = toOptionsText(readOptions(options));
  return call<Completion[]>(
    () => glue.complete(source, at, optionsText),
    () => [],
  );
}
