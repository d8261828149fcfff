import { openAccess, type Access } from "./access.js";
import { TargetGroupsError } from "./errors.js";
import * as glue from "./glue.js";
import { readOptions } from "./input.js";
import { call } from "./instance.js";
import { openJournal, type JournalEvent, type OpenJournal } from "./journal.js";
import { bodyText, find, heldBack, isNameTaken, sendThrough } from "./send.js";
import type { Finding, Input, Outcome, SendManyOptions, SendManyResult, SendOptions, SentItem } from "./types.js";

const USUAL_CONCURRENCY = 4;

/** What the core says is to be done with a request. */
type Step = { name: string; fingerprint: string } & (
  | { action: "send" | "check" }
  | { action: "done"; id: number | null }
  | { action: "refuse"; outcome: Outcome }
);

interface Plan {
  steps: Step[];
  unreadableLines: number;
}

type Result = Omit<SentItem, "index" | "name">;

/**
 * Create a batch of target groups, none of them twice. With a journal it can be killed at any moment and run again with the same
 * requests: it goes on where it was, and looks at the server first where an answer was lost. The signal stops it after the requests
 * that are under way. Rejects only when the call itself is wrong, or the journal cannot be read.
 */
export async function sendMany(inputs: Iterable<Input>, options: SendManyOptions): Promise<SendManyResult> {
  const { concurrency = USUAL_CONCURRENCY, journal, onProgress, signal, ...sending } = readOptions(options);
  requireBatchOptions(concurrency, sending);
  requireList(inputs);
  const sendOptions = sending as SendOptions;
  const access = openAccess(sendOptions);
  openAccess({ ...sendOptions, signal });
  const items = [...inputs];
  const texts = items.map((input) => bodyText(input) ?? "");
  const book = await openJournal(journal);
  const { steps, unreadableLines } = plan(texts, book.text, access);
  const results: (Result | undefined)[] = steps.map(() => undefined);
  let failure: { error: unknown } | undefined;
  let next = 0;

  function report(index: number, state: "checking" | "sending" | SentItem["state"]): void {
    try {
      const done = results.filter((result) => result !== undefined).length;
      onProgress?.({ index, name: steps[index]?.name ?? "", state, done, total: steps.length });
    } catch (error) {
      failure ??= { error };
    }
  }

  async function work(): Promise<void> {
    for (let index = next++; index < steps.length; index = next++) {
      const [step, input, text] = [steps[index], items[index], texts[index]];
      if (step === undefined || input === undefined || text === undefined) return;
      const isStopped = (): boolean => signal?.aborted === true || failure !== undefined;
      const result = await handle({ step, input, text, access, sendOptions, book, isStopped, stop: signal, report: (state) => { report(index, state); } });
      results[index] = result;
      report(index, result.state);
    }
  }

  await Promise.all(Array.from({ length: concurrency }, work));
  if (failure !== undefined) throw failure.error;
  return summarise(steps, results, unreadableLines);
}

interface Job {
  step: Step;
  input: Input;
  text: string;
  access: Access;
  sendOptions: SendOptions;
  book: OpenJournal;
  isStopped: () => boolean;
  stop: AbortSignal | undefined;
  report: (state: "checking" | "sending") => void;
}

async function handle(job: Job): Promise<Result> {
  const { step, book, access } = job;
  if (step.action === "done") return { state: "created", by: "journal", ...(step.id !== null && { id: step.id }) };
  if (step.action === "refuse") return { state: "failed", outcome: step.outcome };
  if (job.isStopped()) return { state: "open", outcome: heldBack("stopped", access.checkText) };
  if (book.isBroken()) return { state: "open", outcome: heldBack("journal", access.checkText) };
  if (step.action === "check") {
    const before = await look(job);
    if (before.finding?.found !== "absent") return before;
    if (job.isStopped()) return { ...before, outcome: heldBack("stopped", access.checkText) };
  }
  return sendAndLook(job);
}

