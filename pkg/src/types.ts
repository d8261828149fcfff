// The public contract in TypeScript. What follows from the Rust model (request, answer, rule codes) is generated beside it.

import type { Plan, RuleCode, TargetGroup, TargetGroupRequest } from "./generated/model.js";

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
  /** "safe" when the fix can be made without asking: it means what was written, or what the server makes of it. */
  kind: "safe" | "asks";
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
 * The messages of this package in one language: what `messages()` returns, with `messages` translated. Templates use the subset of
 * ICU MessageFormat with `{name}`, `{count, number}` and `{count, plural, =0 {…} one {…} other {# …}}`.
 */
export interface MessageCatalogue {
  /** The BCP 47 tag of the language, which determines its plural rules and number format. */
  locale: string;
  /** Templates by their keys. Missing ones fall back to English. */
  messages: Record<string, string>;
}

export interface LocaleOptions {
  /**
   * The language of messages, titles and explanations: a catalogue, such as the default export of `target-groups/locales/hi`, or a
   * BCP 47 tag, or a list of tags. Tags find English and the languages passed to `registerLocale`: the first tag that matches
   * counts, and English is used when none does. A catalogue is read once: change a copy of it, not the object itself. Errors of
   * wrong calls, internal errors, the server's own messages, and the answers of `complete` and `hover` stay in English.
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

export interface CompleteOptions {
  /** The organisation's events, as `GET /v2/events` answers them: their names and attributes are offered. */
  catalogue?: ValidateOptions["catalogue"];
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
