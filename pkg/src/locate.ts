import { active } from "./active.js";
import { requireText } from "./input.js";
import type { Range } from "./types.js";

/** Returns the place that a JSON Pointer means in a text; for a missing value, the bracket that opens the innermost container on the way to it. */
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
