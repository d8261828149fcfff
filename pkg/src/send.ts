import { openAccess, type Access } from "./access.js";
import * as glue from "./glue.js";
import { decode, isBytes, toText } from "./input.js";
import { call } from "./instance.js";
import type { Finding, NotSentOutcome, NotSentReason } from "./generated/answers.js";
import type { Delivered } from "./generated/internal.js";
import type { CheckOptions, Outcome, SendOptions } from "./outcomes.js";
import type { Input } from "./types.js";

/** Create the target group. Sends once at most, and says honestly what became of it. Rejects only when the call itself is wrong. */
export async function send(input: Input, options: SendOptions): Promise<Outcome> {
  const access = openAccess(options);
  return sendThrough(input, access, access);
}

/** Sends one way, and gives an unknown outcome another way to look at the server. */
export async function sendThrough(input: Input, access: Access, looking: Access): Promise<Outcome> {
  const text = bodyText(input);
  if (text === undefined) {
    return { ...heldBack("invalid", access.checkText), report: access.validate(input) };
  }
  const delivered = await access.call(glue.send, text, internalOutcome);
  const { outcome } = delivered;
  // Only a verb that answers at once can run again when it lacked numbers of the language.
  if (outcome.outcome === "not-sent" && outcome.report) outcome.report = access.validate(input);
  return withCheck(delivered, text, looking);
}

/** The text that is put on the wire; nothing when bytes are not UTF-8. */
export function bodyText(input: Input): string | undefined {
  return isBytes(input) ? decode(input)?.text : toText(input).text;
}

/** A request that a sender does not send. */
export function heldBack(reason: NotSentReason, checkText: string): NotSentOutcome {
  const text = JSON.stringify(reason);
  return call<NotSentOutcome>(
    () => glue.heldBack(text, checkText),
    () => ({ ...NOT_SENT }),
  );
}

/** Ask the server what became of a request. */
export function find(text: string, access: Access, { signal }: CheckOptions = {}): Promise<Finding> {
  return access.call<Finding>(glue.findSent, text, () => ({ found: "unclear", message: "The client failed. Please report this." }), signal);
}

/**
 * An open outcome gets a way to check the server. It is a method, not data: it stays out of copies and of JSON.
 */
function withCheck({ outcome, isOpen }: Delivered, text: string, access: Access): Outcome {
  if (!isOpen) return outcome as Outcome;
  const check = (options?: CheckOptions): Promise<Finding> => find(text, access, options);
  return Object.defineProperty(outcome, "check", { value: check }) as Outcome;
}

const NOT_SENT: NotSentOutcome = { outcome: "not-sent", reason: "internal", message: "The client failed before anything was sent." };

function internalOutcome(begun: boolean): Delivered {
  if (!begun) return { outcome: { ...NOT_SENT }, isOpen: false };
  const message = "The client failed while the request was under way. Check whether the group exists.";
  return { outcome: { outcome: "unknown", reason: "internal", message }, isOpen: true };
}
