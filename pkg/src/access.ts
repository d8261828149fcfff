// From the caller's options to a call of the API: what goes into WebAssembly, and what calls back out of it.

import { TargetGroupsError } from "./errors.js";
import { readOptions, toJson, toOptionsText } from "./input.js";
import { callAsync } from "./instance.js";
import { requireLocale, toCheckText, withLocale } from "./locale.js";
import type { AccessOptions, HeaderSource, SendOptions } from "./outcomes.js";
import type { Input, Report } from "./types.js";
import { validate } from "./validate.js";

/** An export that calls the API. Spelled out, since the types of the glue are not part of the package. */
export type Exchange = (
  text: string,
  check: string,
  options: string,
  fetch: (url: string, init: RequestInit) => Promise<unknown>,
  getHeaders: (() => Promise<unknown>) | undefined,
  getCredentials: (() => Promise<string>) | undefined,
  signal: AbortSignal | undefined,
) => Promise<string>;

/** How the API is called, read from the options once. */
export interface Access {
  /** What the caller asks of the validator, and of the language. Not to be kept: the handle of the language is valid for the next call only. */
  readonly checkText: string;
  validate(input: Input): Report;
  call<Answer>(exchange: Exchange, text: string, internal: (begun: boolean) => Answer, signal?: AbortSignal): Promise<Answer>;
}

/** What the package itself asks of a call. */
export interface CallOptions {
  /** Once the request is under way, the signal no longer ends it. */
  finishOnceBegun?: boolean;
}

export function openAccess(options: SendOptions | AccessOptions, { finishOnceBegun }: CallOptions = {}): Access {
  const {
    fetch: transport = globalThis.fetch,
    getHeaders,
    getCredentials,
    signal: usualSignal,
    baseUrl,
    headers,
    timeoutMs,
    force,
    waitOn429,
    locale,
    ...check
  }: Partial<SendOptions> = readOptions(options);
  const withoutLocale = toCheckText(check);
  requireLocale(locale);
  const optionsText = toOptionsText({ baseUrl, headers: headers && plainHeaders(headers), timeoutMs, force, waitOn429, finishOnceBegun });
  requireHost({ fetch: transport, getHeaders, getCredentials });
  requireSignal(usualSignal);

  return {
    get checkText() {
      return withLocale(withoutLocale, locale);
    },
    validate: (input) => validate(input, { ...check, locale }),
    call(exchange, text, internal, signal = usualSignal) {
      requireSignal(signal);
      const { checkText } = this;
      let begun = false;
      const begin = async (url: string, init: RequestInit): Promise<Response> => {
        await leaveWasm();
        begun = true;
        return transport(url, init);
      };
      const askHeaders =
        getHeaders &&
        (async () => {
          await leaveWasm();
          return plainHeaders(await getHeaders());
        });
      const askCredentials =
        getCredentials &&
        (async () => {
          await leaveWasm();
          const given: unknown = await getCredentials();
          return toJson(given ?? null, "invalid-options");
        });
      return callAsync(
        () => exchange(text, checkText, optionsText, begin, askHeaders, askCredentials, signal),
        () => internal(begun),
      );
    },
  };
}

/** What goes into WebAssembly as it is must be what it seems. */
function requireHost({ fetch: transport, ...callbacks }: Record<string, unknown>): void {
  if (typeof transport !== "function") throw wrong("`fetch` must be a function");
  for (const [name, callback] of Object.entries(callbacks))
    if (callback !== undefined && typeof callback !== "function") throw wrong(`\`${name}\` must be a function`);
}

function requireSignal(signal: unknown): void {
  if (signal !== undefined && Object.prototype.toString.call(signal) !== "[object AbortSignal]")
    throw wrong("`signal` must be an AbortSignal");
}

function wrong(problem: string): TargetGroupsError {
  return new TargetGroupsError("invalid-options", `The options are wrong: ${problem}.`);
}

/** A plain object, of a plain object or of `Headers`, whose own keys say nothing. */
function plainHeaders(headers: HeaderSource): Record<string, string> {
  return Symbol.iterator in headers ? Object.fromEntries(headers) : { ...headers };
}

/** The host's callbacks may call verbs of their own: never on top of a call that is still inside WebAssembly. */
async function leaveWasm(): Promise<void> {
  await Promise.resolve();
}
