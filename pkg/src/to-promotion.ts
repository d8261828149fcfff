import * as glue from "./glue.js";
import { decode, isBytes, readOptions, toText } from "./input.js";
import { call } from "./instance.js";
import type { Promotion } from "./generated/answers.js";
import { toCheckText } from "./locale.js";
import type { Input, Report, ValidateOptions } from "./types.js";
import { internalReport, validate } from "./validate.js";

/**
 * Outlines the promotion that replaces the target group of a request: the body of the Create a Loyalty Promotion API, the successor of
 * this API.
 *
 * No complete description of that API is public. `open` lists the parts of the body that you must complete or check.
 */
export function toPromotion(input: Input, options?: ValidateOptions): Promotion {
  const check = readOptions(options);
  const checkText = toCheckText(check);
  const decoded = isBytes(input) ? decode(input) : toText(input);
  if (decoded === undefined) return { ...toPromotion("", check), report: validate(input, check) };
  const { text, ranges } = decoded;
  return call(
    () => glue.toPromotion(text, checkText, ranges),
    (diagnostic) => empty(internalReport(diagnostic)),
  );
}

const empty = (report: Report): Promotion => ({ open: [], notice: "", report });
