// Reads requests from files or standard input: one request, a JSON array, or one request per line.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { call, glue } from "../internals.js";
import { WrongCall } from "./arguments.js";
import { displayName } from "./findings.js";
import { reason } from "./output.js";
import { printable } from "./printable.js";

/** The maximum size in bytes. A longer single request is read up to this size, and then reported as too large. */
const MAX_BYTES = 1 << 28;

/** Throws if a single request was too long to be read completely, so that a part of it never replaces the file. */
export function requireComplete(content: Content): void {
  if (content.form !== "single" || content.bytes.length <= MAX_BYTES) return;
  throw Object.assign(new Error("a single request over 256 MiB"), { code: "EFBIG", syscall: "read" });
}

/** A file or standard input. */
export interface Source {
  /** The name of the file; "-" for standard input. */
  file: string;
  /** The size in bytes, if it is known. */
  size: number | undefined;
  bytes: AsyncIterable<Uint8Array>;
}

/** One request, or a stream of many. */
export type Content = { form: "single"; bytes: Uint8Array } | { form: "array" | "lines"; bytes: AsyncIterable<Uint8Array> };

/** Opens a file or standard input. */
export async function open(file: string): Promise<Source> {
  if (file === "-") return { file, size: undefined, bytes: process.stdin };
  const info = await stat(file);
  // A pipe has no size.
  return {
    file,
    size: info.isFile() ? info.size : undefined,
    bytes: createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>,
  };
}

/** Reads a file or standard input to its end. Throws `WrongCall` when it cannot be read. */
export async function readAll(file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    const { bytes } = await open(file);
    for await (const chunk of bytes) chunks.push(chunk);
  } catch (error) {
    throw new WrongCall(`${printable(displayName(file))}: ${reason(error)}.`);
  }
  return Buffer.concat(chunks);
}

/** Finds out whether the source contains one request or many. Reads only as much as this needs. */
export async function contentOf({ file, bytes }: Source, lines: boolean): Promise<Content> {
  if (lines || [".ndjson", ".jsonl"].includes(extname(file))) return { form: "lines", bytes };
  const chunks = bytes[Symbol.asyncIterator]();
  const kept: Uint8Array[] = [];
  let form: Content["form"] | undefined;
  let length = 0;
  let checkedLength = 0;
  while (length <= MAX_BYTES) {
    const next = await chunks.next();
    if (next.done) return { form: "single", bytes: Buffer.concat(kept) };
    kept.push(next.value);
    length += next.value.length;
    // Each check takes time proportional to the length, so check again only after the length has doubled.
    if (form === undefined && length >= checkedLength * 2) {
      checkedLength = length;
      form = formOf(Buffer.concat(kept));
    }
    if (form === "array" || form === "lines") return { form, bytes: resume(kept, chunks) };
  }
  await chunks.return?.();
  return { form: "single", bytes: Buffer.concat(kept) };
}

function formOf(bytes: Uint8Array): Content["form"] | undefined {
  return (
    call<Content["form"] | null>(
      () => glue.contentOf(bytes),
      () => null,
    ) ?? undefined
  );
}

async function* resume(kept: Uint8Array[], chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* kept;
  yield* { [Symbol.asyncIterator]: () => chunks };
}
