import { openAccess, type Access } from "./access.js";
import * as glue from "./glue.js";
import { decode, isBytes, toText } from "./input.js";
import { call } from "./instance.js";
import type { Finding, NotSentOutcome, NotSentReason } from "./generated/answers.js";
import type { Delivered } from "./generated/internal.js";
import type { CheckOptions, Outcome, SendOptions } from "./outcomes.js";
import type { Input } from "./types.js";

/**
 * Creates the target group. Sends the request at most once, and never retries on its own.
 *
 * A request with errors is not sent, unless `force` is set. Rejects with a `TargetGroupsError` only if the call itself is invalid; every
 * other result is an outcome: `created`, `rejected`, `not-sent` or `unknown`.
 *
 * ```js
 * const outcome = await send(text, { baseUrl: "https://eu.api.capillarytech.com", getCredentials });
 * if (outcome.outcome === "unknown") console.log((await outcome.check()).message);
 * ```
 */
export async function send(input: Input, options: SendOptions): Promise<Outcome> {
  const access = openAccess(options);
  return sendThrough(input, access, access);
}

/** Sends a request with one access. The method `check` of the outcome uses the other one. */
export async function sendThrough(input: Input, access: Access, checkAccess: Access): Promise<Outcome> {
  const text = bodyText(input);
  if (text === undefined) {
    return { ...notSent("invalid", access.checkText), report: access.validate(input) };
  }
  const delivered = await access.call(glue.send, text, internalOutcome);
  const { outcome } = delivered;
  // An asynchronous call cannot be repeated if it lacked numbers of the language, so the report is created again.
  if (outcome.outcome === "not-sent" && outcome.report) outcome.report = access.validate(input);
  return withCheck(delivered, text, checkAccess);
}

/** Returns the text of the request body, or `undefined` for bytes that are not UTF-8. */
export function bodyText(input: Input): string | undefined {
  return isBytes(input) ? decode(input)?.text : toText(input).text;
}

/** Returns the outcome of a request that is not sent. */
export function notSent(reason: NotSentReason, checkText: string): NotSentOutcome {
  const text = JSON.stringify(reason);
  return call<NotSentOutcome>(
    () => glue.notSent(text, checkText),
    () => ({ ...NOT_SENT }),
  );
}

/** Finds out whether the group of a request exists on the server. */
export function find(text: string, access: Access, { signal }: CheckOptions = {}): Promise<Finding> {
  return access.call<Finding>(
    glue.findSent,
    text,
    () => ({ found: "unclear", message: "Internal error: the server was not checked. Please report this." }),
    signal,
  );
}

/** Adds the method `check` to an open outcome. It is not enumerable, so copies and JSON do not contain it. */
function withCheck({ outcome, isOpen }: Delivered, text: string, access: Access): Outcome {
  if (!isOpen) return outcome as Outcome;
  const check = (options?: CheckOptions): Promise<Finding> => find(text, access, options);
  return Object.defineProperty(outcome, "check", { value: check }) as Outcome;
}

const NOT_SENT: NotSentOutcome = {
  outcome: "not-sent",
  reason: "internal",
  message: "Internal error: nothing was sent. Please report this.",
};

function internalOutcome(begun: boolean): Delivered {
  if (!begun) return { outcome: { ...NOT_SENT }, isOpen: false };
  const message = "Internal error: the request was sent, but its result is unknown. Check whether the group exists.";
  return { outcome: { outcome: "unknown", reason: "internal", message }, isOpen: true };
}
