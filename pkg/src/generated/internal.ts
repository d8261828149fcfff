// Generated from the Rust types by `cargo xtask docs`. Do not edit.
// What the exports of the core return to the facade; not for users of the package.

import type { BatchPart, BatchReport, Diagnostic, Report } from "../types.js";
import type { ItemVerdict, OutcomeData, TextEdit } from "./answers.js";

/** The result of reading a block, and the state of the stream after it. */
export interface BlockAnswer {
  /** How many bytes at the start of the block are not part of the text: a byte order mark. */
  skip: number;
  /** Starts and ends of the items that the block completes, one after the other, counted from the first byte that is kept. */
  spans: number[];
  /** The problem of the array as a whole. */
  fault?: ArrayFault;
  /** The end of the part that is complete and no longer needs to be kept; nothing when more bytes are needed. */
  end?: number;
  /** Nothing more is to be read. */
  done: boolean;
  /** Where the stream stands, in numbers for the next block. */
  state: [number, number, number, number, number, number, number, number];
}

/** A problem of an array as a whole, and its place. */
export interface ArrayFault {
  /** The problem. */
  kind: ArrayFaultKind;
  /** Offset in bytes from the start of the part. */
  at: number;
}

/** The problems of an array as a whole. */
export type ArrayFaultKind =
  /** It is never closed. */
  | "open"
  /** Something follows its end. */
  | "rest";

/** The form of a text. */
export type Content =
  /** One request. */
  | "single"
  /** A JSON array of requests. */
  | "array"
  /** One request a line. */
  | "lines";

/** The report on a part, and the state for the next one. */
export interface PartReport extends BatchReport {
  /** The names that are new with this part. */
  names: NewName[];
  /** Where the part ends, and the next one starts. */
  end: BatchPart["start"];
}

/** A name that a batch has for the first time. */
export interface NewName {
  /** The name in lower case. */
  name: string;
  /** The place of its group in the batch. */
  index: number;
  /** Two halves of a hash, by which a caller can remember a million names in little memory. Among a million names, two share a hash once in 30 million batches. */
  hash: [number, number];
}

/** The edits that make some changes. */
export interface Edited {
  /** The edits, in ascending order and without overlap, in UTF-16 offsets of the original text. */
  edits: TextEdit[];
  /** Why nothing was changed; empty when every change was made. */
  diagnostics: Diagnostic[];
}

/** The edits of all safe fixes. */
export interface FixedAll {
  /** The edits, in ascending order and without overlap, in UTF-16 offsets of the original text. */
  edits: TextEdit[];
  /** The title of each fix, in the order in which they were made. */
  titles: string[];
}

/** The next turn of a request. */
export interface Advance {
  /** The line to write into the journal first, with its line break. */
  line?: string;
  /** The next step. */
  turn: BatchTurn;
}

/** The next step for a request. */
export type BatchTurn =
  /** Send it. */
  | {
    /** Tells this result from the others. */
    next: "send";
  }
  /** Ask the server if its group exists. */
  | {
    /** Tells this result from the others. */
    next: "check";
  }
  /** Nothing more in this run. */
  | {
    /** Tells this result from the others. */
    next: "finish";
    /** Its result. */
    verdict: ItemVerdict;
    /** Why it was not sent, when the batch itself decided so. */
    notSent?: OutcomeData;
  };

/** An outcome, and whether its group may exist all the same. */
export interface Delivered {
  /** The outcome of the request. */
  outcome: OutcomeData;
  /** [`Outcome::is_open`] */
  isOpen: boolean;
}

/** The plan for a batch. */
export interface BatchPlan {
  /** A step for each request, in their order. */
  steps: BatchStep[];
  /** Lines of the journal that cannot be read, such as one that was cut off. They are ignored. */
  unreadableLines: number;
  /** The start of the next line of the journal: a line break after an incomplete line. */
  separator: string;
}

/** A request, and what is to be done with it first. */
export interface BatchStep {
  /** The name, by which the journal knows the request; empty when it has none. */
  name: string;
  /** Identifies the content, whatever its layout. */
  fingerprint: string;
  /** The next step. */
  turn: BatchTurn;
}

/** The result of building a plan. */
export interface BuildAnswer {
  /** The request, laid out; empty when the plan cannot be built. */
  text: string;
  /** The diagnostics of the plan and of the request built from it, with pointers into the plan. Valid if the plan was built. */
  report: Report;
}

/** The result of converting a request to a plan. */
export interface PlanOfAnswer {
  /** The plan as JSON text, laid out; empty when no plan says what the request says. */
  text: string;
  /** The features that plans do not support, and the values that a request built from the plan would have instead. Pointers lead into the request. Valid if there is a plan and the request is valid JSON; of other text it is the plan of what was meant. */
  report: Report;
}

/** An HTTP call to the simulated API. */
export interface SandboxCall {
  /** The method. */
  method: string;
  /** The whole address, or its path. */
  url: string;
  /** The headers, with names in lower case. */
  headers: Record<string, string>;
  /** The body. */
  body: string;
}

/** The effect of a call on the state. */
export interface CallResult {
  /** The state after the call. */
  state: string;
  /** How long the answer takes. */
  delayMs: number;
  /** The answer; none when the connection drops. */
  answer?: SandboxAnswer;
}

/** An HTTP answer. */
export interface SandboxAnswer {
  /** The HTTP status. */
  status: number;
  /** The headers, with names in lower case. */
  headers: Record<string, string>;
  /** The body. */
  body: string;
}
