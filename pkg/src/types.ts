// The public contract in TypeScript. What follows from the Rust model (request, answer, rule codes) is generated beside it.

import type { NoteCode, Plan, RuleCode, TargetGroup, TargetGroupRequest } from "./generated/model.js";

/** JSON text, its UTF-8 bytes, or the value that `JSON.stringify` would put on the wire. */
export type Input = string | Uint8Array | object;

export type Severity = "error" | "warning" | "info";

/** Where in the text a diagnostic speaks: UTF-16 offsets, and line and column counted from 1. */
export interface Range {
  from: number;
  to: number;
  line: number;
  column: number;
}

/** One edit: set the value at a JSON Pointer (RFC 6901), or remove it. */
export type Change = { pointer: string; value: unknown } | { pointer: string; remove: true };

export interface Fix {
  title: string;
  changes: Change[];
}

export interface Diagnostic {
  code: RuleCode;
  severity: Severity;
  /** JSON Pointer to the value, or to where a missing value should stand. */
  pointer: string;
  message: string;
  /** The values that fill the message. */
  params: Record<string, string | number>;
  /** Where the rule is described, with an example: a heading of a page that ships with the package, such as `target-groups/docs/rules.md#name-blank`. */
  docs: string;
  /** Present when the input was text. */
  range?: Range;
  fix?: Fix;
}

export interface Report {
  /** No diagnostic is an error. */
  valid: boolean;
  /** By position in the document; at most 200, then one `too-many`. */
  diagnostics: Diagnostic[];
}

/** What a batch of requests is like. */
export interface BatchReport {
  /** No item has an error. */
  valid: boolean;
  /** How many items there are. */
  items: number;
  /** How often each rule applies, over all items. */
  counts: Partial<Record<RuleCode, number>>;
  /** The items with errors. */
  faulty: FaultyItem[];
}

export interface FaultyItem {
  /** Place in the batch, from 0. Blank lines do not count. */
  index: number;
  /** The line on which the item starts, from 1; absent where each item was an input of its own. */
  line?: number;
  /** All that is said of the item. Pointers start at the item; ranges are in the text of the whole batch. */
  diagnostics: Diagnostic[];
}

/** A stream of bytes or text in pieces of any size: of Node, of the web, or any iterable. */
export type ByteSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> | ReadableStream<Uint8Array>;

/** What a part of a stream of requests is like: places, lines and offsets are those of the whole stream. */
export interface BatchPart extends BatchReport {
  /** The bytes that the part speaks of. */
  bytes: Uint8Array;
  /** Where they start in the stream: UTF-16 offset, and line and column counted from 1. */
  start: { offset: number; line: number; column: number };
  /** No name of this part was forgotten: only a million names are remembered, to find groups of one name. */
  allNames: boolean;
}

export interface Limits {
  /** Largest text in UTF-8 bytes; 1 MiB unless told otherwise. */
  bytes?: number | undefined;
  /** Deepest nesting; 64 unless told otherwise. */
  depth?: number | undefined;
}

/**
 * Everything that this package says to people in one language: what `messages()` gives, with `messages` translated. Templates
 * follow ICU MessageFormat as far as `{name}`, `{count, number}` and `{count, plural, =0 {…} one {…} other {# …}}`.
 */
export interface MessageCatalogue {
  /** The BCP 47 tag of the language, by which its plurals and numbers are made. */
  locale: string;
  /** Templates by their keys. Those that are missing are said in the nearest language that the package speaks. */
  messages: Record<string, string>;
}

export interface LocaleOptions {
  /**
   * The language of messages, titles and explanations: a BCP 47 tag, or several of which the first that is spoken counts; English
   * when none is. English (`en`), Hindi (`hi`) and, for tests, English in disguise (`en-XA`) are spoken. Or a catalogue of your
   * own, which is read once: change a copy of it, not the object itself. Errors of wrong calls, failures of the package itself,
   * the server's own words, and what `complete` and `hover` tell about the model stay as they are.
   */
  locale?: string | readonly string[] | MessageCatalogue | undefined;
}

export interface ValidateOptions extends LocaleOptions {
  /** Another severity for a rule, or "off". */
  rules?: Partial<Record<RuleCode, Severity | "off">> | undefined;
  limits?: Limits | undefined;
  /** The moment for rules that depend on the clock; the machine's clock unless told otherwise. */
  now?: Date | number | string | undefined;
  /** The organisation's events, as `GET /v2/events` answers them: turns on the rules about events and attributes. */
  catalogue?: object | undefined;
}

export interface StreamOptions extends ValidateOptions {
  /** A JSON array, or one request a line; an array when it starts with a bracket unless told otherwise. */
  form?: "array" | "lines" | undefined;
}

