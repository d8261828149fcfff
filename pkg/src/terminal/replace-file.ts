// Writes a file anew, so that it is either the old one or the new one, whatever happens.

import { createWriteStream } from "node:fs";
import { realpath, rename, rm, stat } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { write } from "./output.js";

export interface Replacement {
  write(bytes: string | Uint8Array): Promise<void>;
  /** The new file takes the place of the old one. */
  keep(): Promise<void>;
  /** The old file stays. */
  discard(): Promise<void>;
}

/** A new file beside the old one, with its permissions. What a link leads to is replaced, not the link. */
export async function replaceFile(file: string): Promise<Replacement> {
  const target = await realpath(file).catch(() => file);
  const mode = await stat(target).then(
    (info) => info.mode,
    () => 0o666,
  );
  const temporary = `${target}.${process.pid}.tmp`;
  const stream = createWriteStream(temporary, { mode, flags: "wx" });
  const closed = finished(stream);
  closed.catch(() => undefined); // Said by whoever writes next.
  const end = async (): Promise<void> => {
    stream.end();
    await closed;
  };
  return {
    write: (bytes) => Promise.race([closed, write(stream, bytes)]),
    keep: async () => {
      await end();
      await rename(temporary, target);
    },
    discard: async () => {
      stream.destroy();
      await rm(temporary, { force: true });
    },
  };
}
