// Writes output, and describes system errors.

import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes to a stream, and waits if the reader is slower, so that the output does not fill the memory. */
export async function write(stream: Writable, text: string | Uint8Array): Promise<void> {
  if (text.length > 0 && !stream.write(text)) await once(stream, "drain");
}

/** Describes a file system error. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ""] ?? message;
}

const REASONS: Record<string, string> = {
  ENOENT: "file not found",
  EISDIR: "is a directory",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  ENOTDIR: "a part of the path is not a directory",
  ENOSPC: "the disk is full",
  EFBIG: "a single request must not be larger than 256 MiB",
  EROFS: "the file is read-only",
};