/** A schema as validators and form libraries take it. */
export type JsonSchema = Record<string, unknown>;

/** The tree of a condition, or what is wrong with its text. */
export type Compilation =
  | {
      /** JSON text: what `expressionJson` holds. */
      json: string;
      /** The tree has a construct that no published pair of text and tree shows, and follows only our assumption. */
      assumed: boolean;
    }
  | { diagnostics: Diagnostic[] };

/** Replace the text between two UTF-16 offsets of the original text. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
}

export interface EditResult {
  text: string;
  /** In ascending order, without overlap, all in offsets of the original text. */
  edits: TextEdit[];
  /** Why nothing was changed: the text is not JSON, or a pointer leads nowhere. Empty when every change was made. */
  diagnostics: Diagnostic[];
}

export interface CompleteOptions {
  /** The organisation's events, as `GET /v2/events` answers them: their names and attributes are offered. */
  catalogue?: ValidateOptions["catalogue"];
}

/** Something that could be written. All offsets count UTF-16 code units. */
export interface Completion {
  /** The name of the field, or the value without its quotes. */
  label: string;
  kind: "field" | "value";
  /** In a few words: the kind of the field's value, or what is remarkable about the value. May be empty. */
  detail: string;
  /** What it means. May be empty. */
  documentation: string;
  /** The text that it takes the place of. */
  from: number;
  to: number;
  /** The text that takes its place: JSON with quotes, colon, commas and all. */
  insert: string;
  /** What is typed over next, in offsets of `insert`. */
  select: { from: number; to: number };
}

/** A public document of the API. */
export interface Source {
  title: string;
  /** Where it has one of its own. */
  address?: string;
}

/** What the model says of a key or value. */
export interface Hover {
  /** The key or value that was asked about; of an object or array the opening bracket. */
  range: Range;
  /** JSON Pointer to the value. */
  pointer: string;
  /** The name of the field; for an element of a list, the name of its record. */
  title: string;
  /** What it means, its units and its limits. */
  meaning: string;
  /** The kind of value, in a few words. */
  kind: string;
  /** Whether a request carries it. */
  need: "required" | "optional" | "answer-only";
  /** The longest text that is accepted, in UTF-16 code units. */
  maxLength?: number;
  /** The document of the API that says so; an element of a list has none of its own. */
  source?: Source;
  /** The words that the value can be, where it is one of some words. */
  words: { value: string; meaning: string; /** It is the one in the text. */ chosen: boolean }[];
}

/** Something an import left out, repaired or did not understand. */
export interface Note {
  code: NoteCode | "internal";
  message: string;
  params: Record<string, string | number>;
}

export interface ImportResult {
  text: string;
  source: "json" | "curl" | "fragment";
  url?: string;
  notes: Note[];
}

/** What became of a plan: the request, or what stands in its way. */
export type Built = BuiltRequest | NotBuilt;

export interface BuiltRequest {
  /** The request, laid out. */
  text: string;
  /** The request as an object. */
  request: TargetGroupRequest;
  /** What is worth knowing of the plan. Pointers and ranges lead into the plan. */
  report: Report;
}

export interface NotBuilt {
  text: "";
  request?: undefined;
  /** Why the plan cannot be built. Pointers and ranges lead into the plan. */
  report: Report;
}

/** What became of a request: the plan that says the same, or what no plan can say. */
export type PlanOf = FoundPlan | NoPlan;

export interface FoundPlan {
  /** The plan as JSON text, laid out. */
  text: string;
  /** The plan as an object. */
  plan: Plan;
  /** What building the plan would write in another way, with the same meaning. Pointers and ranges lead into the request. */
  report: Report;
}

export interface NoPlan {
  text: "";
  plan?: undefined;
  /** What no plan can say. Pointers and ranges lead into the request. */
  report: Report;
}

/** A plan to start from. */
export interface Template {
  /** The name of the template, which does not change. */
  id: string;
  title: string;
  /** What the plan says, with the names of its parameters in braces. */
  sentence: string;
  parameters: TemplateParameter[];
}

export interface TemplateParameter {
  name: string;
  kind: TemplateParameterKind;
  /** What to write beside its field. */
  label: string;
  /** The value that it has when nothing is chosen. */
  default: string | number | number[];
}

/** What a parameter takes: a text, a name, a whole number from 1, a number, numbers, a day such as 2026-01-01, a zone, numbers of stores. */
export type TemplateParameterKind = "text" | "event" | "attribute" | "count" | "amount" | "amounts" | "day" | "zone" | "identifiers";

/** A template with its parameters filled in. */
export interface FromTemplate {
  /** The plan as JSON text, laid out. */
  text: string;
  plan: Plan;
  /** What the plan says. */
  sentence: string;
}

