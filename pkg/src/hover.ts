import { documentation, sourceOf, type Topic } from "./documentation.js";
import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import { toOffset } from "./offset.js";
import type { Hover } from "./generated/answers.js";

/** A description as the core returns it, with topics in place of documentation. */
interface NamedHover extends Omit<Hover, "meaning" | "source" | "words"> {
  topic: Topic;
  enumeration?: string;
  words: { value: string; chosen: boolean }[];
}

/**
 * Returns a description of the field or value at an offset of the text, or `undefined` where there is none.
 *
 * The text does not have to be valid JSON. `offset` counts UTF-16 code units; an offset outside of the text is moved to its nearest end.
 */
export function hover(text: string, offset: number): Hover | undefined {
  const source = requireText(text);
  const at = toOffset(source, offset);
  const named = call<NamedHover | null>(
    () => glue.hover(source, at),
    () => null,
  );
  return named === null ? undefined : withTexts(named);
}

function withTexts({ topic, enumeration, words, ...rest }: NamedHover): Hover {
  const source = sourceOf(topic);
  const meaningOf = (value: string): string => (enumeration === undefined ? "" : documentation({ enumeration, value }));
  return {
    ...rest,
    meaning: documentation(topic),
    ...(source && { source }),
    words: words.map(({ value, chosen }) => ({ value, meaning: meaningOf(value), chosen })),
  };
}