async function sendAndLook(job: Job): Promise<Result> {
  const outcome = await sendOnce(job);
  const event: JournalEvent = outcome.outcome;
  const id = outcome.outcome === "created" ? outcome.group.id : undefined;
  if (event !== "not-sent" || job.book.hasLeft(job.step)) await job.book.append(job.step, event, id);
  switch (outcome.outcome) {
    case "created":
      return { state: "created", by: "answer", outcome, ...(id !== undefined && { id }) };
    case "not-sent":
      return { state: isLasting(outcome) ? "failed" : "open", outcome };
    case "unknown":
      return { ...(await look(job)), outcome };
    case "rejected": {
      // Perhaps by our own request of before, which arrived late.
      if (!isNameTaken(outcome.errors)) return { state: "failed", outcome };
      const found = await look(job);
      return { ...found, state: found.state === "created" ? "created" : "failed", outcome };
    }
  }
}

/** Sends with the journal's word before it; a request that is waiting to be sent again can be stopped, one that is under way cannot. */
async function sendOnce({ step, input, access, sendOptions, book, stop, report }: Job): Promise<Outcome> {
  const controller = new AbortController();
  const now = { isUnderWay: false, isHeldBack: false };
  const halt = (): void => {
    if (!now.isUnderWay) controller.abort();
  };
  const transport = sendOptions.fetch ?? globalThis.fetch;
  const leave = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    now.isHeldBack = !(await book.append(step, "leaving"));
    if (now.isHeldBack) throw new TypeError("The journal cannot be written.");
    now.isUnderWay = true;
    const response = await transport(url, init);
    // A refusal of this kind created nothing, and what follows is waiting.
    if (response.status === 429) now.isUnderWay = false;
    if (stop?.aborted === true) halt();
    return response;
  };
  stop?.addEventListener("abort", halt);
  report("sending");
  try {
    const outcome = await sendThrough(input, openAccess({ ...sendOptions, fetch: leave, signal: controller.signal }), access);
    return now.isHeldBack ? heldBack("journal", access.checkText) : outcome;
  } finally {
    stop?.removeEventListener("abort", halt);
  }
}

/** Looks at the server for the group. */
async function look({ step, text, access, book, report }: Job): Promise<Result> {
  report("checking");
  const finding = await find(text, access);
  const id = finding.group?.id;
  const event = ({ created: "created", absent: "absent", other: "other", unclear: undefined } as const)[finding.found];
  if (event !== undefined) await book.append(step, event, id);
  return judge(finding, access);
}

function judge(finding: Finding, access: Access): Result {
  switch (finding.found) {
    case "created":
      return { state: "created", by: "check", finding, ...(finding.group && { id: finding.group.id }) };
    case "other":
      return { state: "failed", finding, outcome: heldBack("taken", access.checkText) };
    default:
      return { state: "open", finding };
  }
}

/** Sending again as it is would come to the same. */
function isLasting({ reason }: Extract<Outcome, { outcome: "not-sent" }>): boolean {
  return ["invalid", "headers", "base-url", "credentials"].includes(reason);
}

function plan(texts: string[], journal: string, { checkText }: Access): Plan {
  return call<Plan>(
    () => glue.planBatch(JSON.stringify(texts), journal, checkText),
    ({ message }) => { throw new Error(message); },
  );
}

function requireBatchOptions(concurrency: unknown, sending: object): void {
  if (!Number.isSafeInteger(concurrency) || Number(concurrency) < 1 || Number(concurrency) > 64)
    throw new TargetGroupsError("invalid-options", "`concurrency` must be a whole number from 1 to 64.");
  if ("force" in sending)
    throw new TargetGroupsError("invalid-options", "`force` is not for batches: send a body with errors by itself.");
}

/** A text is a list of characters, and bytes are one of numbers: neither is meant. */
function requireList(inputs: unknown): void {
  const isList = typeof inputs === "object" && inputs !== null && Symbol.iterator in inputs && !ArrayBuffer.isView(inputs);
  if (!isList) throw new TargetGroupsError("invalid-input", "The requests must be a list: an array, or another iterable.");
}

function summarise(steps: Step[], results: (Result | undefined)[], unreadableLines: number): SendManyResult {
  const items = steps.map(({ name }, index): SentItem => ({ index, name, ...(results[index] ?? { state: "open" }) }));
  const count = (state: SentItem["state"]): number => items.filter((item) => item.state === state).length;
  return { items, created: count("created"), failed: count("failed"), open: count("open"), unreadableLines };
}
