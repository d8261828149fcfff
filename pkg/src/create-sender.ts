import { openAccess } from "./access.js";
import { bodyText, notSent, send } from "./send.js";
import type { CheckOptions, Outcome, Sender, SendOptions } from "./outcomes.js";
import type { Input } from "./types.js";

/**
 * Creates a sender that sends one request at a time, for a button that users may press twice.
 *
 * While a request is being sent, sending the same request again returns the outcome of the first call. A different request is not sent:
 * its outcome is `not-sent` with the reason `busy`.
 */
export function createSender(options: SendOptions): Sender {
  const access = openAccess(options);
  let current: { text: string | undefined; outcome: Promise<Outcome> } | undefined;

  return {
    get busy() {
      return current !== undefined;
    },
    async send(input: Input, { signal = options.signal }: CheckOptions = {}): Promise<Outcome> {
      const text = bodyText(input);
      if (current === undefined) return begin(input, text, signal);
      return current.text === text ? current.outcome : notSent("busy", access.checkText);
    },
  };

  function begin(input: Input, text: string | undefined, signal: AbortSignal | undefined): Promise<Outcome> {
    const outcome = send(input, { ...options, signal }).finally(() => (current = undefined));
    current = { text, outcome };
    return outcome;
  }
}
