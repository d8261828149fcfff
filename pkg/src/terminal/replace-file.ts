// Replaces a file atomically: at any time, it has either the old or the new content.

import { createWriteStream } from "node:fs";
import { realpath, rename, rm, stat } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { write } from "./output.js";

export interface Replacement {
  write(bytes: string | Uint8Array): Promise<void>;
  /** Replaces the old file. */
  commit(): Promise<void>;
  /** Keeps the old file. Does nothing after `commit`. */
  discard(): Promise<void>;
}

/** Creates a temporary file beside the file, with the same permissions. Follows symbolic links. */
export async function replaceFile(file: string): Promise<Replacement> {
  const target = await realpath(file).catch(() => file);
  const mode = await stat(target).then(
    (info) => info.mode,
    () => 0o666,
  );
  const temporary = `${target}.${process.pid}.tmp`;
  const stream = createWriteStream(temporary, { mode, flags: "wx" });
  const closed = finished(stream);
  closed.catch(() => undefined); // The next write reports the error.
  const end = async (): Promise<void> => {
    stream.end();
    await closed;
  };
  return {
    write: (bytes) => Promise.race([closed, write(stream, bytes)]),
    commit: async () => {
      await end();
      await rename(temporary, target);
    },
    discard: async () => {
      stream.destroy();
      await rm(temporary, { force: true });
    },
  };
}
