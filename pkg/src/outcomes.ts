// Sending in TypeScript: the options, and the outcomes with what the facade adds to those of the core.

import type { CreatedOutcome, Finding, ItemState, ItemVerdict, NotSentOutcome, RejectedData, UnknownData } from "./generated/answers.js";
import type { Input, ValidateOptions } from "./types.js";

/** The outcome of sending a request. There is no fifth. */
export type Outcome = KnownOutcome | UnknownOutcome;

/** The server answered, or nothing was sent. */
export type KnownOutcome = CreatedOutcome | RejectedOutcome | NotSentOutcome;

/** The server refused the request. */
export interface RejectedOutcome extends RejectedData {
  /**
   * Present when the name is taken (code 310069): asks whether the group that has it is the one that was sent. A browser sends a
   * request again by itself when a used connection breaks before an answer. Not part of copies or of JSON.
   */
  check?: Check;
}

/** The group may exist or not. */
export interface UnknownOutcome extends UnknownData {
  /** Asks the server whether the group exists and is the one that was sent. Not part of copies or of JSON. */
  check: Check;
}

/** Asks the server whether the group exists and is the one that was sent. */
export type Check = (options?: CheckOptions) => Promise<Finding>;

export interface CheckOptions {
  /** Used instead of the signal that was given for sending. */
  signal?: AbortSignal | undefined;
}

/** Names and values: a plain object, `Headers`, or pairs. */
export type HeaderSource = Record<string, string> | Iterable<[string, string]>;

/** A till with its password as a person types it, or an OAuth token. */
export type Credentials = { kind: "basic"; till: string; password: string } | { kind: "oauth"; token: string };

/** How the API is reached. */
export interface AccessOptions {
  /** Where the API lives: the name of a region (see `regions()`), or an https address, or http for this machine. */
  baseUrl: string;
  headers?: HeaderSource | undefined;
  /** Asked at the moment of sending; the place for headers that carry secrets. */
  getHeaders?: (() => HeaderSource | Promise<HeaderSource>) | undefined;
  /** Asked at the moment of sending, made into the header that the API wants, and not kept. */
  getCredentials?: (() => Credentials | Promise<Credentials>) | undefined;
  /** In place of the global `fetch`. */
  fetch?: typeof fetch | undefined;
  signal?: AbortSignal | undefined;
  /** How long the whole answer is waited for, from 1; 30,000 unless told otherwise. */
  timeoutMs?: number | undefined;
  /** The language of messages, as for `validate`. */
  locale?: ValidateOptions["locale"];
}

export interface SendOptions extends ValidateOptions, AccessOptions {
  /** Send even a body with errors. */
  force?: boolean | undefined;
  /** When the server has too many requests (429), by which it says that it did nothing: wait as it asks, and send again, three times at most. */
  waitOn429?: boolean | undefined;
}

/** Sends one request at a time. */
export interface Sender {
  /** The same request while it is under way shares its outcome; another one is not sent, with the reason "busy". */
  send(input: Input, options?: CheckOptions): Promise<Outcome>;
  readonly busy: boolean;
}

/** Where a batch writes down what it does, so that it can go on after it was killed. Nothing secret is written. */
export interface Journal {
  /** All that was appended so far. */
  read(): string | Promise<string>;
  /** Add a line, which ends with a line break. Resolve when it is safe: the request leaves after that. */
  append(line: string): unknown;
}

export interface SendManyOptions extends Omit<SendOptions, "force"> {
  /** How many are under way at the same time; 4 unless told otherwise. */
  concurrency?: number | undefined;
  journal?: Journal | undefined;
  onProgress?: ((progress: SendProgress) => void) | undefined;
}

/** What has just happened to a request of a batch. */
export interface SendProgress {
  /** Index in the batch, from 0. */
  index: number;
  name: string;
  state: "checking" | "sending" | ItemState;
  /** How many requests are finished, of how many. */
  done: number;
  total: number;
}

/** A request of a batch, and what became of it. */
export interface SentItem extends ItemVerdict {
  /** Index in the batch, from 0. */
  index: number;
  name: string;
  /** What became of the request, where it was sent or held back. */
  outcome?: Outcome;
  /** What the last check of the server found. */
  finding?: Finding;
}

export interface SendManyResult {
  /** In the order of the inputs. */
  items: SentItem[];
  created: number;
  failed: number;
  open: number;
  /** Lines of the journal that cannot be read, such as one that was cut off. They are ignored. */
  unreadableLines: number;
}
