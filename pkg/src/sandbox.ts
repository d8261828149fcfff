import { TargetGroupsError } from "./errors.js";
import * as glue from "./glue.js";
import { readOptions, requireText, toEpoch, toJson, toOptionsText } from "./input.js";
import { call } from "./instance.js";
import { openMemory } from "./sandbox-memory.js";
import type { SandboxCall, CallResult } from "./generated/internal.js";
import type { TargetGroup } from "./generated/model.js";
import { readRequest, reasonOf, throwIfAborted, toResponse } from "./sandbox-http.js";
import type { Fault, Sandbox, SandboxOptions } from "./types.js";

/**
 * Creates a simulated API. Pass its `fetch` to `send`, or call it in place of the global `fetch`. It stores the groups that it creates.
 *
 * ```js
 * const sandbox = createSandbox();
 * await send(request, { baseUrl: "https://eu.api.capillarytech.com", headers: { Authorization: "Basic test" }, fetch: sandbox.fetch });
 * sandbox.groups().length; // 1
 * ```
 */
export function createSandbox(options?: SandboxOptions): Sandbox {
  const { now = Date.now, storage, key, ...identity } = readOptions(options);
  const clock = readClock(now);
  requireIdentity(identity);
  const memory = openMemory(storage, key, isState);
  let faults: Fault[] = [];

  async function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const { request, signal } = await readRequest(input, init);
    throwIfAborted(signal);
    const { state, delayMs, answer } = respond(memory.read(), request, { ...identity, now: toEpoch(clock()), fault: faults.shift() });
    if (state !== undefined) memory.write(state);
    await delay(delayMs, signal);
    if (answer === undefined) throw new TypeError("Failed to fetch");
    return toResponse(answer, request.url);
  }

  return {
    fetch,
    fail: (next) => void faults.push(readFault(next)),
    groups: () =>
      call<TargetGroup[]>(
        () => glue.sandboxGroups(memory.read()),
        () => [],
      ),
    reset: () => {
      memory.write("");
      faults = [];
    },
    exportState: () => memory.read(),
    importState: (text) => {
      const state = requireText(text);
      call(
        () => glue.checkSandboxState(state),
        () => false,
      );
      memory.write(state);
    },
    isStored: () => memory.isStored(),
  };
}

/** Returns the clock of the simulated server. Throws now for an invalid time, and not at the first call. */
function readClock(now: NonNullable<SandboxOptions["now"]>): () => Date | number | string {
  if (typeof now === "function") return now;
  const epoch = toEpoch(now);
  return () => epoch;
}

/** Makes the core read the options once, so that invalid ones throw now, and not at the first call. */
function requireIdentity(identity: object): void {
  const probe: SandboxCall = { method: "GET", url: "/", headers: {}, body: "" };
  const optionsText = toOptionsText({ ...identity, now: 0 });
  call<unknown>(
    () => glue.sandboxAnswer("", JSON.stringify(probe), optionsText),
    () => undefined,
  );
}

/** Copies and checks a fault, so that an invalid one throws now, and not when it is used. */
function readFault(fault: Fault): Fault {
  const text = toJson(fault, "invalid-options");
  call(
    () => glue.checkFault(text),
    () => false,
  );
  return JSON.parse(text) as Fault;
}

/** Returns whether a text from storage is a state of the sandbox. */
function isState(text: string): boolean {
  try {
    return call(
      () => glue.checkSandboxState(text),
      () => false,
    );
  } catch (error) {
    if (error instanceof TargetGroupsError && error.code === "invalid-input") return false;
    throw error;
  }
}

/** A result without a state means that the sandbox failed. It keeps its previous state. */
type Answered = Omit<CallResult, "state"> & Partial<Pick<CallResult, "state">>;

function respond(state: string, request: SandboxCall, options: object): Answered {
  const optionsText = toOptionsText(options);
  return call<Answered>(
    () => glue.sandboxAnswer(state, JSON.stringify(request), optionsText),
    ({ message }) => ({ delayMs: 0, answer: { status: 500, headers: { "content-type": "text/plain" }, body: message } }),
  );
}

/** Waits. Rejects with the reason of the signal when it is aborted. */
async function delay(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds === 0) return;
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(reasonOf(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
