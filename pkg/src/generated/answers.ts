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
    /** The errors, at least one. Ranges refer to the text of the condition. */
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
  /** The description in prose. May be empty. */
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

/** The differences between a request and its response. */
export interface Difference {
  /** The differences, in the order of the fields in the API's documentation. */
  rows: DifferenceRow[];
  /** The reason why nothing was compared. */
  problem?: DifferenceProblem;
}

/** A difference between a request and its response. */
export interface DifferenceRow {
  /** The JSON Pointer to the value in the request, or to its missing location. For an element that was not sent, the pointer refers to the response. */
  pointer: string;
  /** The kind of difference. */
  kind: DifferenceKind;
  /** The value in the request; for `reordered`, the old index. */
  before?: unknown;
  /** The value in the response; for `reordered`, the new index. `targetPeriodDefaultValuesMap` is omitted because it repeats other values. */
  after?: unknown;
  /** The code of the reason; `unexplained` if no documented behaviour of the server explains the difference. */
  reason: string;
  /** The reason as a message. */
  message: string;
  /** The number of list elements with the same difference; the pointer refers to the first one. Greater than 1 only for fields that the server sets. */
  places: number;
}

/** The kinds of differences. */
export type DifferenceKind =
  /** Only the response has the value. */
  | "added"
  /** The response has a different value. */
  | "changed"
  /** Only the request has the value. */
  | "removed"
  /** The element has a different index in its list. */
  | "reordered";

/** The reason why nothing was compared. */
export interface DifferenceProblem {
  /** The code of the problem. */
  code: "request-unreadable" | "response-unreadable" | "response-refused" | "internal";
  /** The problem as a message. */
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
  /** The group with the name of the request, if there is one. */
  group?: TargetGroup;
  /** The result as a message. */
  message: string;
}

/** The results of a search for the group of a request. */
export type Found =
  /** The group exists and has the content that was sent. */
  | "created"
  /** No group has the name. A request that is still in progress may create it later. */
  | "absent"
  /** A group with the name exists and has different content. */
  | "other"
  /** The server's responses do not allow a conclusion. */
  | "unclear";

/** The description of a key or value. */
export interface Hover {
  /** The key or value; for an object or array, its opening bracket. */
  range: Range;
  /** JSON Pointer to the value. */
  pointer: string;
  /** The name of the field; for an element of a list, the name of its record. */
  title: string;
  /** The description in prose, with units and limits. */
  meaning: string;
  /** The kind of value, in a few words. */
  kind: string;
  /** Its presence in requests. */
  need: Need;
  /** The maximum length of the text, in UTF-16 code units. */
  maxLength?: number;
  /** The page of the API's documentation that describes the field. Missing for elements of lists. */
  source?: Source;
  /** The valid values, if they are a fixed set. */
  words: HoverWord[];
}

/** The presence of a field in requests. */
export type Need =
  /** The field is required in requests. */
  | "required"
  /** The field is optional in requests. */
  | "optional"
  /** The field only occurs in responses. */
  | "answer-only";

/** A public document of the API. */
export interface Source {
  /** The title. */
  title: string;
  /** The URL, if the document has one. */
  address?: string;
}

/** A valid value. */
export interface HoverWord {
  /** The value, as it is sent. */
  value: string;
  /** The description of the value. */
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
  /** `true` for formats that contain a complete request with a URL and headers, and not only a body. */
  isCall: boolean;
  /** `true` if the pasted text is a call or contained credentials. Such a text should not be stored; `text` may be. */
  mayHoldCredentials: boolean;
  /** The URL of the request, without secrets. */
  url?: string;
  /** The notes about everything that was dropped, repaired or not understood. */
  notes: Note[];
  /** The requests of a text that contains more than one, at most 100; otherwise empty. `text` is the body of the request that most likely creates a target group. */
  candidates: ImportCandidate[];
  /** The index of that request in `candidates`, counted from 0, if there are any. */
  chosen?: number;
}

/** The format of an imported text. */
export type ImportSource =
  /** JSON, or a text of an unknown format. */
  | "json"
  /** Fields without the surrounding braces. */
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
  /** JavaScript with `fetch`, axios, jQuery, `XMLHttpRequest` or a client for Node.js. */
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
  /** The note as a message. */
  message: string;
  /** The values in the message: only names, never values that may be secret. */
  params: Record<string, string | number>;
}

/** One of several requests in a pasted text. */
export interface ImportCandidate {
  /** The name in the export, or the method and the URL, without secrets. */
  label: string;
  /** The URL of the request, without secrets. */
  url?: string;
  /** The request body. */
  text: string;
  /** The notes about everything that was dropped, repaired or not understood in this request. */
  notes: Note[];
}

