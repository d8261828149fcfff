// Reports about many requests.

import type { RuleCode } from "../generated/model.js";
import type { Diagnostic } from "./report.js";

/** The result of `validateMany`. */
export interface BatchReport {
  /** True when no request has an error. */
  valid: boolean;
  /** The number of requests. */
  items: number;
  /** The number of diagnostics for each rule, over all requests. */
  counts: Partial<Record<RuleCode, number>>;
  /** The requests with errors, in the order of the input. */
  faulty: FaultyItem[];
}

/** A request with errors in a batch. */
export interface FaultyItem {
  /** The index of the request, counted from 0. Blank lines do not count. */
  index: number;
  /** The line on which the request starts, counted from 1. Absent when the requests were passed separately. */
  line?: number;
  /** All diagnostics of the request. Pointers start at the request; ranges refer to the text of the whole batch. */
  diagnostics: Diagnostic[];
}

/** A stream of bytes or text in pieces of any size: a Node stream, a web stream, or an iterable. */
export type ByteSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> | ReadableStream<Uint8Array>;

/** The report about a part of a stream. Indices, lines and offsets count from the start of the stream. */
export interface BatchPart extends BatchReport {
  /** The bytes of the part. */
  bytes: Uint8Array;
  /** The start of the part in the stream: a UTF-16 offset counted from 0, and the line and column counted from 1. */
  start: { offset: number; line: number; column: number };
  /** False when a name was not compared with all earlier ones, because only about a million names are remembered. */
  allNames: boolean;
}
