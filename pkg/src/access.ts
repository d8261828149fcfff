// Converts the caller's options to calls of the API.
//
// Options enter WebAssembly as JSON text. `fetch`, `getHeaders` and `getCredentials` are functions that WebAssembly calls back.

import { TargetGroupsError } from "./errors.js";
import { readOptions, toJson, toOptionsText } from "./input.js";
import { callAsync } from "./instance.js";
import { requireLocale, toCheckText, withLocale } from "./locale.js";
import type { AccessOptions, HeaderSource, SendOptions } from "./outcomes.js";
import type { Input, Report } from "./types.js";
import { validate } from "./validate.js";

/** An export of the core that calls the API. Declared here because the package does not ship the types of the glue. */
export type Exchange = (text: string, check: string, options: string, platform: Platform) => Promise<string>;

/** The functions and the signal that the core calls the API with. */
interface Platform {
  fetch: (url: string, init: RequestInit) => Promise<unknown>;
  getHeaders: (() => Promise<unknown>) | undefined;
  getCredentials: (() => Promise<string>) | undefined;
  signal: AbortSignal | undefined;
}

/** The options of a caller, read once, and the calls that use them. */
export interface Access {
  /** The options of validation and of the language as JSON text. Valid for the next call only, because of the handle of the language. */
  readonly checkText: string;
  validate(input: Input): Report;
  call<Answer>(exchange: Exchange, text: string, internal: (begun: boolean) => Answer, signal?: AbortSignal): Promise<Answer>;
}

/** Options that only the package itself sets. */
export interface CallOptions {
  /** Ignore the signal once the request has been sent. */
  finishOnceBegun?: boolean;
}

export function openAccess(options: SendOptions | AccessOptions, { finishOnceBegun }: CallOptions = {}): Access {
  const {
    fetch: transport = globalThis.fetch,
    getHeaders,
    getCredentials,
    signal: defaultSignal,
    baseUrl,
    headers,
    timeoutMs,
    force,
    waitOn429,
    locale,
    ...check
  }: Partial<SendOptions> = readKnown(options);
  const withoutLocale = toCheckText(check);
  requireLocale(locale);
  const optionsText = toOptionsText({ baseUrl, headers: headers && plainHeaders(headers), timeoutMs, force, waitOn429, finishOnceBegun });
  requireHost({ fetch: transport, getHeaders, getCredentials });
  requireSignal(defaultSignal);

  return {
    get checkText() {
      return withLocale(withoutLocale, locale);
    },
    validate: (input) => validate(input, { ...check, locale }),
    call(exchange, text, internal, signal = defaultSignal) {
      requireSignal(signal);
      const { checkText } = this;
      let begun = false;
      const begin = async (url: string, init: RequestInit): Promise<Response> => {
        await leaveWasm();
        begun = true;
        return transport(url, withUsableSignal(init));
      };
      const platform = {
        fetch: begin,
        getHeaders: outsideWasm(getHeaders, plainHeaders),
        getCredentials: outsideWasm(getCredentials, (given: unknown) => toJson(given ?? null, "invalid-options")),
        signal,
      };
      return callAsync(
        () => exchange(text, checkText, optionsText, platform),
        () => internal(begun),
      );
    },
  };
}

/**
 * Omits the signal where `fetch` would reject it: test environments such as jsdom replace `AbortSignal`, but not `fetch`. Cancelling still
 * ends the wait for the response.
 */
function withUsableSignal({ signal, ...init }: RequestInit): RequestInit {
  const create = globalThis.Request as typeof Request | undefined;
  if (create === undefined) return { ...init, signal: signal ?? null };
  try {
    new create("http://localhost/", { signal: signal ?? null });
  } catch {
    return init;
  }
  return { ...init, signal: signal ?? null };
}

/** All options of sending. An option that is missing here, or that does not exist, does not compile. */
const OPTIONS: Record<keyof SendOptions, true> = {
  baseUrl: true,
  headers: true,
  getHeaders: true,
  getCredentials: true,
  fetch: true,
  signal: true,
  timeoutMs: true,
  force: true,
  waitOn429: true,
  rules: true,
  limits: true,
  now: true,
  catalogue: true,
  locale: true,
};

/** Reads the options. Throws for an option that does not exist, such as a misspelled one. */
function readKnown(options: SendOptions | AccessOptions): Partial<SendOptions> {
  const read = readOptions(options);
  const unknown = Object.entries(read).find(([name, value]) => value !== undefined && !Object.hasOwn(OPTIONS, name));
  if (unknown === undefined) return read;
  const names = Object.keys(OPTIONS).map((name) => `\`${name}\``);
  throw wrong(`unknown option \`${unknown[0]}\`, expected one of ${names.join(", ")}`);
}

/** Checks the types of values that enter WebAssembly unconverted. */
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
  return new TargetGroupsError("invalid-options", `Invalid options: ${problem}.`);
}

/** Returns headers as a plain object. `Headers` and lists of pairs are read as iterables, since their own keys are not header names. */
function plainHeaders(headers: HeaderSource): Record<string, string> {
  return Symbol.iterator in headers ? Object.fromEntries(headers) : { ...headers };
}

/** Returns a callback that is called outside of WebAssembly, and whose result is converted for it. */
function outsideWasm<Given, Converted>(
  callback: (() => Given | Promise<Given>) | undefined,
  convert: (given: Given) => Converted,
): (() => Promise<Converted>) | undefined {
  return (
    callback &&
    (async () => {
      await leaveWasm();
      return convert(await callback());
    })
  );
}

/** Waits until WebAssembly has returned. Callbacks may call functions of the package, which must not run inside another call. */
async function leaveWasm(): Promise<void> {
  await Promise.resolve();
}