/** The result of a name check. */
export interface NameAnswer {
  /** The result. */
  free: NameState;
  /** The result as a message. */
  message: string;
}

/** The results of a name check. */
export type NameState =
  /** No group has the name. */
  | "yes"
  /** A group, which may be inactive, has the name, ignoring case. */
  | "no"
  /** The check failed. */
  | "unclear";

/** The outcome of sending a request, as the core returns it. */
export type OutcomeData =
  | CreatedOutcome
  | RejectedData
  | NotSentOutcome
  | UnknownData;

/** The server created the group. */
export interface CreatedOutcome {
  /** Tells this result from the others. */
  outcome: "created";
  /** The group as the server returned it. Numbers keep their original notation. */
  group: TargetGroup;
  /** How the group differs from the request, and why. */
  changes: Difference;
  /** The server's warnings. */
  warnings: ServerMessage[];
  /** The HTTP status. */
  status: number;
  /** The server's ID of this call. */
  requestId?: string;
}

/** The server rejected the request. No group was created. */
export interface RejectedData {
  /** Tells this result from the others. */
  outcome: "rejected";
  /** The server's errors. There is at least one. */
  errors: ServerError[];
  /** The HTTP status. */
  status: number;
  /** The server's ID of this call. */
  requestId?: string;
  /** The time that the server asks clients to wait before the next request, in milliseconds. */
  retryAfterMs?: number;
}

/** The request was not sent, so no group was created. */
export interface NotSentOutcome {
  /** Tells this result from the others. */
  outcome: "not-sent";
  /** Why the request was not sent. */
  reason: NotSentReason;
  /** The reason as a message. */
  message: string;
  /** The diagnostics of the request, if the reason is `invalid`. */
  report?: Report;
}

/** The group may or may not exist. Check the server before sending again. */
export interface UnknownData {
  /** Tells this result from the others. */
  outcome: "unknown";
  /** Why the outcome is unknown. */
  reason: UnknownReason;
  /** The reason as a message. */
  message: string;
  /** The HTTP status, if a response arrived. */
  status?: number;
  /** The server's ID of this call, if a response arrived. */
  requestId?: string;
}

/** A message from the server. */
export interface ServerMessage {
  /** The server's code; `null` if it is missing or not a number. */
  code: number | null;
  /** The text of the server. */
  message: string;
}

/** An error from the server. */
export interface ServerError {
  /** The server's code; `null` if it is missing or not a number. */
  code: number | null;
  /** The text of the server, or an explanation if there is none. */
  message: string;
  /** An explanation of the code, if it is known. */
  explanation?: string;
  /** The JSON Pointer to the place in the request that the code refers to, if it is known. */
  pointer?: string;
}

/** The reasons why a request was not sent. */
export type NotSentReason =
  /** The request has errors. */
  | "invalid"
  /** The caller aborted the request before it was sent. */
  | "aborted"
  /** The server cannot be reached. */
  | "network"
  /** A header is not valid, or getting the headers failed. */
  | "headers"
  /** The base URL is not valid. */
  | "base-url"
  /** The credentials are not valid, or getting them failed. */
  | "credentials"
  /** `createSender`: another request is in progress. */
  | "busy"
  /** `sendMany`: the batch was stopped before this request. */
  | "stopped"
  /** `sendMany`: writing the journal failed. */
  | "journal"
  /** `sendMany`: an earlier request of the batch has the same name. */
  | "repeated"
  /** `sendMany`: the request has no name to identify it in the journal. */
  | "nameless"
  /** `sendMany`: according to the journal, a group with this name was created with different content. */
  | "changed"
  /** `sendMany`: a group with this name exists with different content. */
  | "taken"
  /** An internal error occurred before anything was sent. */
  | "internal";

/** The reasons why the outcome of a request is unknown. */
export type UnknownReason =
  /** The call timed out before the response was complete. */
  | "timeout"
  /** The caller aborted the call while it was in progress. */
  | "aborted"
  /** The connection failed, or the browser blocked access to the response (CORS). */
  | "connection"
  /** The server failed (HTTP status 5xx). */
  | "server-error"
  /** The response has both a group and errors. */
  | "group-with-errors"
  /** The server or a proxy responded with a redirect, which is not followed. */
  | "redirect"
  /** The response cannot be read. */
  | "unreadable"
  /** An internal error occurred. */
  | "internal";

