// Faults as they are written on a command line.

import type { Fault } from "../types.js";

/** How often one fault can come. */
const MOST = 1000;

/** Each way to write a fault, and what it means. */
const WAYS: readonly [pattern: RegExp, read: (first: number, second: number) => Fault][] = [
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

/** How faults are written, for the help. */
export const GRAMMAR = `A fault takes the place of one answer; faults come in the order in which they are given, and the right answers after them:
  500            any HTTP status from 200 to 599; 500-after though the group was stored
  429:30         a status with Retry-After, in seconds
  code:310069    a refusal with this code; code:310069:409 with this status
  not-json       a web page where JSON should be; not-json-after though the group was stored
  drop-before    the connection breaks, and nothing was stored
  drop-after     the connection breaks, though the group was stored
  delay:2000     the right answer, after so many milliseconds
  ok             the right answer, to put between others
  500*3          the same three times
`;

/** The faults of a list with commas; nothing when one of them is none. */
export function readFaults(list: string): Fault[] | undefined {
  const faults = list.split(",").map((text) => readFault(text.trim()));
  return faults.every((fault) => fault !== undefined) ? faults.flat() : undefined;
}

function readFault(text: string): Fault[] | undefined {
  const [, what = "", times = "1"] = /^(.*?)(?:\*(\d{1,4}))?$/.exec(text) ?? [];
  if (Number(times) < 1 || Number(times) > MOST) return undefined;
  for (const [pattern, read] of WAYS) {
    const match = pattern.exec(what);
    if (match === null) continue;
    const [first = 0, second = 0] = match.slice(1).map(Number);
    return Array.from({ length: Number(times) }, () => read(first, second));
  }
  return undefined;
}
