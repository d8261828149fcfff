// The instance of the small module.

import { activateCore } from "./active.js";
import * as glue from "./core-glue.js";
import { GuardedInstance } from "./guarded-instance.js";

const core = new GuardedInstance(glue, activateCore);

/** Loads the module once. Later calls return the same promise, or try again after a failure. */
export function load(compile: () => Promise<WebAssembly.Module>): Promise<void> {
  return core.load(compile);
}

/** Loads the module synchronously. */
export function loadSync(compile: () => WebAssembly.Module): void {
  core.loadSync(compile);
}

/** Loads the module synchronously while a script is imported. A failure is thrown by the first call, so that the import succeeds. */
export function loadAtImport(compile: () => WebAssembly.Module): void {
  core.loadAtImport(compile);
}
