// The journal of a batch, written line after line by whoever the caller says.

import { messageOf, TargetGroupsError } from "./errors.js";
import type { Journal } from "./types.js";

export type JournalEvent = "leaving" | "created" | "rejected" | "not-sent" | "unknown" | "absent" | "other";

/** By what the journal knows a request. */
interface Subject {
  name: string;
  fingerprint: string;
}

export interface OpenJournal {
  /** What earlier runs wrote. */
  text: string;
  /** Whether the line is safe. After the first that is not, none is. */
  append(subject: Subject, event: JournalEvent, id?: number): Promise<boolean>;
  /** This run has written that the request leaves. */
  hasLeft(subject: Subject): boolean;
  isBroken(): boolean;
}

/** Without a journal, every line is as safe as it can be. */
export async function openJournal(journal: Journal | undefined): Promise<OpenJournal> {
  const text = journal === undefined ? "" : await readAll(journal);
  const left = new Set<string>();
  let isBroken = false;
  // A line that was cut off when an earlier run was killed must not take the next one with it.
  let pending = text === "" || text.endsWith("\n") ? "" : "\n";
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
    text,
    append({ name, fingerprint }, event, id) {
      if (event === "leaving") left.add(name);
      const line = `${JSON.stringify({ event, name, fingerprint, id, at: new Date().toISOString() })}\n`;
      const written = last.then(() => write(line));
      last = written;
      return written;
    },
    hasLeft: ({ name }) => left.has(name),
    isBroken: () => isBroken,
  };
}

async function readAll(journal: Journal): Promise<string> {
  const broken = (problem: string, cause?: unknown): TargetGroupsError =>
    new TargetGroupsError("invalid-options", `The journal cannot be read: ${problem}.`, { cause });
  if (typeof journal.read !== "function" || typeof journal.append !== "function") throw broken("it needs `read` and `append`");
  let text: unknown;
  try {
    text = await journal.read();
  } catch (error) {
    throw broken(messageOf(error), error);
  }
  if (typeof text !== "string") throw broken("`read` must give a text");
  return text;
}
