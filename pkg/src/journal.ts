// The journal of a batch, in whatever place the caller keeps it. What its lines say is decided by the core.

import { messageOf, TargetGroupsError } from "./errors.js";
import type { Journal } from "./outcomes.js";

/** Everything that earlier runs wrote. */
export async function readJournal(journal: Journal | undefined): Promise<string> {
  if (journal === undefined) return "";
  if (typeof journal.read !== "function" || typeof journal.append !== "function") throw unreadable("it needs `read` and `append`");
  let text: unknown;
  try {
    text = await journal.read();
  } catch (error) {
    throw unreadable(messageOf(error), error);
  }
  if (typeof text !== "string") throw unreadable("`read` must return a string");
  return text;
}

function unreadable(problem: string, cause?: unknown): TargetGroupsError {
  return new TargetGroupsError("invalid-options", `The journal cannot be read: ${problem}.`, { cause });
}

export interface JournalWriter {
  /** Resolves when the line is safe, or with false when it cannot be written. After the first that cannot, none is. */
  append(line: string): Promise<boolean>;
  isBroken(): boolean;
}

/** Writes one line after the other, the first one after a separator. Without a journal, every line counts as written. */
export function openJournal(journal: Journal | undefined, separator: string): JournalWriter {
  let isBroken = false;
  let pending = separator;
  let last: Promise<unknown> = Promise.resolve();

  async function write(line: string): Promise<boolean> {
    if (isBroken) return false;
    try {
      await journal?.append(pending + line);
      pending = "";
      return true;
    } catch {
      isBroken = true;
      return false;
    }
  }

  return {
    append(line) {
      const written = last.then(() => write(line));
      last = written;
      return written;
    },
    isBroken: () => isBroken,
  };
}
