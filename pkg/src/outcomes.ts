// The options and outcomes of sending. The outcomes add methods to those of the core.

import type { CreatedOutcome, Finding, ItemState, ItemVerdict, NotSentOutcome, RejectedData, UnknownData } from "./generated/answers.js";
import type { Input, ValidateOptions } from "./types.js";

/** The outcome of sending a request: `created`, `rejected`, `not-sent` or `unknown`. */
export type Outcome = KnownOutcome | UnknownOutcome;

/** An outcome that is certain: the group either exists or does not. */
export type KnownOutcome = CreatedOutcome | RejectedOutcome | NotSentOutcome;

/** The server rejected the request. */
export interface RejectedOutcome extends RejectedData {
  /**
   * Asks the server whether the existing group is the one that was sent. Present when the name is taken (code 310069), because browsers
   * may repeat a request on their own when a connection breaks. Not enumerable, so copies and JSON do not contain it.
   */
  check?: Check;
}

/** The group may or may not exist, because the response was lost. */
export interface UnknownOutcome extends UnknownData {
  /** Asks the server whether the group exists and is the one that was sent. Not enumerable, so copies and JSON do not contain it. */
  check: Check;
}

/** Asks the server whether the group exists and is the one that was sent. */
export type Check = (options?: CheckOptions) => Promise<Finding>;

/** The options of `check` and of `Sender.send`. */
export interface CheckOptions {
  /** Cancels this call. Default: the signal of the options for sending. */
  signal?: AbortSignal | undefined;
}

/** HTTP headers: a plain object, `Headers`, or pairs of name and value. */
export type HeaderSource = Record<string, string> | Iterable<[string, string]>;

/** The credentials of a till, or an OAuth token. */
export type Credentials = TillCredentials | OAuthCredentials;

/** The name of a till with its password. */
export interface TillCredentials {
  /** Chooses basic authentication. */
  kind: "basic";
  /** The name of the till. */
  till: string;
  /** The password of the till, not hashed. */
  password: string;
}

/** An OAuth token. */
export interface OAuthCredentials {
  /** Chooses OAuth. */
  kind: "oauth";
  /** The access token, without a prefix such as `Bearer`. */
  token: string;
}

/** The options of functions that call the API. */
export interface AccessOptions {
  /** The URL of the API: the name of a region (see `regions()`) or an https URL. For this machine, http is allowed too. */
  baseUrl: string;
  /** Headers of the request. For secrets, use `getHeaders` or `getCredentials`. */
  headers?: HeaderSource | undefined;
  /** Returns headers that contain secrets. Called before each request; the headers are not stored. */
  getHeaders?: (() => HeaderSource | Promise<HeaderSource>) | undefined;
  /** Returns the credentials, which are converted to the header of the API. Called before each request; the credentials are not stored. */
  getCredentials?: (() => Credentials | Promise<Credentials>) | undefined;
  /** Replaces the global `fetch`, for example by the `fetch` of a sandbox. */
  fetch?: typeof fetch | undefined;
  /** Cancels the call. */
  signal?: AbortSignal | undefined;
  /** The time limit for the complete response in milliseconds, at least 1. Default: 30,000. */
  timeoutMs?: number | undefined;
  /** The language of messages, as for `validate`. */
  locale?: ValidateOptions["locale"];
}

/** The options of `send` and `createSender`. */
export interface SendOptions extends ValidateOptions, AccessOptions {
  /** Sends a request even if it has errors. Default: false. */
  force?: boolean | undefined;
  /**
   * Waits as specified by `Retry-After` and sends again after the status 429, with at most three attempts in total. The status means that
   * nothing was created. Default: false.
   */
  waitOn429?: boolean | undefined;
}

/** Sends one request at a time. */
export interface Sender {
  /** Sends a request. While one is being sent, the same request returns the same outcome, and another one is not sent (`busy`). */
  send(input: Input, options?: CheckOptions): Promise<Outcome>;
  /** True while a request is being sent. */
  readonly busy: boolean;
}

/** The storage of a batch's progress, such as a file. It allows the batch to continue after a restart. Contains no secrets. */
export interface Journal {
  /** Returns everything that was appended so far. */
  read(): string | Promise<string>;
  /**
   * Appends a line, which ends with a line break. Return a promise that resolves once the line is stored. The request is sent after that.
   */
  append(line: string): unknown;
}

/** The options of `sendMany`. */
export interface SendManyOptions extends Omit<SendOptions, "force"> {
  /** The number of requests that are sent at the same time, from 1 to 64. Default: 4. */
  concurrency?: number | undefined;
  /** The journal. Without one, the batch cannot continue after a restart. */
  journal?: Journal | undefined;
  /** Called after each step of a request. */
  onProgress?: ((progress: SendProgress) => void) | undefined;
}

/** A step of a request in a batch. */
export interface SendProgress {
  /** The index of the request, counted from 0. */
  index: number;
  /** The name of the group. */
  name: string;
  /** The current state of the request. */
  state: "checking" | "sending" | ItemState;
  /** The number of finished requests. */
  done: number;
  /** The number of all requests. */
  total: number;
}

/** The result of a request in a batch. */
export interface SentItem extends ItemVerdict {
  /** The index of the request, counted from 0. */
  index: number;
  /** The name of the group. */
  name: string;
  /** The outcome, if this run sent the request or decided not to. */
  outcome?: Outcome;
  /** The result of the last check on the server, if there was one. */
  finding?: Finding;
}

/** The result of `sendMany`. */
export interface SendManyResult {
  /** The results in the order of the input. */
  items: SentItem[];
  /** The number of groups that exist now. */
  created: number;
  /** The number of requests from which no group can be created: they have errors, were rejected, or their name is taken. */
  failed: number;
  /** The number of requests that are not finished. Run the batch again with the same journal to finish them. */
  open: number;
  /** The number of journal lines that could not be read, such as a truncated line. They are ignored. */
  unreadableLines: number;
}
