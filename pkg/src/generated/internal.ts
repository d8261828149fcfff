// Generated from the Rust types by `cargo xtask docs`. Do not edit.
// What the exports of the core return to the facade; not for users of the package.

import type { BatchPart, BatchReport, Diagnostic, Report } from "../types.js";
import type { ItemVerdict, OutcomeData, TextEdit } from "./answers.js";

/** The result of reading a block, and the state of the stream after it. */
export interface BlockAnswer {
  /** The number of bytes at the start of the block that are not part of the text: the byte order mark. */
  skip: number;
  /** The starts and ends of the items that the block completes, in one list. Offsets count from the first byte that the caller keeps. */
  spans: number[];
  /** The problem of the array as a whole. */
  fault?: ArrayFault;
  /** The end of a complete part, whose bytes the caller can discard, or `None` if more bytes are needed. */
  end?: number;
  /** `true` if there is nothing more to read. */
  done: boolean;
  /** The state of the stream, to pass with the next block. */
  state: [number, number, number, number, number, number, number, number];
}

/** A problem of an array as a whole, and its position. */
export interface ArrayFault {
  /** The problem. */
  kind: ArrayFaultKind;
  /** The offset in bytes from the start of the part. */
  at: number;
}

/** The ways in which an array as a whole can be invalid. */
export type ArrayFaultKind =
  /** The array is not closed. */
  | "open"
  /** There is text after the end of the array. */
  | "rest";

/** The content of a text: one request or many. */
export type Content =
  /** One request. */
  | "single"
  /** A JSON array of requests. */
  | "array"
  /** One request per line. */
  | "lines";

/** The report on a part, and the state for the next part. */
export interface PartReport extends BatchReport {
  /** The names that occur for the first time in this part. */
  names: NewName[];
  /** The position where this part ends and the next one starts. */
  end: BatchPart["start"];
}

/** A name that occurs for the first time in a batch. */
export interface NewName {
  /** The name in lower case. */
  name: string;
  /** The index of its group in the batch. */
  index: number;
  /** The two halves of a hash that lets a caller store a million names in little memory. The chance that two of a million names have the same hash is 1 in 30 million. */
  hash: [number, number];
}

/** The edits for a list of changes. */
export interface Edited {
  /** The edits, in ascending order and without overlap, in UTF-16 offsets of the original text. */
  edits: TextEdit[];
  /** The reasons why nothing was changed; empty if every change was made. */
  diagnostics: Diagnostic[];
}

/** The edits of all safe fixes. */
export interface FixedAll {
  /** The edits, in ascending order and without overlap, in UTF-16 offsets of the original text. */
  edits: TextEdit[];
  /** The title of each fix, in the order in which the fixes were applied. */
  titles: string[];
}

/** The next turn of a request, and the line to write to the journal first. */
export interface Advance {
  /** The line to append to the journal before the turn, including its line break. */
  line?: string;
  /** The next step. */
  turn: BatchTurn;
}

/** The next step for a request. */
export type BatchTurn =
  /** Send the request. */
  | {
    /** Tells this result from the others. */
    next: "send";
  }
  /** Ask the server whether the group exists. */
  | {
    /** Tells this result from the others. */
    next: "check";
  }
  /** The request is finished in this run. */
  | {
    /** Tells this result from the others. */
    next: "finish";
    /** The result of the request. */
    verdict: ItemVerdict;
    /** The reason why the batch did not send the request, if that was the batch's decision. */
    notSent?: OutcomeData;
  };

/** An outcome, and whether its group may exist. */
export interface Delivered {
  /** The outcome of the request. */
  outcome: OutcomeData;
  /** The result of [`Outcome::is_open`]. */
  isOpen: boolean;
}

/** The plan for a batch. */
export interface BatchPlan {
  /** One step per request, in the order of the requests. */
  steps: BatchStep[];
  /** The number of journal lines that cannot be read, such as a truncated line. They are ignored. */
  unreadableLines: number;
  /** The prefix for the next journal line: a line break after an incomplete line. */
  separator: string;
}

/** A request and its first step. */
export interface BatchStep {
  /** The name of the group, which identifies the request in the journal. Empty if the request has no name. */
  name: string;
  /** A fingerprint of the content, independent of formatting. */
  fingerprint: string;
  /** The next step. */
  turn: BatchTurn;
}

/** The result of building a plan. */
export interface BuildAnswer {
  /** The request as formatted JSON text; empty if the plan cannot be built. */
  text: string;
  /** The diagnostics of the plan and of the request built from it, with pointers into the plan. `valid` is `true` if the plan was built. */
  report: Report;
}

/** The result of converting a request to a plan. */
export interface PlanOfAnswer {
  /** The plan as formatted JSON text; empty if no plan is equivalent to the request. */
  text: string;
  /** The features that plans do not support, and the values that would be different in a request built from the plan. Pointers refer to the request. `valid` is `true` if there is a plan and the request is valid JSON; for invalid JSON, the plan is that of the recovered request. */
  report: Report;
}

/** An HTTP call to the simulated API. */
export interface SandboxCall {
  /** The method. */
  method: string;
  /** The complete URL, or its path. */
  url: string;
  /** The headers, with names in lower case. */
  headers: Record<string, string>;
  /** The body. */
  body: string;
}

/** The result of a call: the new state and the response. */
export interface CallResult {
  /** The state after the call. */
  state: string;
  /** The delay of the response, in milliseconds. */
  delayMs: number;
  /** The response; absent if the connection is dropped. */
  answer?: SandboxAnswer;
}

/** An HTTP response. */
export interface SandboxAnswer {
  /** The HTTP status. */
  status: number;
  /** The headers, with names in lower case. */
  headers: Record<string, string>;
  /** The body. */
  body: string;
}
