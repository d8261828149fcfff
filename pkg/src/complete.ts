import { documentation, type Topic } from "./documentation.js";
import * as glue from "./glue.js";
import { readOptions, requireText, toOptionsText } from "./input.js";
import { call } from "./instance.js";
import { toOffset } from "./offset.js";
import type { Completion } from "./generated/answers.js";
import type { CompleteOptions } from "./types.js";

/** A completion as the core returns it, with a topic in place of its documentation. */
interface NamedCompletion extends Omit<Completion, "documentation"> {
  topic?: Topic;
}

/**
 * Returns the completions at an offset of the text, the most relevant first. Returns an empty list where nothing can be inserted.
 *
 * The text does not have to be valid JSON. `offset` counts UTF-16 code units; an offset outside of the text is moved to its nearest end.
 */
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
