// Generated from the Rust types of the answers by `cargo xtask docs`. Do not edit.

import type { Diagnostic, Range, Report } from "../types.js";
import type { NoteCode, TargetGroup } from "./model.js";

/** The tree of a condition, or the errors in its text. */
export type Compilation =
  /** The text was compiled. */
  | {
    /** The tree as JSON text, for the field `expressionJson`. */
    json: string;
    /** `true` if the tree contains a construct that no published example shows, so that its form is an assumption. */
    assumed: boolean;
  }
  /** The text was not compiled. */
  | {
    /** The errors; at least one. Ranges are in the text of the condition. */
    diagnostics: Diagnostic[];
  };

/** A completion. All offsets count UTF-16 code units. */
export interface Completion {
  /** The name of the field, or the value without quotes. */
  label: string;
  /** The kind of completion. */
  kind: CompletionKind;
  /** The type of the field in a few words, or a note about the value. May be empty. */
  detail: string;
  /** The meaning. May be empty. */
  documentation: string;
  /** Start of the text to replace, as a UTF-16 offset counted from 0. */
  from: number;
  /** End of the text to replace, as a UTF-16 offset, exclusive. */
  to: number;
  /** The text to insert, with quotes, colon and commas. */
  insert: string;
  /** The part of `insert` to select afterwards, in offsets of `insert`. */
  select: CompletionSelection;
}

/** The kind of completion. */
export type CompletionKind =
  /** A key. */
  | "field"
  /** A value. */
  | "value";

/** A part of a completion. */
export interface CompletionSelection {
  /** Its start, as a UTF-16 offset in `insert`. */
  from: number;
  /** Its end, as a UTF-16 offset in `insert`, exclusive. */
  to: number;
}

/** The differences between a request and its answer. */
export interface Difference {
  /** In the order of the fields in the API's documentation. */
  rows: DifferenceRow[];
  /** Why nothing was compared. */
  problem?: DifferenceProblem;
}

/** A difference. */
export interface DifferenceRow {
  /** JSON Pointer into the request, to the value or to where it would be. For an element that was not sent, its place in the answer. */
  pointer: string;
  /** The kind of difference. */
  kind: DifferenceKind;
  /** The value in the request; for `reordered`, the old index. */
  before?: unknown;
  /** The value in the answer; for `reordered`, the new index. `targetPeriodDefaultValuesMap`, which repeats other values, is left out. */
  after?: unknown;
  /** The code of the reason; `unexplained` when no documented behaviour of the server explains the difference. */
  reason: string;
  /** The reason in words. */
  message: string;
  /** The number of list elements with the same difference; the pointer leads to the first. More than 1 only for fields that the server fills in. */
  places: number;
}

/** The kinds of difference. */
export type DifferenceKind =
  /** Only the answer has it. */
  | "added"
  /** The answer has another value. */
  | "changed"
  /** Only the request has it. */
  | "removed"
  /** It has another index in its list. */
  | "reordered";

/** Why nothing was compared. */
export interface DifferenceProblem {
  /** The code of the problem. */
  code: "request-unreadable" | "response-unreadable" | "response-refused" | "internal";
  /** The problem in words. */
  message: string;
}

/** A template with its parameters filled in. */
export interface FilledTemplate {
  /** The plan as formatted JSON text. */
  text: string;
  /** The goal in words. */
  sentence: string;
}

/** The result of checking the server for the group of a request. */
export interface Finding {
  /** The result of the search. */
  found: Found;
  /** The group of that name, where there is one. */
  group?: TargetGroup;
  /** The result in words. */
  message: string;
}

/** The result of a search for the group of a request. */
export type Found =
  /** The group exists and has the content that was sent. */
  | "created"
  /** No group has the name. A request that is still under way may create it yet. */
  | "absent"
  /** A group of the name exists with different content. */
  | "other"
  /** The server's answers do not tell. */
  | "unclear";

/** The description of a key or value. */
export interface Hover {
  /** The key or value; for an object or array, its opening bracket. */
  range: Range;
  /** JSON Pointer to the value. */
  pointer: string;
  /** The name of the field; for an element of a list, the name of its record. */
  title: string;
  /** The meaning, with units and limits. */
  meaning: string;
  /** The kind of value, in a few words. */
  kind: string;
  /** Its presence in requests. */
  need: Need;
  /** The longest text that is accepted, in UTF-16 code units. */
  maxLength?: number;
  /** The document of the API that describes it. Missing for elements of lists. */
  source?: Source;
  /** The values that are allowed, where they are a fixed set. */
  words: HoverWord[];
}

/** The presence of a field in requests. */
export type Need =
  /** A request must have it. */
  | "required"
  /** A request may have it. */
  | "optional"
  /** Only answers have it. */
  | "answer-only";

