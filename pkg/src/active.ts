// Holds the module that validates: the complete one once it is loaded, until then the small one.

import { notInitialised, type GuardedInstance } from "./guarded-instance.js";

let instance: GuardedInstance | undefined;

/** Registers the small module when it is ready. */
export function activateCore(core: GuardedInstance): void {
  instance ??= core;
}

/** Registers the complete module when it is ready. It replaces the small one. */
export function activateFull(full: GuardedInstance): void {
  instance = full;
}

/** Returns whether a module that validates is ready. */
export function isActive(): boolean {
  return instance !== undefined;
}

/** Returns the module that validates. Throws before `init()` has finished. */
export function active(): GuardedInstance {
  if (instance === undefined) throw notInitialised();
  return instance;
}
