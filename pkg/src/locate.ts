import { active } from "./active.js";
import { requireText } from "./input.js";
import type { Range } from "./types.js";

/**
 * Returns the range of the value at a JSON Pointer (RFC 6901) in a text.
 *
 * For a missing value, returns the opening bracket of the innermost container on the path to it. Returns `undefined` if the text is not
 * JSON or the pointer is not valid.
 */
export function locate(text: string, pointer: string): Range | undefined {
  const [source, path] = [requireText(text), requireText(pointer)];
  const instance = active();
  return instance.run(
    () => {
      const place = instance.glue.locate(source, path);
      if (place === 0) return undefined;
      const [from = 0, to = 0, line = 0, column = 0] = new Uint32Array(instance.glue.memory().buffer, place, 4);
      return { from, to, line, column };
    },
    () => undefined,
  );
}
