import { TargetGroupsError } from "./errors.js";
import * as glue from "./glue.js";
import { decode, isBytes, readOptions, toCheckText, toOptionsText, toText } from "./input.js";
import { callAsync } from "./instance.js";
import { messages } from "./messages.js";
import type { HeaderSource, Input, Outcome, SendOptions } from "./types.js";
import { validate } from "./validate.js";

/** Create the target group. Sends once at most, and says honestly what became of it. Rejects only when the call itself is wrong. */
export async function send(input: Input, options: SendOptions): Promise<Outcome> {
  const { fetch: transport = globalThis.fetch, getHeaders, signal, baseUrl, headers, timeoutMs, force, ...check } = readOptions(options);
  const checkText = toCheckText(check);
  const optionsText = toOptionsText({ baseUrl, headers: headers && plainHeaders(headers), timeoutMs, force });
  requireHost(transport, getHeaders, signal);
  const decoded = isBytes(input) ? decode(input) : toText(input);
  if (decoded === undefined) {
    const message = messages(check.locale).messages["outcome.invalid"] ?? "";
    return { outcome: "not-sent", reason: "invalid", message, report: validate(input, check) };
  }
  let begun = false;
  const begin = async (url: string, init: RequestInit): Promise<Response> => {
    await leaveWasm();
    begun = true;
    return transport(url, init);
  };
  const askHeaders = getHeaders && (async () => {
    await leaveWasm();
    return plainHeaders(await getHeaders());
  });
  return callAsync(
    () => glue.send(decoded.text, checkText, optionsText, begin, askHeaders, signal),
    () => internalOutcome(begun),
  );
}

/** What goes into WebAssembly as it is must be what it seems. */
function requireHost(transport: unknown, getHeaders: unknown, signal: unknown): void {
  const isSignal = Object.prototype.toString.call(signal) === "[object AbortSignal]";
  const demands: [boolean, string][] = [
    [typeof transport === "function", "`fetch` must be a function"],
    [getHeaders === undefined || typeof getHeaders === "function", "`getHeaders` must be a function"],
    [signal === undefined || isSignal, "`signal` must be an AbortSignal"],
  ];
  const broken = demands.find(([met]) => !met);
  if (broken) throw new TargetGroupsError("invalid-options", `The options are wrong: ${broken[1]}.`);
}

/** A plain object, of a plain object or of `Headers`, whose own keys say nothing. */
function plainHeaders(headers: HeaderSource): Record<string, string> {
  return Symbol.iterator in headers ? Object.fromEntries(headers) : { ...headers };
}

/** The host's callbacks may call verbs of their own: never on top of a call that is still inside WebAssembly. */
async function leaveWasm(): Promise<void> {
  await Promise.resolve();
}

function internalOutcome(begun: boolean): Outcome {
  return begun
    ? { outcome: "unknown", reason: "internal", message: "The client failed while the request was under way. Check whether the group exists." }
    : { outcome: "not-sent", reason: "internal", message: "The client failed before anything was sent." };
}
