import { TargetGroupsError } from "./errors.js";
import type { ArrayFault, NewName, PartReport } from "./generated/internal.js";
import * as glue from "./glue.js";
import { isBytes, readOptions } from "./input.js";
import { call } from "./instance.js";
import { toCheckText } from "./locale.js";
import { NameTable } from "./stream/names.js";
import { cut, type Part } from "./stream/parts.js";
import type { BatchPart, ByteSource, Diagnostic, StreamOptions } from "./types.js";

/**
 * Validates a JSON array or newline-delimited JSON of any length in constant memory, while it arrives.
 *
 * Yields a report for each part of about 1 MiB. Indices, lines and offsets count from the start of the stream. Limits apply to each
 * request.
 *
 * ```js
 * for await (const { faulty } of validateStream(createReadStream("requests.ndjson")))
 *   for (const { line, diagnostics } of faulty) console.log(line, diagnostics[0].message);
 * ```
 */
export function validateStream(source: ByteSource, options?: StreamOptions): AsyncGenerator<BatchPart, void, undefined> {
  const { form, ...check } = readOptions(options);
  if (form !== undefined && !["array", "lines"].includes(form))
    throw new TargetGroupsError("invalid-options", 'Invalid options: `form` must be "array" or "lines".');
  const checkText = toCheckText(check);
  call(
    () => glue.validatePart(new Uint8Array(), new Uint32Array(), checkText, ""),
    () => undefined,
  ); // Invalid options throw here, before the stream is read.
  return parts(bytesOf(iterate(source)), form, check);
}

async function* parts(
  source: AsyncIterable<Uint8Array>,
  form: StreamOptions["form"],
  check: Partial<StreamOptions>,
): AsyncGenerator<BatchPart, void, undefined> {
  const names = new NameTable();
  let position: Position = { offset: 0, line: 1, column: 1 };
  let items = 0;
  for await (const part of cut(source, form)) {
    const { report, end, allNames } = checkPart(part, { items, ...position }, check, names);
    yield { ...report, bytes: part.bytes, start: position, allNames };
    items += report.items;
    position = end;
  }
}

type Position = BatchPart["start"];

/** The state after the previous parts. */
interface Before extends Position {
  items: number;
  names?: Record<string, number>;
  fault?: ArrayFault;
}

/** Checks a part. If the part repeats a name of an earlier part, checks it again, because the core then needs the index of that name. */
function checkPart({ bytes, spans, fault }: Part, start: Position & { items: number }, check: Partial<StreamOptions>, seen: NameTable) {
  const before: Before = { ...start, ...(fault && { fault }) };
  let answer = ask(bytes, spans, check, before);
  const repeated = answer.names.flatMap(({ name, hash }): [string, number][] => {
    const index = seen.get(hash);
    return index === undefined ? [] : [[name, index]];
  });
  if (repeated.length > 0) answer = ask(bytes, spans, check, { ...before, names: Object.fromEntries(repeated) });
  const { names, end, ...report } = answer;
  return { report, end, allNames: rememberAll(names, seen) };
}

function rememberAll(names: NewName[], seen: NameTable): boolean {
  return names.map(({ hash, index }) => seen.add(hash, index)).every((isRemembered) => isRemembered);
}

function ask(bytes: Uint8Array, spans: Uint32Array, check: Partial<StreamOptions>, before: Before): PartReport {
  // The text is created for each call, because the handle of the language is valid for the next call only.
  const checkText = toCheckText(check);
  return call<PartReport>(
    () => glue.validatePart(bytes, spans, checkText, JSON.stringify(before)),
    (diagnostic) => failed(diagnostic, bytes, before),
  );
}

function failed(diagnostic: Diagnostic, bytes: Uint8Array, { items, offset, line, column }: Before): PartReport {
  const end = call<Position>(
    () => glue.positionAfter(bytes, offset, line, column),
    () => ({ offset, line, column }),
  );
  const faulty = [{ index: items, line, diagnostics: [diagnostic] }];
  return { valid: false, items: 0, counts: { internal: 1 }, faulty, names: [], end };
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

/** Reads a stream without iterating it, which not every browser supports. */
async function* readAll(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}
