// Writes as fast as the other side reads, so that nothing piles up in memory.

import { once } from "node:events";
import type { Writable } from "node:stream";

export async function write(stream: Writable, text: string | Uint8Array): Promise<void> {
  if (text.length > 0 && !stream.write(text)) await once(stream, "drain");
}

/** What the system says of a file, in plain words. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ""] ?? message;
}

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "this is a folder, not a file",
  EACCES: "reading or writing it is not allowed",
  EPERM: "reading or writing it is not allowed",
  ENOTDIR: "a part of the path is no folder",
  ENOSPC: "the disk is full",
};
