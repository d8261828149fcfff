// The one WebAssembly instance: made once, guarded in every call, replaced after a trap.

import { messageOf, TargetGroupsError, type ErrorCode } from "./errors.js";
import * as glue from "./glue.js";
import type { Diagnostic } from "./types.js";

/** A memory that has grown beyond this is given back when nobody needs it. */
const MEMORY_LIMIT = 256 * 1024 * 1024;

/** How the core says that the call is wrong; whatever else it throws is a failure of its own. */
const WRONG_CALLS: readonly unknown[] = ["invalid-input", "invalid-options", "invalid-changes"] satisfies ErrorCode[];

let ready = false;
/** The instance has trapped and must not be entered again. */
let broken = false;
let loading: Promise<void> | undefined;

/** Called when the instance that they wait for is gone. */
const waiting = new Set<() => void>();

/** State that another module keeps in the instance. */
interface InstanceState {
  /** Gives a new instance what the one before had. */
  restore(): void;
  /** Whether the last answer lacked something that the instance has now, so that the verb must run again. */
  isProvisional(): boolean;
}

let state: InstanceState = { restore: () => undefined, isProvisional: () => false };

export function keepInInstance(kept: InstanceState): void {
  state = kept;
}

/** Load once; later calls share the first one's promise, and try again when it failed. */
export function load(compile: () => Promise<WebAssembly.Module>): Promise<void> {
  if (ready) return Promise.resolve();
  loading ??= start(compile).catch((error: unknown) => {
    loading = undefined;
    throw loadError(error);
  });
  return loading;
}

/** Load from a module that is already compiled. */
export function loadSync(compile: () => WebAssembly.Module): void {
  if (ready) return;
  try {
    glue.initSync({ module: compile() });
    becomeReady();
  } catch (error) {
    throw loadError(error);
  }
}

/** Call a verb. A wrong call throws; a trap gives the verb's `internal` answer and a fresh instance. */
export function call<Answer>(verb: () => string, internal: (diagnostic: Diagnostic) => Answer): Answer {
  requireReady();
  try {
    if (broken) replaceInstance();
    let answer = verb();
    while (state.isProvisional()) answer = verb();
    return JSON.parse(answer) as Answer;
  } catch (error) {
    if (isWrongCall(error)) throw wrongCall(error);
    recover();
    return internal(internalDiagnostic(error));
  } finally {
    shrink();
  }
}

/** Like `call`, for a verb that goes on after its call has returned. */
export async function callAsync<Answer>(verb: () => Promise<string>, internal: () => Answer): Promise<Answer> {
  requireReady();
  let lost = (): void => undefined;
  const loss = new Promise<Answer>((resolve) => {
    lost = () => {
      resolve(internal());
    };
  });
  waiting.add(lost);
  try {
    if (broken) replaceInstance();
    return await Promise.race([loss, verb().then((text) => JSON.parse(text) as Answer)]);
  } catch (error) {
    if (isWrongCall(error)) throw wrongCall(error);
    recover();
    return internal();
  } finally {
    waiting.delete(lost);
    shrink();
  }
}

async function start(compile: () => Promise<WebAssembly.Module>): Promise<void> {
  await glue.default({ module_or_path: await compile() });
  becomeReady();
}

function becomeReady(): void {
  glue.setTrapHandler(recover);
  ready = true;
}

function requireReady(): void {
  if (ready) return;
  throw new TargetGroupsError(
    "not-initialised",
    'The WebAssembly module is not loaded. Call `await init()` first: import init from "target-groups".',
  );
}

/** After a trap: whoever waits learns it, and a fresh instance is made. When even that fails, the next call tries again. */
function recover(): void {
  broken = true;
  const lost = [...waiting];
  waiting.clear();
  for (const settle of lost) settle();
  try {
    replaceInstance();
  } catch {
    // No memory, or a full stack.
  }
}

function replaceInstance(): void {
  glue.__wbg_reset_state();
  state.restore();
  broken = false;
}

function shrink(): void {
  if (!broken && waiting.size === 0 && glue.memoryBytes() > MEMORY_LIMIT) recover();
}

function isWrongCall(error: unknown): error is Error & { code: ErrorCode } {
  return error instanceof Error && "code" in error && WRONG_CALLS.includes(error.code);
}

function wrongCall(error: Error & { code: ErrorCode }): TargetGroupsError {
  return new TargetGroupsError(error.code, error.message, { cause: error });
}

function internalDiagnostic(error: unknown): Diagnostic {
  const message = `The validator failed: ${messageOf(error)}. Please report this.`;
  return { code: "internal", severity: "error", pointer: "", message, params: {}, docs: "target-groups/docs/rules.md#internal" };
}

function loadError(error: unknown): TargetGroupsError {
  const message = messageOf(error);
  if (/unsafe-eval|Content.Security.Policy|\bCSP\b|disallowed by embedder/i.test(message))
    return new TargetGroupsError(
      "csp",
      "The Content-Security-Policy of this page refuses WebAssembly. Allow it with: script-src 'self' 'wasm-unsafe-eval'.",
      { cause: error },
    );
  return new TargetGroupsError("load-failed", `The WebAssembly module could not be loaded: ${message}`, { cause: error });
}
