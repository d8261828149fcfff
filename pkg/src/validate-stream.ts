import { TargetGroupsError } from "./errors.js";
import * as glue from "./glue.js";
import { isBytes, readOptions, toCheckText } from "./input.js";
import { call } from "./instance.js";
import { NamesSeen } from "./stream/names.js";
import { cut, type Part } from "./stream/parts.js";
import { splitArray, splitLines } from "./stream/split.js";
import type { BatchPart, BatchReport, ByteSource, Diagnostic, StreamOptions } from "./types.js";
import { validate } from "./validate.js";

/**
 * Check a batch of any length in little memory: a JSON array or one request a line, as it arrives. Gives a report for each part of
 * about 1 MiB, in which places, lines and offsets are those of the whole stream. The limits hold for each item.
 */
export function validateStream(source: ByteSource, options?: StreamOptions): AsyncGenerator<BatchPart, void, undefined> {
  const { form, ...check } = readOptions(options);
  if (form !== undefined && !["array", "lines"].includes(form))
    throw new TargetGroupsError("invalid-options", 'The options are wrong: `form` must be "array" or "lines".');
  const checkText = toCheckText(check);
  call(() => glue.validatePart(new Uint8Array(), undefined, checkText, ""), () => undefined); // Wrong options are refused at once.
  return parts(bytesOf(iterate(source)), form, check);
}

async function* parts(source: AsyncIterable<Uint8Array>, form: StreamOptions["form"], check: Partial<StreamOptions>): AsyncGenerator<BatchPart, void, undefined> {
  const { first, whole } = await begin(source);
  const splitter = (form ?? (first === OPEN_BRACKET ? "array" : "lines")) === "array" ? splitArray() : splitLines();
  const names = new NamesSeen();
  let position: Position = { offset: 0, line: 1, column: 1 };
  let items = 0;
  for await (const part of cut(whole, splitter)) {
    const { report, end, allNames } = validatePart(part, { items, ...position }, toCheckText(check), names);
    if (part.fault) addFault(report, faultyEnd(part, position, check), items + report.items);
    yield { ...report, bytes: part.bytes, start: position, allNames };
    items += report.items;
    position = end;
  }
}

interface Position {
  offset: number;
  line: number;
  column: number;
}

interface PartReport extends BatchReport {
  names: Record<string, number>;
  end: Position;
}

const OPEN_BRACKET = 0x5b;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Twice, when a name that another part has comes again: only then the core needs to know who had it first. */
function validatePart({ bytes, spans }: Part, before: Position & { items: number }, check: string, seen: NamesSeen) {
  const offsets = spans && Uint32Array.from(spans);
  const ask = (names: Record<string, number>): PartReport =>
    call(
      () => glue.validatePart(bytes, offsets, check, JSON.stringify({ ...before, names })),
      (diagnostic) => failed(diagnostic, bytes, before),
    );
  let answer = ask({});
  const repeated = Object.keys(answer.names).flatMap((name): [string, number][] => {
    const place = seen.get(name);
    return place === undefined ? [] : [[name, place]];
  });
  if (repeated.length > 0) answer = ask(Object.fromEntries(repeated));
  const { names, end, ...report } = answer;
  const remembered = Object.entries(names).map(([name, place]) => seen.add(name, place));
  return { report, end, allNames: !remembered.includes(false) };
}

function failed(diagnostic: Diagnostic, bytes: Uint8Array, { items, ...position }: Position & { items: number }): PartReport {
  const faulty = [{ index: items, line: position.line, diagnostics: [diagnostic] }];
  return { valid: false, items: 0, counts: { internal: 1 }, faulty, names: {}, end: after(position, bytes) };
}

/** What is wrong with the array as a whole, as the core says it of a small one, at its place in the stream. */
function faultyEnd({ bytes, fault }: Part, start: Position, check: Partial<StreamOptions>): Diagnostic[] {
  const { diagnostics } = validate(fault?.kind === "open" ? "[" : "[]x", check);
  const { offset, line, column } = after(start, bytes.subarray(0, fault?.at));
  const range = { from: offset, to: fault?.kind === "open" ? offset : offset + 1, line, column };
  return diagnostics.filter(({ code }) => code === "json-syntax").map((diagnostic) => ({ ...diagnostic, range }));
}

function addFault(report: BatchReport, diagnostics: Diagnostic[], index: number): void {
  report.valid = false;
  const line = diagnostics[0]?.range?.line;
  for (const { code } of diagnostics) report.counts[code] = (report.counts[code] ?? 0) + 1;
  report.faulty.push({ index, ...(line === undefined ? {} : { line }), diagnostics });
}

function after(start: Position, bytes: Uint8Array): Position {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1)?.length ?? 0;
  return { offset: start.offset + text.length, line: start.line + lines.length - 1, column: lines.length === 1 ? start.column + last : last + 1 };
}

/** The first byte that is no space, and the source with that byte still in it, without a byte order mark. */
async function begin(source: AsyncIterable<Uint8Array>): Promise<{ first: number | undefined; whole: AsyncIterable<Uint8Array> }> {
  const chunks = source[Symbol.asyncIterator]();
  const kept: Uint8Array[] = [];
  let head: number[] = [];
  for (;;) {
    const next = await chunks.next();
    if (next.done) break;
    kept.push(next.value);
    head = [...head, ...next.value.subarray(0, BYTE_ORDER_MARK.length)].slice(0, BYTE_ORDER_MARK.length);
    if (head.length === BYTE_ORDER_MARK.length && kept.some(hasText)) break;
  }
  const marked = BYTE_ORDER_MARK.every((byte, index) => head[index] === byte);
  const start = marked ? without(kept, BYTE_ORDER_MARK.length) : kept;
  const first = start.flatMap((chunk) => [chunk.find((byte) => byte > SPACE)]).find((byte) => byte !== undefined);
  return { first, whole: resume(start, chunks) };
}

const SPACE = 0x20;
const hasText = (chunk: Uint8Array): boolean => chunk.some((byte) => byte > SPACE && !BYTE_ORDER_MARK.includes(byte));

/** Chunks without their first bytes, which may lie in more than one. */
function without(chunks: Uint8Array[], count: number): Uint8Array[] {
  return chunks.map((chunk) => {
    const dropped = Math.min(count, chunk.length);
    count -= dropped;
    return chunk.subarray(dropped);
  });
}

async function* resume(kept: Uint8Array[], chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* kept;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}

type Pieces = AsyncIterable<unknown> | Iterable<unknown>;

async function* bytesOf(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) {
    if (isBytes(piece)) yield piece;
    else if (typeof piece === "string") yield encoder.encode(piece);
    else throw new TargetGroupsError("invalid-input", "The pieces of the source must be text or bytes.");
  }
}

function iterate(source: ByteSource): Pieces {
  const given: unknown = source;
  if (typeof given === "object" && given !== null && !isBytes(given)) {
    if (Symbol.asyncIterator in given || Symbol.iterator in given) return given as Pieces;
    if ("getReader" in given) return readAll(given as ReadableStream<Uint8Array>);
  }
  throw new TargetGroupsError("invalid-input", "The source must be a stream or an iterable of text or bytes.");
}

/** Not every browser lets a stream be iterated. */
async function* readAll(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}
