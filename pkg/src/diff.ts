import * as glue from "./glue.js";
import { decode, isBytes, readOptions, toText } from "./input.js";
import { call } from "./instance.js";
import type { Difference } from "./generated/answers.js";
import { toCheckText } from "./locale.js";
import type { Input, ValidateOptions } from "./types.js";

/** What the server made of a request. The answer is the API's envelope, or only its `data`. */
export function diff(request: Input, response: Input, options?: ValidateOptions): Difference {
  const check = toCheckText(readOptions(options));
  const [sent, answered] = [textOf(request), textOf(response)];
  return call<Difference>(
    () => glue.diff(sent, answered, check),
    ({ message }) => ({ rows: [], problem: { code: "internal", message } }),
  );
}

/** What is not UTF-8 cannot be read, and neither can the empty text. */
function textOf(input: Input): string {
  return isBytes(input) ? (decode(input)?.text ?? "") : toText(input).text;
}