/** A public document of the API. */
export interface Source {
  /** The title. */
  title: string;
  /** The URL, where the document has one of its own. */
  address?: string;
}

/** A value that is allowed. */
export interface HoverWord {
  /** The value, as it is sent. */
  value: string;
  /** Its meaning. */
  meaning: string;
  /** `true` if it is the value in the text. */
  chosen: boolean;
}

/** The result of an import. */
export interface ImportResult {
  /** The request body. Valid JSON is returned unchanged. A text without a request is returned with its credentials masked. */
  text: string;
  /** The detected format. */
  source: ImportSource;
  /** `true` for formats that carry a whole request, with an address and headers, and not only a body. */
  isCall: boolean;
  /** `true` if the pasted text is a call or had credentials in it. Such a text should not be stored; `text` may be. */
  mayHoldCredentials: boolean;
  /** The address that the request is sent to, without secrets. */
  url?: string;
  /** Everything that was dropped, repaired or not understood. */
  notes: Note[];
  /** The requests of a text that holds more than one, at most 100; otherwise empty. `text` is the body of the one that most likely creates a target group. */
  candidates: ImportCandidate[];
  /** The index of that one in `candidates`, counted from 0, if there are any. */
  chosen?: number;
}

/** The format of an imported text. */
export type ImportSource =
  /** JSON, or a text of an unknown format. */
  | "json"
  /** Fields without the braces around them. */
  | "fragment"
  /** Rows of a spreadsheet: periods, values, or both. */
  | "spreadsheet"
  /** A response of the API. Only the fields of a request are kept. */
  | "response"
  /** A curl command for a POSIX shell, PowerShell or Windows' cmd. */
  | "curl"
  /** A wget command. */
  | "wget"
  /** A command of `HTTPie`. */
  | "httpie"
  /** `Invoke-RestMethod` or `Invoke-WebRequest`. */
  | "powerShell"
  /** JavaScript with `fetch`, axios, jQuery, `XMLHttpRequest` or a client for Node. */
  | "javaScript"
  /** Python with requests, httpx or `http.client`. */
  | "python"
  /** An HTTP message, or a record of one: the headers in a browser's developer tools, or an object with `url`, `headers` and `data`. */
  | "http"
  /** An HTTP archive, or one entry of it. */
  | "har"
  /** A Postman collection. */
  | "postman"
  /** An Insomnia export. */
  | "insomnia";

/** A note about something that an import dropped, repaired or did not understand. */
export interface Note {
  /** The code of the note, which never changes its meaning. */
  code: NoteCode | "internal";
  /** The note in words. */
  message: string;
  /** The values in the message. Names only, never a value that may be secret. */
  params: Record<string, string | number>;
}

/** One of several requests in a pasted text. */
export interface ImportCandidate {
  /** The name in the export, or the method and the address, without secrets. */
  label: string;
  /** The address that the request is sent to, without secrets. */
  url?: string;
  /** The request body. */
  text: string;
  /** Everything that was dropped, repaired or not understood in this request. */
  notes: Note[];
}

/** The result of a name check. */
export interface NameAnswer {
  /** The answer. */
  free: NameState;
  /** The answer in words. */
  message: string;
}

/** The answers of a name check. */
export type NameState =
  /** No group has the name. */
  | "yes"
  /** A group has the name, in any case. It may be inactive. */
  | "no"
  /** Asking the server failed. */
  | "unclear";

/** An outcome as the core returns it. */
export type OutcomeData =
  | CreatedOutcome
  | RejectedData
  | NotSentOutcome
  | UnknownData;

/** The server created the group. */
export interface CreatedOutcome {
  /** Tells this result from the others. */
  outcome: "created";
  /** The group as the server wrote it; numbers keep their spelling. */
  group: TargetGroup;
  /** How the group differs from the request, and why. */
  changes: Difference;
  /** Warnings of the server. */
  warnings: ServerMessage[];
  /** The HTTP status. */
  status: number;
  /** The server's id of this call. */
  requestId?: string;
}

/** The server refused the request: nothing was created. */
export interface RejectedData {
  /** Tells this result from the others. */
  outcome: "rejected";
  /** The server's errors; at least one. */
  errors: ServerError[];
  /** The HTTP status. */
  status: number;
  /** The server's id of this call. */
  requestId?: string;
  /** How long the server asks to wait before the next request, in milliseconds. */
  retryAfterMs?: number;
}

/** Nothing left this machine, so nothing was created. */
export interface NotSentOutcome {
  /** Tells this result from the others. */
  outcome: "not-sent";
  /** Why the request was not sent. */
  reason: NotSentReason;
  /** The reason in words. */
  message: string;
  /** The diagnostics of the request, when the reason is `invalid`. */
  report?: Report;
}