/** Asked of templates: what is asked of `validate`. Their first days follow from the clock. */
export type TemplateOptions = ValidateOptions;

/** Asked of `build` and `planOf`: what is asked of `validate`, with the same defaults. */
export type BuildOptions = ValidateOptions;

/** A plan, or what stands for one: JSON text, its bytes, or an object that comes from somewhere else. */
export type PlanInput = Plan | Input;

export interface PreviewOptions extends ValidateOptions {
  /** Host that the snippets name. */
  baseUrl?: string | undefined;
}

export interface Preview {
  /** Exactly what `send` would put on the wire. */
  body: string;
  /** What the request asks for and what the server will change in it, in words for the person who is responsible for it. */
  summary: string;
  /** A shell command without secrets. */
  curl: string;
  /** A JavaScript snippet without secrets. */
  fetch: string;
  /** The periods, as rows and drawn. */
  timeline: Timeline;
  /** The answer that the simulated API gives, as JSON text. */
  response: string;
  /** How that answer differs from the request. */
  changes: Difference;
  /** What everybody who creates target groups should know. */
  notice: string;
  report: Report;
}

/** The periods of a request. */
export interface Timeline {
  /** The names of the targets, in the order of the values of each row. A timeline has at most 200,000 values in all. */
  targets: string[];
  /** The periods in the order of the request; at most 10,000. */
  rows: TimelineRow[];
  /**
   * The periods drawn: a whole `<svg>` element without scripts and styles, in `currentColor` and the custom property `--timeline-bar`.
   * Empty when the request cannot be read.
   */
  svg: string;
  /** Says in words which periods or values are not shown; absent when all are. */
  note?: string;
}

export interface TimelineRow {
  /** JSON Pointer to the period. */
  pointer: string;
  /** The period's `refCode`, or its place in the list. */
  label: string;
  /** The first day, such as `2026-01-01`; absent when it cannot be read. */
  start?: string;
  /** The last day, which counts whole. */
  end?: string;
  /** How many days it has, the first and the last included. */
  days?: number;
  /** What the server makes of its days and the clock. */
  status?: "NOT_STARTED" | "RUNNING" | "ENDED";
  /** The status in words. */
  statusText?: string;
  /** The value of each target, as it is written; null where a target has no such value. */
  values: (string | null)[];
  /** How it lies to the period above it. */
  step?: {
    kind: "adjacent" | "gap" | "overlap" | "earlier";
    /** The days between them, in both, or from this start to that one. */
    days: number;
    message: string;
  };
  /** What is wrong with it. */
  problems: { code: string; message: string }[];
}

/** How an answer differs from its request. */
export interface Difference {
  /** The differences, in the order of the fields of the documentation. */
  rows: DifferenceRow[];
  /** Why nothing could be compared. */
  problem?: { code: "request-unreadable" | "response-unreadable" | "response-refused" | "internal"; message: string };
}

export interface DifferenceRow {
  /** JSON Pointer to where it is in the request, or where it would stand there. An element that was not sent has its place in the answer. */
  pointer: string;
  kind: "added" | "changed" | "removed" | "reordered";
  /** What was sent; of an element in another place, its old index. */
  before?: unknown;
  /** What was answered; of an element in another place, its new index. The goals by period, which repeat others, are left out. */
  after?: unknown;
  /** The code of the reason; `unexplained` when no documented behaviour of the server explains it. */
  reason: string;
  /** The reason in words. */
  message: string;
  /** In how many elements of the list it is the same; the pointer leads to the first of them. More than 1 only for what the server makes itself. */
  places: number;
}

export interface ServerMessage {
  code: number | null;
  message: string;
}

export interface ServerError extends ServerMessage {
  /** The code in plain words, where it is known. */
  explanation?: string;
  /** The place in the request that the code speaks of, where it is known. */
  pointer?: string;
}

/** What held a request back. */
export type NotSentReason =
  | "invalid" | "aborted" | "network" | "headers" | "base-url" | "credentials" | "internal"
  /** Of `createSender`: another request is under way. */
  | "busy"
  /** Of `sendMany`. */
  | "stopped" | "journal" | "repeated" | "nameless" | "changed" | "taken";

/** What became of a request; there is no fifth. */
export type Outcome = KnownOutcome | UnknownOutcome;

export type KnownOutcome =
  /** `changes`: how the group differs from the request, and why. */
  | { outcome: "created"; group: TargetGroup; changes: Difference; warnings: ServerMessage[]; status: number; requestId?: string }
  /**
   * `retryAfterMs`: how long the server asks to be left alone. `check` is there when the name exists (310069): whether the group that
   * has it is the one that was sent. Browsers send a request again by themselves when a used connection breaks before an answer.
   */
  | { outcome: "rejected"; errors: ServerError[]; status: number; requestId?: string; retryAfterMs?: number; check?: Check }
  | { outcome: "not-sent"; reason: NotSentReason; message: string; report?: Report };

