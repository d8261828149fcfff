// Reads and writes the journal of a batch. The core determines the content of its lines.

import { messageOf, TargetGroupsError } from "./errors.js";
import type { Journal } from "./outcomes.js";

/** Returns the text that earlier runs wrote, or an empty string without a journal. */
export async function readJournal(journal: Journal | undefined): Promise<string> {
  if (journal === undefined) return "";
  if (typeof journal.read !== "function" || typeof journal.append !== "function") throw unreadable("`read` and `append` must be functions");
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
  /** Resolves with true once the line is written, or with false if writing fails. After a failure, no more lines are written. */
  append(line: string): Promise<boolean>;
  /** Returns whether a write has failed. */
  isBroken(): boolean;
}

/** Opens a journal that writes one line at a time. `separator` comes before the first line. Without a journal, every write succeeds. */
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
