// Replaces a file atomically: at any time, it has either the old or the new content.

import { constants, createWriteStream, rmSync } from "node:fs";
import { access, realpath, rename, rm, stat } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { write } from "./output.js";

export interface Replacement {
  write(bytes: string | Uint8Array): Promise<void>;
  /** Replaces the old file. */
  commit(): Promise<void>;
  /** Keeps the old file. Does nothing after `commit`. */
  discard(): Promise<void>;
}

/** The temporary files that exist. They are removed when the process ends early. */
const temporaries = new Set<string>();

function removeTemporaries(): void {
  for (const file of temporaries) rmSync(file, { force: true });
  temporaries.clear();
}

/** Removes the temporary files at the end of the process, and before a signal ends it. */
function watchTheEnd(): void {
  process.once("exit", removeTemporaries);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    const stop = (): void => {
      removeTemporaries();
      process.off(signal, stop);
      process.kill(process.pid, signal);
    };
    process.on(signal, stop);
  }
}

let isWatching = false;

/**
 * Creates a temporary file beside the file, with the same permissions. Follows symbolic links. Rejects when the file is read-only, which
 * replacing it would ignore.
 */
export async function replaceFile(file: string): Promise<Replacement> {
  const target = await realpath(file).catch(() => file);
  const mode = await stat(target).then(
    (info) => info.mode,
    () => undefined,
  );
  if (mode !== undefined) await requireWritable(target, mode);
  if (!isWatching) watchTheEnd();
  isWatching = true;
  const temporary = `${target}.${process.pid}.tmp`;
  temporaries.add(temporary);
  const stream = createWriteStream(temporary, { mode: mode ?? 0o666, flags: "wx" });
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
      temporaries.delete(temporary);
    },
    discard: async () => {
      stream.destroy();
      if (temporaries.delete(temporary)) await rm(temporary, { force: true });
    },
  };
}

/** Rejects when the permissions do not let anyone write to the file, not even an administrator. */
async function requireWritable(file: string, mode: number): Promise<void> {
  if ((mode & 0o222) === 0) throw Object.assign(new Error(`read-only: ${file}`), { code: "EROFS", syscall: "open" });
  await access(file, constants.W_OK);
}