/** The group may exist or not. Check the server before sending again. */
export interface UnknownData {
  /** Tells this result from the others. */
  outcome: "unknown";
  /** Why the outcome is unknown. */
  reason: UnknownReason;
  /** The reason in words. */
  message: string;
  /** The HTTP status, when an answer arrived. */
  status?: number;
  /** The server's id of this call, when an answer arrived. */
  requestId?: string;
}

/** A message of the server. */
export interface ServerMessage {
  /** The server's code; null when it is missing or not a number. */
  code: number | null;
  /** The server's text. */
  message: string;
}

/** An error of the server. */
export interface ServerError {
  /** The server's code; null when it is missing or not a number. */
  code: number | null;
  /** The server's text, or an explanation when it sent none. */
  message: string;
  /** The code in plain words, where it is known. */
  explanation?: string;
  /** JSON Pointer to the place in the request that the code is about, where it is known. */
  pointer?: string;
}

/** Why a request was not sent. */
export type NotSentReason =
  /** The request has errors. */
  | "invalid"
  /** It was aborted before it left. */
  | "aborted"
  /** The server cannot be reached. */
  | "network"
  /** A header is not valid, or getting the headers failed. */
  | "headers"
  /** The base URL is not valid. */
  | "base-url"
  /** The credentials are not valid, or getting them failed. */
  | "credentials"
  /** Of `createSender`: another request is under way. */
  | "busy"
  /** Of `sendMany`: the batch was stopped before this request. */
  | "stopped"
  /** Of `sendMany`: the journal cannot be written. */
  | "journal"
  /** Of `sendMany`: an earlier request of the batch has the same name. */
  | "repeated"
  /** Of `sendMany`: the request has no name, by which the journal could identify it. */
  | "nameless"
  /** Of `sendMany`: by the journal, a group of this name was created with different content. */
  | "changed"
  /** Of `sendMany`: a group of this name exists with different content. */
  | "taken"
  /** This package failed before anything was sent. */
  | "internal";

/** Why the outcome of a request is unknown. */
export type UnknownReason =
  /** The query timed out before the response was complete. */
  | "timeout"
  /** It was aborted while it was under way. */
  | "aborted"
  /** The connection failed, or the browser did not let the page see the answer (CORS). */
  | "connection"
  /** The server failed (HTTP status 5xx). */
  | "server-error"
  /** The response has both a group and errors. */
  | "group-with-errors"
  /** The server, or something before it, answered with a redirect, which is not followed. */
  | "redirect"
  /** The answer cannot be read. */
  | "unreadable"
  /** This package failed. */
  | "internal";

/** A preview of sending a request. */
export interface Preview {
  /** The body, exactly as `send` would send it. */
  body: string;
  /** The summary of the request, and of the changes that the server makes to it, as one paragraph. */
  summary: string;
  /** The same summary as sections, which a page can lay out as cards. Empty when the request cannot be read. */
  sections: SummarySection[];
  /** A shell command that sends the request. Contains no secrets. */
  curl: string;
  /** A JavaScript snippet that sends the request. Contains no secrets. */
  fetch: string;
  /** The periods, as rows and as a chart. */
  timeline: Timeline;
  /** The predicted answer, as JSON text. */
  response: string;
  /** The differences between the request and the predicted answer. */
  changes: Difference;
  /** A notice about the API itself, such as its phase-out. */
  notice: string;
  /** The diagnostics of the request. */
  report: Report;
}

/** A section of the summary, for a page that lays the summary out as cards. */
export interface SummarySection {
  /** The subject of the section. */
  kind: SummarySectionKind;
  /** The heading, in the language of the options. */
  heading: string;
  /** The items, each one or more sentences; at least one. */
  items: string[];
}

/** The subjects of the sections, in their order. A section without items is left out. */
export type SummarySectionKind =
  /** The group itself: name, description, state. */
  | "group"
  /** The customers that can take part, and how they are enrolled. */
  | "who"
  /** The activity that counts. */
  | "what"
  /** The goal: how much of the activity is needed. */
  | "amount"
  /** The periods, cycles and dates. */
  | "when"
  /** The stores, zones and concepts that the targets are limited to. */
  | "where"
  /** The changes that the server makes to the request. */
  | "server";

/** The periods of a request. */
export interface Timeline {
  /** The names of the targets, in the order of each row's `values`. A timeline has at most 200,000 values in all. */
  targets: string[];
  /** The periods, in the order of the request; at most 10,000. */
  rows: TimelineRow[];
  /** A chart of the periods: an `<svg>` element without scripts and styles, in `currentColor` and the custom property `--timeline-bar`. Empty when the request cannot be read. */
  svg: string;
  /** The periods or values of a large request that are not shown, in words. Missing when all are shown. */
  note?: string;
}

