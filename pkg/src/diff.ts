import * as glue from "./glue.js";
import { decode, isBytes, readOptions, toText } from "./input.js";
import { call } from "./instance.js";
import type { Difference } from "./generated/answers.js";
import { toCheckText } from "./locale.js";
import type { Input, ResponseInput, ValidateOptions } from "./types.js";

/**
 * Compares a request with the response of the server, and explains each difference.
 *
 * `response` is the complete response body or its `data`. If one of the two cannot be read, `problem` contains the reason.
 */
export function diff(request: Input, response: ResponseInput, options?: ValidateOptions): Difference {
  const check = toCheckText(readOptions(options));
  const [sent, answered] = [textOf(request), textOf(response)];
  return call<Difference>(
    () => glue.diff(sent, answered, check),
    ({ message }) => ({ rows: [], problem: { code: "internal", message } }),
  );
}

/** Returns the empty text for bytes that are not UTF-8. The core reports it as unreadable. */
function textOf(input: Input | ResponseInput): string {
  return isBytes(input) ? (decode(input)?.text ?? "") : toText(input).text;
}
