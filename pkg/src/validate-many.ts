import { active } from "./active.js";
import { readCheck } from "./check-options.js";
import { TargetGroupsError } from "./errors.js";
import { decode, isBytes, toText } from "./input.js";
import { readBatch } from "./report.js";
import type { BatchReport, Diagnostic, Input, ValidateOptions } from "./types.js";

/**
 * Validates many requests in one call.
 *
 * `input` is a JSON array or newline-delimited JSON (one request per line) as text or bytes, or an iterable of requests. Invalid UTF-8
 * is replaced by U+FFFD. For input that does not fit in memory, use `validateStream`.
 */
export function validateMany(input: string | Uint8Array | Iterable<Input>, options?: ValidateOptions): BatchReport {
  const check = readCheck(options);
  const instance = active();
  const run = (call: () => number): BatchReport =>
    instance.run(() => {
      instance.useOptions(check.text);
      return readBatch(instance, call(), check.language);
    }, internalBatch);
  if (typeof input === "string" || isBytes(input)) {
    const text = typeof input === "string" ? input : new TextDecoder().decode(input);
    return run(() => instance.glue.validateMany(text, check.now));
  }
  const items = toItems(input).map((item) =>
    isBytes(item) ? (decode(item) ?? { text: new TextDecoder().decode(item), ranges: true }) : toText(item),
  );
  const texts = JSON.stringify(items.map(({ text }) => text));
  const ranges = items.every((item) => item.ranges);
  return run(() => instance.glue.validateTexts(texts, ranges, check.now));
}

function toItems(input: Iterable<Input>): Input[] {
  const given: unknown = input;
  if (typeof given === "object" && given !== null && Symbol.iterator in given) return [...input];
  throw new TargetGroupsError("invalid-input", "The batch must be text, bytes or an iterable of requests.");
}

function internalBatch(diagnostic: Diagnostic): BatchReport {
  return { valid: false, items: 0, counts: { internal: 1 }, faulty: [{ index: 0, diagnostics: [diagnostic] }] };
}