/** A period. */
export interface TimelineRow {
  /** JSON Pointer to the period. */
  pointer: string;
  /** The period's `refCode`, or its number in the list. */
  label: string;
  /** The first day, such as `2026-01-01`. Missing when it cannot be read. */
  start?: string;
  /** The last day, which is part of the period. Missing when it cannot be read. */
  end?: string;
  /** The number of days, including the first and the last. */
  days?: number;
  /** The status that follows from the days and the clock. */
  status?: "NOT_STARTED" | "RUNNING" | "ENDED";
  /** The status in words. */
  statusText?: string;
  /** The value of each target as it is written; null where a target has no value for this period. */
  values: (string | null)[];
  /** How it relates to the period above it. */
  step?: TimelineStep;
  /** Why it cannot be drawn. */
  problems: TimelineProblem[];
}

/** How a period relates to the one above it. */
export interface TimelineStep {
  /** The kind of relation. */
  kind: TimelineStepKind;
  /** The number of days: of the gap, of the overlap, or between the two starts. */
  days: number;
  /** The same in words. */
  message: string;
}

/** The ways in which a period can relate to the one above it. */
export type TimelineStepKind =
  /** It starts on the day after the other ends. */
  | "adjacent"
  /** There are days between them. */
  | "gap"
  /** They have days in common. */
  | "overlap"
  /** It starts before the other starts. */
  | "earlier";

/** Something that keeps a period from being understood. */
export interface TimelineProblem {
  /** The code of the problem. */
  code: string;
  /** The problem in words. */
  message: string;
}

/** The outline of the promotion that replaces a target group. */
export interface Promotion {
  /** The body of `POST /v3/promotions`, as far as it is publicly documented. Missing when the request has errors. */
  body?: Record<string, unknown>;
  /** The parts that you must complete or check before you send the body, in the order of the body. */
  open: OpenPart[];
  /** A notice about the limits of the outline. */
  notice: string;
  /** The diagnostics of the request. */
  report: Report;
}

/** A part of a promotion that is open. */
export interface OpenPart {
  /** JSON Pointer into the body: to the value, or to where it would be. For a part of the request without a known field, to the object that would have the field. */
  pointer: string;
  /** JSON Pointer into the request, to the value that the part is about. */
  source?: string;
  /** Why the part is open. */
  reason: OpenReason;
  /** The reason in words. */
  message: string;
}

/** Why a part of a promotion is open. */
export type OpenReason =
  /** The request does not have the value. Add it. */
  | "missing"
  /** No public document describes the part. */
  | "undocumented"
  /** The value in the body rests on an assumption. Check it. */
  | "assumed";

/** A host of the API that is known by name. */
export interface Region {
  /** The name, which can be given as `baseUrl`. */
  name: string;
  /** The address. */
  baseUrl: string;
}

/** A plan to start from. */
export interface Template {
  /** The id, which never changes. */
  id: string;
  /** The title. */
  title: string;
  /** The goal in words, with the names of the parameters in braces. */
  sentence: string;
  /** The parameters. */
  parameters: TemplateParameter[];
}

/** A parameter of a template. */
export interface TemplateParameter {
  /** The name of the parameter. */
  name: string;
  /** The kind of value that it takes. */
  kind: TemplateParameterKind;
  /** The label of its form field. */
  label: string;
  /** The default value. */
  default: string | number | number[];
}

/** The kind of value that a parameter takes. */
export type TemplateParameterKind =
  /** A string. */
  | "text"
  /** The name of an event. */
  | "event"
  /** The name of an attribute of the event. */
  | "attribute"
  /** A whole number from 1. */
  | "count"
  /** A number. */
  | "amount"
  /** A list of numbers, one for each period. */
  | "amounts"
  /** A day, such as `2026-01-01`. */
  | "day"
  /** The IANA name of a time zone. */
  | "zone"
  /** A list of the ids of stores. */
  | "identifiers";

/** A replacement of the text between two UTF-16 offsets of the original text. */
export interface TextEdit {
  /** Start of the text to replace, as a UTF-16 offset counted from 0. */
  from: number;
  /** End of the text to replace, as a UTF-16 offset, exclusive. */
  to: number;
  /** The text to insert. */
  insert: string;
}

/** The state of a request of a batch. */
export interface ItemVerdict {
  /** Its state. */
  state: ItemState;
  /** The evidence that the group exists. */
  by?: Proof;
  /** The ID of the group. */
  id?: number;
}

/** The states of a request of a batch. */
export type ItemState =
  /** The group exists. */
  | "created"
  /** The group cannot be created from this request. */
  | "failed"
  /** Running the batch again continues with it. */
  | "open";

/** The evidence that a group exists. */
export type Proof =
  /** The server's answer to this request. */
  | "answer"
  /** A later look at the server. */
  | "check"
  /** The journal of an earlier run. */
  | "journal";
