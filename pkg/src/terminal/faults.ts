// Parses the faults of the option --fail.

import type { Fault } from "../types.js";

/** The maximum number of repetitions of a fault. */
const MAX_REPETITIONS = 1000;

/** The syntax of each fault. */
const SYNTAX: readonly [pattern: RegExp, read: (first: number, second: number) => Fault][] = [
  [/^ok$/, () => ({ kind: "delay", ms: 0 })],
  [/^([2-5]\d\d)$/, (status) => ({ kind: "status", status: status })],
  [/^([2-5]\d\d)-after$/, (status) => ({ kind: "status", status, stored: true })],
  [/^([2-5]\d\d):(\d{1,9})$/, (status, retryAfter) => ({ kind: "status", status: status, retryAfter: retryAfter })],
  [/^code:(\d{1,9})$/, (code) => ({ kind: "code", code: code })],
  [/^code:(\d{1,9}):([2-5]\d\d)$/, (code, status) => ({ kind: "code", code: code, status: status })],
  [/^not-json$/, () => ({ kind: "not-json" })],
  [/^not-json-after$/, () => ({ kind: "not-json", stored: true })],
  [/^drop-before$/, () => ({ kind: "dropped", stored: false })],
  [/^drop-after$/, () => ({ kind: "dropped", stored: true })],
  [/^delay:(\d{1,9})$/, (ms) => ({ kind: "delay", ms: ms })],
];

/** Describes the syntax of faults, for the help. */
export const SYNTAX_HELP = `Each fault replaces one response, in the given order. Later responses are correct. Faults:
  500            an HTTP status from 200 to 599; 500-after: the group is stored first
  429:30         a status with the header Retry-After, in seconds
  code:310069    a rejection with this code; code:310069:409 also sets the status
  not-json       a web page instead of JSON; not-json-after: the group is stored first
  drop-before    the connection is lost before the group is stored
  drop-after     the connection is lost after the group is stored
  delay:2000     the correct response after this time in milliseconds
  ok             the correct response, to put between faults
  500*3          the same fault three times
`;

/** Parses a comma-separated list of faults. Returns `undefined` when one of them is invalid. */
export function readFaults(list: string): Fault[] | undefined {
  const faults = list.split(",").map((text) => readFault(text.trim()));
  return faults.every((fault) => fault !== undefined) ? faults.flat() : undefined;
}

function readFault(text: string): Fault[] | undefined {
  const [, fault = "", times = "1"] = /^(.*?)(?:\*(\d{1,4}))?$/.exec(text) ?? [];
  if (Number(times) < 1 || Number(times) > MAX_REPETITIONS) return undefined;
  for (const [pattern, read] of SYNTAX) {
    const match = pattern.exec(fault);
    if (match === null) continue;
    const [first = 0, second = 0] = match.slice(1).map(Number);
    return Array.from({ length: Number(times) }, () => read(first, second));
  }
  return undefined;
}