/** A preview of sending a request. */
export interface Preview {
  /** The body, exactly as `send` would send it. */
  body: string;
  /** The summary of the request, and of the changes that the server makes to it, as one paragraph. */
  summary: string;
  /** The same summary as sections, which a page can display as cards. Empty if the request cannot be read. */
  sections: SummarySection[];
  /** A shell command that sends the request. Contains no secrets. */
  curl: string;
  /** A JavaScript snippet that sends the request. Contains no secrets. */
  fetch: string;
  /** The periods, as rows and as a chart. */
  timeline: Timeline;
  /** The predicted response, as JSON text. */
  response: string;
  /** The differences between the request and the predicted response. */
  changes: Difference;
  /** A notice about the API itself, such as its phase-out. */
  notice: string;
  /** The diagnostics of the request. */
  report: Report;
}

/** A section of the summary, for a page that displays the summary as cards. */
export interface SummarySection {
  /** The subject of the section. */
  kind: SummarySectionKind;
  /** The heading, in the language of the options. */
  heading: string;
  /** The items, each of which is one or more sentences. There is at least one. */
  items: string[];
}

/** The subjects of the sections, in order. Sections without items are omitted. */
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
  /** A chart of the periods: an `<svg>` element without scripts and styles, in `currentColor` and the custom property `--timeline-bar`. Empty if the request cannot be read. */
  svg: string;
  /** A message about periods or values of a large request that are not shown. Missing if all are shown. */
  note?: string;
}

/** A period as a row of the timeline. */
export interface TimelineRow {
  /** JSON Pointer to the period. */
  pointer: string;
  /** The period's `refCode`, or its position in the list. */
  label: string;
  /** The first day, such as `2026-01-01`. Missing if it is invalid. */
  start?: string;
  /** The last day, which is included in the period. Missing if it is invalid. */
  end?: string;
  /** The number of days, including the first and the last. */
  days?: number;
  /** The status, determined by the days and the current time. */
  status?: "NOT_STARTED" | "RUNNING" | "ENDED";
  /** The status as text. */
  statusText?: string;
  /** The value of each target as it is written; `null` if a target has no value for this period. */
  values: (string | null)[];
  /** The relation to the previous period. */
  step?: TimelineStep;
  /** The reasons why the period cannot be drawn. */
  problems: TimelineProblem[];
}

/** The relation of a period to the previous one. */
export interface TimelineStep {
  /** The kind of relation. */
  kind: TimelineStepKind;
  /** The number of days: of the gap, of the overlap, or between the two starts. */
  days: number;
  /** The relation as a message. */
  message: string;
}

/** The ways in which a period can relate to the previous one. */
export type TimelineStepKind =
  /** The period starts on the day after the previous one ends. */
  | "adjacent"
  /** There are days between the two periods. */
  | "gap"
  /** The two periods have days in common. */
  | "overlap"
  /** The period starts before the previous one starts. */
  | "earlier";

/** A problem that prevents a period from being drawn. */
export interface TimelineProblem {
  /** The code of the problem. */
  code: string;
  /** The problem as a message. */
  message: string;
}

/** The outline of the promotion that replaces a target group. */
export interface Promotion {
  /** The body of `POST /v3/promotions`, as far as it is publicly documented. Missing if the request has errors. */
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
  /** The JSON Pointer to the value in the body, or to its missing location. For a part of the request without a known field, the pointer refers to the object that would contain the field. */
  pointer: string;
  /** The JSON Pointer to the value in the request that the part is derived from. */
  source?: string;
  /** The reason why the part is open. */
  reason: OpenReason;
  /** The reason as a message. */
  message: string;
}

/** The reasons why a part of a promotion is open. */
export type OpenReason =
  /** The request does not have the value. Add it. */
  | "missing"
  /** No public document describes the part. */
  | "undocumented"
  /** The value in the body is an assumption. Check it. */
  | "assumed";

/** A named host of the API. */
export interface Region {
  /** The name, which is accepted as `baseUrl`. */
  name: string;
  /** The base URL. */
  baseUrl: string;
}

/** A plan with parameters. */
export interface Template {
  /** The ID of the template, which never changes. */
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
  /** The kind of value that the parameter accepts. */
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
  /** An integer, at least 1. */
  | "count"
  /** A number. */
  | "amount"
  /** A list of numbers, one for each period. */
  | "amounts"
  /** A day, such as `2026-01-01`. */
  | "day"
  /** The IANA name of a time zone. */
  | "zone"
  /** A list of store IDs. */
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

/** The result of a request of a batch. */
export interface ItemVerdict {
  /** The state of the request. */
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
  /** The request is not finished. The next run of the batch continues with it. */
  | "open";

/** The evidence that a group exists. */
export type Proof =
  /** The server's response to this request. */
  | "answer"
  /** A later check on the server. */
  | "check"
  /** The journal of an earlier run. */
  | "journal";
