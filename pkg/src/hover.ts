import { documentation, sourceOf, type Topic } from "./documentation.js";
import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import { toOffset } from "./offset.js";
import type { Hover } from "./generated/answers.js";

/** An explanation as the core answers it: with names in place of doc texts. */
interface NamedHover extends Omit<Hover, "meaning" | "source" | "words"> {
  topic: Topic;
  enumeration?: string;
  words: { value: string; chosen: boolean }[];
}

/** What the key or value at an offset means, in a text that need not be JSON yet; `undefined` where nothing is known. */
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
