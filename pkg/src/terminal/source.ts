// Where requests come from: files, or what is piped in; one request, a JSON array, or one request a line.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import * as glue from "../glue.js";
import { call } from "../instance.js";

/** A single request that is longer is not read to its end. */
const MAX_BYTES = 1 << 28;

export interface Source {
  /** As it was given; "-" for what is piped in. */
  file: string;
  /** In bytes, where it is known. */
  size: number | undefined;
  bytes: AsyncIterable<Uint8Array>;
}

/** One request, or the form and the bytes of many. */
export type Content = { form: "single"; bytes: Uint8Array } | { form: "array" | "lines"; bytes: AsyncIterable<Uint8Array> };

export async function open(file: string): Promise<Source> {
  if (file === "-") return { file, size: undefined, bytes: process.stdin };
  const info = await stat(file);
  // What is no plain file, such as a pipe of the shell, has no size.
  return {
    file,
    size: info.isFile() ? info.size : undefined,
    bytes: createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>,
  };
}

/** Reads no more than is needed to know. */
export async function contentOf({ file, bytes }: Source, lines: boolean): Promise<Content> {
  if (lines || [".ndjson", ".jsonl"].includes(extname(file))) return { form: "lines", bytes };
  const chunks = bytes[Symbol.asyncIterator]();
  const kept: Uint8Array[] = [];
  let form: Content["form"] | undefined;
  let length = 0;
  let looked = 0;
  while (length <= MAX_BYTES) {
    const next = await chunks.next();
    if (next.done) return { form: "single", bytes: Buffer.concat(kept) };
    kept.push(next.value);
    length += next.value.length;
    // Looking again costs as much as all that was kept: only when it has doubled, or form is still unknown early on.
    if (form === undefined && length >= looked * 2) {
      looked = length;
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