/** The group may exist or not. */
export interface UnknownOutcome extends UnknownData {
  /** Ask the server whether the group exists, and is the one that was sent. No part of copies or of JSON. */
  check: Check;
}

/** Asks the server whether the group exists, and is the one that was sent. */
export type Check = (options?: CheckOptions) => Promise<Finding>;

interface UnknownData {
  outcome: "unknown";
  reason: "timeout" | "aborted" | "connection" | "server-error" | "unreadable" | "internal";
  message: string;
  status?: number;
  requestId?: string;
}

/** @internal An outcome as the core says it. */
export type OutcomeData = KnownOutcome | UnknownData;

export interface CheckOptions {
  /** In place of the one that was given for sending. */
  signal?: AbortSignal | undefined;
}

/** What became of a request whose answer was lost. */
export interface Finding {
  /**
   * "created": the group exists, with the content that was sent. "absent": no group has the name, though a request that is still
   * under way may create it. "other": a group has the name, with another content. "unclear": it cannot be told.
   */
  found: "created" | "absent" | "other" | "unclear";
  /** The group of that name. */
  group?: TargetGroup;
  message: string;
}

export interface NameAnswer {
  free: "yes" | "no" | "unclear";
  message: string;
}

/** A host of the API that is known by name. */
export interface Region {
  name: string;
  baseUrl: string;
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
  /** Place in the batch, from 0. */
  index: number;
  name: string;
  state: "checking" | "sending" | SentItem["state"];
  /** How many requests are done with, of how many. */
  done: number;
  total: number;
}

/** What became of a request of a batch. */
export interface SentItem {
  /** Place in the batch, from 0. */
  index: number;
  name: string;
  /** "created": its group exists. "failed": it cannot be created as it is. "open": running the batch again goes on with it. */
  state: "created" | "failed" | "open";
  /** How it is known that the group exists: the server's answer to the request, a look at the server, or the journal of an earlier run. */
  by?: "answer" | "check" | "journal";
  /** The number of the group. */
  id?: number;
  /** What became of the request, where one was sent or held back. */
  outcome?: Outcome;
  /** What a look at the server showed. */
  finding?: Finding;
}

export interface SendManyResult {
  /** In the order of the inputs. */
  items: SentItem[];
  created: number;
  failed: number;
  open: number;
  /** Lines of the journal that say nothing, such as one that was cut off; they were passed over. */
  unreadableLines: number;
}

/** The next answer of the simulated API, instead of the right one. */
export type Fault =
  | { kind: "code"; code: number; status?: number }
  /** Without the API's envelope; `stored`: after the server did its work. */
  | { kind: "status"; status: number; retryAfter?: number; stored?: boolean }
  | { kind: "not-json"; stored?: boolean }
  /** The connection drops, after the server did its work or before. */
  | { kind: "dropped"; stored: boolean }
  | { kind: "delay"; ms: number };

export interface SandboxOptions {
  /** The clock; the machine's unless told otherwise. */
  now?: (() => Date | number | string) | undefined;
  /** The next number of each kind of thing that the server numbers. */
  ids?: { group?: number; period?: number; target?: number; ruleSet?: number; value?: number } | undefined;
  /** Who acts. */
  user?: { id: number; code: string; description: string; name: string; type: string } | undefined;
  /** Keep what was created across reloads, in the page's `sessionStorage` or `localStorage`; in memory only unless told otherwise. */
  storage?: "session" | "local" | undefined;
  /** The name in the storage; "target-groups-sandbox" unless told otherwise. */
  key?: string | undefined;
}

export interface Sandbox {
  /** Takes the place of the real one. Answers the create call, the list and a single group, the name check, and `GET /v2/events`. */
  fetch: typeof fetch;
  /** Let the next call fail; several faults come one after another, one a call. A wrong fault throws at once. */
  fail(next: Fault): void;
  groups(): TargetGroup[];
  /** Forget groups and faults, in the storage too. */
  reset(): void;
  /** All that the simulated API remembers, as text for `importState`; empty when nothing was created. */
  exportState(): string;
  /** Go on from an exported state, in place of what is remembered. Text that is none throws. */
  importState(text: string): void;
  /** The page's storage holds what is remembered: false without `storage`, and where it is missing, full or refused. */
  isStored(): boolean;
}

export type { NoteCode, Plan, RuleCode, TargetGroup, TargetGroupRequest };
