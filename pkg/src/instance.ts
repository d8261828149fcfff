// The instance of the complete module.

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

/** Registers state that must survive a replacement of the instance. */
export function keepInInstance(state: InstanceState): void {
  full.keep(state);
}

export function isReady(): boolean {
  return full.ready;
}

/** Loads the module once. Later calls return the same promise, or try again after a failure. */
export function load(compile: () => Promise<WebAssembly.Module>): Promise<void> {
  return full.load(compile);
}

/** Loads the module synchronously. */
export function loadSync(compile: () => WebAssembly.Module): void {
  full.loadSync(compile);
}

/** Loads the module synchronously while a script is imported. A failure is thrown by the first call, so that the import succeeds. */
export function loadAtImport(compile: () => WebAssembly.Module): void {
  full.loadAtImport(compile);
}

/** Runs a call of the core. Throws if the call is invalid. After a trap, returns the `internal` result and replaces the instance. */
export function call<Answer>(verb: () => string, internal: (diagnostic: Diagnostic) => Answer): Answer {
  return full.call(verb, internal);
}

/** Runs an asynchronous call of the core. */
export function callAsync<Answer>(verb: () => Promise<string>, internal: () => Answer): Promise<Answer> {
  return full.callAsync(verb, internal);
}
