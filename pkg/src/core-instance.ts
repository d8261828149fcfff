// The instance of the small module.

import { activateCore } from "./active.js";
import * as glue from "./core-glue.js";
import { GuardedInstance } from "./guarded-instance.js";

const core = new GuardedInstance(glue, activateCore);

/** Loads once; later calls share the first one's promise, and try again when it failed. */
export function load(compile: () => Promise<WebAssembly.Module>): Promise<void> {
  return core.load(compile);
}

/** Loads from a module that is already compiled. */
export function loadSync(compile: () => WebAssembly.Module): void {
  core.loadSync(compile);
}
