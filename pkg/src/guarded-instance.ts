// A WebAssembly instance that is created once, guarded in every call, and replaced after a trap.

import { messageOf, TargetGroupsError, type ErrorCode } from "./errors.js";
import { DOCS_PAGE } from "./links.js";
import type { Diagnostic } from "./types.js";

/** The maximum size in bytes. An idle instance with a larger memory is replaced, because WebAssembly memory cannot shrink. */
const MAX_MEMORY_BYTES = 256 * 1024 * 1024;

/** The ways to load the module if a bundler or a server does not find its file. */
const REMEDY =
  'Import "target-groups/inline", which needs no file; or copy "target-groups/wasm" beside the bundle; or pass its bytes to `init`.';

/** The codes of errors that the core throws for an invalid call. Any other error is a failure of the core. */
const WRONG_CALLS: readonly unknown[] = ["invalid-input", "invalid-options", "invalid-changes"] satisfies ErrorCode[];

/** The exports that both modules have. */
export interface CoreGlue {
  default(source: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  initSync(source: { module: WebAssembly.Module }): unknown;
  __wbg_reset_state(): void;
  memory(): WebAssembly.Memory;
  ruleTable(): string;
  useOptions(text: string): string;
  validate(text: string, ranges: boolean, now: number): number;
  validateBytes(bytes: Uint8Array, now: number): number;
  isValid(text: string, now: number): boolean;
  tapeKeys(): string;
  tapeWords(count: number): number;
  tapeText(bytes: number): number;
  validateTape(words: number, bytes: number, now: number): number;
  isValidTape(words: number, bytes: number, now: number): boolean;
  validateMany(text: string, now: number): number;
  validateTexts(texts: string, ranges: boolean, now: number): number;
  edit(text: string, changes: string): number;
  wrongChanges(changes: string): string;
  locate(text: string, pointer: string): number;
}

/** The memory in which a tape is written for the module to read. */
export interface TapeMemory {
  readonly words: Uint32Array;
  readonly text: Uint8Array;
}

const NO_TAPE: TapeMemory = { words: new Uint32Array(), text: new Uint8Array() };

/** State in the instance that another file manages. */
export interface InstanceState {
  /** Restores the state in a new instance. */
  restore(): void;
  /** Returns whether the last result was incomplete. The instance now has the missing data, so the call must run again. */
  isProvisional(): boolean;
}

/** The reason why an import could not load a module. */
let importFailure: unknown;

export class GuardedInstance {
  readonly glue: CoreGlue;
  #ready = false;
  /** True if the instance has trapped and must not be called again. */
  #broken = false;
  #loading: Promise<void> | undefined;
  /** Callbacks of asynchronous calls that wait for this instance. They are called when it is replaced. */
  readonly #waiting = new Set<() => void>();
  #state: InstanceState = { restore: () => undefined, isProvisional: () => false };
  #options = "";
  #numbers: Uint32Array = new Uint32Array();
  #tape: TapeMemory = NO_TAPE;
  #tapeKeys: ReadonlyMap<string, number> | undefined;
  readonly #onReady: (instance: GuardedInstance) => void;

  constructor(glue: CoreGlue, onReady: (instance: GuardedInstance) => void) {
    this.glue = glue;
    this.#onReady = onReady;
  }

  get ready(): boolean {
    return this.#ready;
  }

  keep(state: InstanceState): void {
    this.#state = state;
  }

  /** Loads the module once. Later calls return the same promise, or try again after a failure. */
  load(compile: () => Promise<WebAssembly.Module>): Promise<void> {
    if (this.#ready) return Promise.resolve();
    this.#loading ??= this.#start(compile).catch((error: unknown) => {
      this.#loading = undefined;
      throw loadError(error);
    });
    return this.#loading;
  }

