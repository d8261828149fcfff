// The instance of the whole module.

import { activateFull } from "./active.js";
import * as glue from "./glue.js";
import { GuardedInstance, type InstanceState } from "./guarded-instance.js";
import type { Diagnostic } from "./types.js";

const full = new GuardedInstance(glue, (instance) => {
  glue.setTrapHandler(() => {
    instance.recover();
  });
  activateFull(instance);
});

export function keepInInstance(state: InstanceState): void {
  full.keep(state);
}

export function isReady(): boolean {
  return full.ready;
}

/** Loads once; later calls share the first one's promise, and try again when it failed. */
export function load(compile: () => Promise<WebAssembly.Module>): Promise<void> {
  return full.load(compile);
}

/** Loads from a module that is already compiled. */
export function loadSync(compile: () => WebAssembly.Module): void {
  full.loadSync(compile);
}

/** Calls a verb. A wrong call throws; a trap gives the verb's `internal` answer and a fresh instance. */
export function call<Answer>(verb: () => string, internal: (diagnostic: Diagnostic) => Answer): Answer {
  return full.call(verb, internal);
}

/** Like `call`, for a verb that goes on after its call has returned. */
export function callAsync<Answer>(verb: () => Promise<string>, internal: () => Answer): Promise<Answer> {
  return full.callAsync(verb, internal);
}
