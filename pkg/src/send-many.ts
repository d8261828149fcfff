import { openAccess, type Access } from "./access.js";
import { TargetGroupsError } from "./errors.js";
import type { Advance, BatchPlan, BatchStep, BatchTurn } from "./generated/internal.js";
import * as glue from "./glue.js";
import { readOptions } from "./input.js";
import { call } from "./instance.js";
import { openJournal, readJournal, type JournalWriter } from "./journal.js";
import type { Finding } from "./generated/answers.js";
import type { Outcome, SendManyOptions, SendManyResult, SendOptions, SendProgress, SentItem } from "./outcomes.js";
import { bodyText, find, sendThrough } from "./send.js";
import type { Input } from "./types.js";

const DEFAULT_CONCURRENCY = 4;
const MAX_CONCURRENCY = 64;

type Result = Omit<SentItem, "index" | "name">;

/**
 * Creates a batch of target groups and never sends a request twice.
 *
 * With a journal, the process can be stopped at any time and started again with the same requests. It continues where it stopped, and first
 * checks requests whose response was lost on the server. If the signal is aborted, requests that are being sent still finish. Rejects only
 * if the call itself is invalid or the journal cannot be read.
 */
export async function sendMany(inputs: Iterable<Input>, options: SendManyOptions): Promise<SendManyResult> {
  const { concurrency = DEFAULT_CONCURRENCY, journal, onProgress, signal, ...sending } = readOptions(options);
  requireBatchOptions(concurrency, sending);
  requireList(inputs);
  const sendOptions = sending as SendOptions;
  const access = openAccess(sendOptions);
  openAccess({ ...sendOptions, signal });
  const items = [...inputs];
  const texts = items.map((input) => bodyText(input) ?? "");
  const { steps, unreadableLines, separator } = plan(texts, await readJournal(journal), access);
  const book = openJournal(journal, separator);
  const results: (Result | undefined)[] = steps.map(() => undefined);
  let failure: { error: unknown } | undefined;
  let next = 0;
  let done = 0;

  function report(index: number, state: SendProgress["state"]): void {
    try {
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
      const result = await handle({
        step,
        input,
        text,
        access,
        sendOptions,
        book,
        isStopped,
        signal,
        report: (state) => {
          report(index, state);
        },
      });
      results[index] = result;
      done++;
      report(index, result.state);
    }
  }

  await Promise.all(Array.from({ length: concurrency }, work));
  if (failure !== undefined) throw failure.error;
  return summarise(steps, results, unreadableLines);
}

interface Job {
  step: BatchStep;
  input: Input;
  text: string;
  access: Access;
  sendOptions: SendOptions;
  book: JournalWriter;
  isStopped: () => boolean;
  signal: AbortSignal | undefined;
  report: (state: "checking" | "sending") => void;
}

/** The events of a request in this run. */
interface Events {
  hasLeft: boolean;
  outcome?: Outcome | undefined;
  finding?: Finding | undefined;
}

/** Performs the steps that the core returns until the request is finished. */
async function handle(job: Job): Promise<Result> {
  const events: Events = { hasLeft: false };
  let { turn } = job.step;
  if (turn.next !== "finish") turn = await advance(job, events);
  while (turn.next !== "finish") {
    if (turn.next === "check") {
      job.report("checking");
      events.finding = await find(job.text, job.access);
    } else {
      job.report("sending");
      events.finding = undefined;
      events.outcome = await sendOnce(job, events);
    }
    turn = await advance(job, events);
  }
  const outcome = events.outcome ?? turn.notSent;
  return { ...turn.verdict, ...(outcome && { outcome: outcome as Outcome }), ...(events.finding && { finding: events.finding }) };
}

async function advance({ step, access, book, isStopped }: Job, events: Events): Promise<BatchTurn> {
  const { name, fingerprint, turn: first } = step;
  const [outcome, finding] = [textOf(events.outcome), textOf(events.finding)];
  const checksFirst = first.next === "check";
  const state = { name, fingerprint, checksFirst, hasLeft: events.hasLeft, isStopped: isStopped(), isJournalBroken: book.isBroken() };
  const { line, turn } = call<Advance>(
    () => glue.advanceItem(JSON.stringify(state), outcome, finding, access.checkText),
    () => ({ turn: { next: "finish", verdict: { state: "open" } } }),
  );
  if (line !== undefined) await book.append(line);
  return turn;
}

function textOf(answer: object | undefined): string {
  return answer === undefined ? "" : JSON.stringify(answer);
}

/**
 * Sends a request after it is written to the journal. Returns `undefined` if the journal cannot be written; in this case nothing was sent.
 */
async function sendOnce({ step, input, access, sendOptions, book, signal }: Job, events: Events): Promise<Outcome | undefined> {
  const { name, fingerprint } = step;
  const transport = sendOptions.fetch ?? globalThis.fetch;
  const leaving = { isWritten: true };
  const leave = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    events.hasLeft = true;
    const line = call<string>(
      () => glue.leavingLine(name, fingerprint),
      () => "",
    );
    leaving.isWritten = await book.append(line);
    if (!leaving.isWritten) throw new TypeError("The journal cannot be written.");
    return transport(url, init);
  };
  const once = openAccess({ ...sendOptions, fetch: leave, signal }, { finishOnceBegun: true });
  const outcome = await sendThrough(input, once, access);
  return leaving.isWritten ? outcome : undefined;
}

function plan(texts: string[], journal: string, { checkText }: Access): BatchPlan {
  return call<BatchPlan>(
    () => glue.planBatch(JSON.stringify(texts), journal, checkText),
    ({ message }) => {
      throw new Error(message);
    },
  );
}

function requireBatchOptions(concurrency: unknown, sending: object): void {
  if (!Number.isSafeInteger(concurrency) || Number(concurrency) < 1 || Number(concurrency) > MAX_CONCURRENCY)
    throw new TargetGroupsError("invalid-options", `\`concurrency\` must be a whole number from 1 to ${MAX_CONCURRENCY}.`);
  if ("force" in sending)
    throw new TargetGroupsError("invalid-options", "`sendMany` does not support `force`. Use `send` for a request with errors.");
}

/** Rejects strings and bytes, which are iterable too. */
function requireList(inputs: unknown): void {
  const isList = typeof inputs === "object" && inputs !== null && Symbol.iterator in inputs && !ArrayBuffer.isView(inputs);
  if (!isList) throw new TargetGroupsError("invalid-input", "The requests must be an array or another iterable.");
}

function summarise(steps: BatchStep[], results: (Result | undefined)[], unreadableLines: number): SendManyResult {
  const items = steps.map(({ name }, index): SentItem => ({ index, name, ...(results[index] ?? { state: "open" }) }));
  const count = (state: SentItem["state"]): number => items.filter((item) => item.state === state).length;
  return { items, created: count("created"), failed: count("failed"), open: count("open"), unreadableLines };
}