  /** Loads the module synchronously. */
  loadSync(compile: () => WebAssembly.Module): void {
    if (this.#ready) return;
    try {
      this.glue.initSync({ module: compile() });
      this.#becomeReady();
    } catch (error) {
      throw loadError(error);
    }
  }

  /** Loads the module synchronously. A failure is thrown by the first call. */
  loadAtImport(compile: () => WebAssembly.Module): void {
    try {
      this.loadSync(compile);
    } catch (error) {
      importFailure = error;
    }
  }

  /** Runs a call. Throws if the call is invalid. After a trap, returns the `internal` result and replaces the instance. */
  run<Answer>(verb: () => Answer, internal: (diagnostic: Diagnostic) => Answer): Answer {
    if (!this.#ready) throw notInitialised();
    try {
      if (this.#broken) this.#replace();
      return verb();
    } catch (error) {
      if (isWrongCall(error)) throw wrongCall(error);
      this.recover();
      return internal(internalDiagnostic(error));
    } finally {
      this.#shrink();
    }
  }

  /** Runs a call that returns JSON text, and repeats it while the result is incomplete. */
  call<Answer>(verb: () => string, internal: (diagnostic: Diagnostic) => Answer): Answer {
    return this.run(() => {
      let answer = verb();
      while (this.#state.isProvisional()) answer = verb();
      return JSON.parse(answer) as Answer;
    }, internal);
  }

  /** Runs an asynchronous call that returns JSON text. */
  async callAsync<Answer>(verb: () => Promise<string>, internal: () => Answer): Promise<Answer> {
    if (!this.#ready) throw notInitialised();
    let lost = (): void => undefined;
    const loss = new Promise<Answer>((resolve) => {
      lost = () => {
        resolve(internal());
      };
    });
    this.#waiting.add(lost);
    try {
      if (this.#broken) this.#replace();
      return await Promise.race([loss, verb().then((text) => JSON.parse(text) as Answer)]);
    } catch (error) {
      if (isWrongCall(error)) throw wrongCall(error);
      this.recover();
      return internal();
    } finally {
      this.#waiting.delete(lost);
      this.#shrink();
    }
  }

  /** Returns the memory of the module as numbers. */
  numbers(): Uint32Array {
    // A view has no elements after the memory has grown. Checking this is faster than asking the memory for its buffer.
    if (this.#numbers.length === 0) this.#numbers = new Uint32Array(this.glue.memory().buffer);
    return this.#numbers;
  }

  /** Returns the memory for a tape with at least this number of words, and of bytes of text. */
  tapeMemory(words: number, bytes: number): TapeMemory {
    // The views have no elements after the memory has grown.
    if (this.#tape.words.length >= words && this.#tape.text.length >= bytes) return this.#tape;
    const [roomForWords, roomForText] = [powerOfTwo(words), powerOfTwo(bytes)];
    const wordsAt = this.glue.tapeWords(roomForWords);
    const textAt = this.glue.tapeText(roomForText);
    const { buffer } = this.glue.memory();
    this.#tape = { words: new Uint32Array(buffer, wordsAt, roomForWords), text: new Uint8Array(buffer, textAt, roomForText) };
    return this.#tape;
  }

  /** Returns the keys that a tape writes as numbers, with their numbers. */
  tapeKeys(): ReadonlyMap<string, number> {
    return (this.#tapeKeys ??= new Map((JSON.parse(this.glue.tapeKeys()) as string[]).map((name, index) => [name, (index + 1) << 4])));
  }

  /** Sets the options of validation for the next call, if they have changed. Throws when they are invalid. */
  useOptions(text: string): void {
    if (text === this.#options) return;
    const wrong = this.glue.useOptions(text);
    if (wrong !== "") throw new TargetGroupsError("invalid-options", `Invalid options: ${wrong}.`);
    this.#options = text;
  }

  /** Settles all waiting calls and replaces the instance after a trap. If that fails, the next call tries again. */
  recover(): void {
    this.#broken = true;
    const lost = [...this.#waiting];
    this.#waiting.clear();
    for (const settle of lost) settle();
    try {
      this.#replace();
    } catch {
      // The memory or the stack is exhausted.
    }
  }

  async #start(compile: () => Promise<WebAssembly.Module>): Promise<void> {
    await this.glue.default({ module_or_path: await compile() });
    this.#becomeReady();
  }

  #becomeReady(): void {
    this.#ready = true;
    this.#onReady(this);
  }

  #replace(): void {
    this.glue.__wbg_reset_state();
    this.#options = "";
    this.#numbers = new Uint32Array();
    this.#tape = NO_TAPE;
    this.#state.restore();
    this.#broken = false;
  }

  #shrink(): void {
    if (!this.#broken && this.#waiting.size === 0 && this.numbers().byteLength > MAX_MEMORY_BYTES) this.recover();
  }
}

/** The smallest power of two that is not less than a number, and at least 1024. */
function powerOfTwo(number: number): number {
  return Math.max(1024, 2 ** Math.ceil(Math.log2(number)));
}

/** Returns the error of a call before the module is loaded. */
export function notInitialised(): TargetGroupsError {
  if (importFailure instanceof TargetGroupsError) return importFailure;
  return new TargetGroupsError(
    "not-initialised",
    'The WebAssembly module is not loaded. Call `await init()` first: import init from "target-groups".',
  );
}

function isWrongCall(error: unknown): error is Error & { code: ErrorCode } {
  return error instanceof Error && "code" in error && WRONG_CALLS.includes(error.code);
}

function wrongCall(error: Error & { code: ErrorCode }): TargetGroupsError {
  return error instanceof TargetGroupsError ? error : new TargetGroupsError(error.code, error.message, { cause: error });
}

function internalDiagnostic(error: unknown): Diagnostic {
  const message = `The validator failed: ${messageOf(error)}. Please report this.`;
  return { code: "internal", severity: "error", pointer: "", message, params: {}, docs: `${DOCS_PAGE}internal` };
}

function loadError(error: unknown): TargetGroupsError {
  const message = messageOf(error);
  if (/unsafe-eval|Content.Security.Policy|\bCSP\b|disallowed by embedder/i.test(message))
    return new TargetGroupsError(
      "csp",
      "The Content-Security-Policy of this page refuses WebAssembly. Allow it with: script-src 'self' 'wasm-unsafe-eval'.",
      { cause: error },
    );
  return new TargetGroupsError("load-failed", `The WebAssembly module could not be loaded: ${message.replace(/\.$/, "")}. ${REMEDY}`, {
    cause: error,
  });
}
