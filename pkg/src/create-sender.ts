import { openAccess } from "./access.js";
import { bodyText, heldBack, send } from "./send.js";
import type { CheckOptions, Outcome, Sender, SendOptions } from "./outcomes.js";
import type { Input } from "./types.js";

/**
 * A way to send of which only one is under way at a time, for a button that may be pressed twice: the same request again shares the
 * outcome of the first, and another one is not sent, with the reason "busy".
 */
export function createSender(options: SendOptions): Sender {
  const access = openAccess(options);
  let underWay: { text: string | undefined; outcome: Promise<Outcome> } | undefined;

  return {
    get busy() {
      return underWay !== undefined;
    },
    async send(input: Input, { signal = options.signal }: CheckOptions = {}): Promise<Outcome> {
      const text = bodyText(input);
      if (underWay === undefined) return begin(input, text, signal);
      return underWay.text === text ? underWay.outcome : heldBack("busy", access.checkText);
    },
  };

  function begin(input: Input, text: string | undefined, signal: AbortSignal | undefined): Promise<Outcome> {
    const outcome = send(input, { ...options, signal }).finally(() => (underWay = undefined));
    underWay = { text, outcome };
    return outcome;
  }
}
