import { documentation, type Topic } from "./documentation.js";
import * as glue from "./glue.js";
import { readOptions, requireText, toOptionsText } from "./input.js";
import { call } from "./instance.js";
import { toOffset } from "./offset.js";
import type { Completion } from "./generated/answers.js";
import type { CompleteOptions } from "./types.js";

/** A completion as the core answers it: with a name in place of the doc text. */
interface NamedCompletion extends Omit<Completion, "documentation"> {
  topic?: Topic;
}

/** What could be written at an offset of a text that need not be JSON yet, the most needed first; empty where nothing fits. */
export function complete(text: string, offset: number, options?: CompleteOptions): Completion[] {
  const source = requireText(text);
  const at = toOffset(source, offset);
  const optionsText = toOptionsText(readOptions(options));
  const named = call<NamedCompletion[]>(
    () => glue.complete(source, at, optionsText),
    () => [],
  );
  return named.map(({ topic, ...rest }) => ({ ...rest, documentation: documentation(topic) }));
}
