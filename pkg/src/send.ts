import { openAccess, type Access } from "./access.js";
import * as glue from "./glue.js";
import { decode, isBytes, toText } from "./input.js";
import { call } from "./instance.js";
import type { CheckOptions, Finding, Input, NotSentReason, Outcome, OutcomeData, SendOptions, ServerError } from "./types.js";

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
  const outcome = await access.call(glue.send, text, internalOutcome);
  // Only a verb that answers at once can run again when it lacked numbers of the language.
  if (outcome.outcome === "not-sent" && outcome.report) outcome.report = access.validate(input);
  return withCheck(outcome, text, looking);
}

/** The text that is put on the wire; nothing when bytes are not UTF-8. */
export function bodyText(input: Input): string | undefined {
  return isBytes(input) ? decode(input)?.text : toText(input).text;
}

/** What a sender or a batch holds back by itself. */
export function heldBack(reason: NotSentReason, checkText: string): NotSent {
  const text = JSON.stringify(reason);
  return call<NotSent>(() => glue.heldBack(text, checkText), () => ({ outcome: "not-sent", reason: "internal", message: FAILED_BEFORE }));
}

/** Ask the server what became of a request. */
export function find(text: string, access: Access, { signal }: CheckOptions = {}): Promise<Finding> {
  return access.call<Finding>(glue.findSent, text, () => ({ found: "unclear", message: "The client failed. Please report this." }), signal);
}

/** The server's code for a name that exists. */
const NAME_TAKEN = 310_069;

/** The server refused because of the name, which a group of our own request may have. */
export function isNameTaken(errors: readonly ServerError[]): boolean {
  return errors.some(({ code }) => code === NAME_TAKEN);
}

/**
 * An answer that nobody knows gets the way to find out. So does a refusal because of the name: a browser sends a request again by
 * itself when a used connection breaks before an answer, and the second copy is refused because of the first. It is no data: it
 * stays out of copies and of JSON.
 */
function withCheck(outcome: OutcomeData, text: string, access: Access): Outcome {
  const isOpen = outcome.outcome === "unknown" || (outcome.outcome === "rejected" && isNameTaken(outcome.errors));
  if (!isOpen) return outcome;
  const check = (options?: CheckOptions): Promise<Finding> => find(text, access, options);
  return Object.defineProperty(outcome, "check", { value: check }) as Outcome;
}

type NotSent = Extract<Outcome, { outcome: "not-sent" }>;

const FAILED_BEFORE = "The client failed before anything was sent.";

function internalOutcome(begun: boolean): OutcomeData {
  return begun
    ? { outcome: "unknown", reason: "internal", message: "The client failed while the request was under way. Check whether the group exists." }
    : { outcome: "not-sent", reason: "internal", message: FAILED_BEFORE };
}
