// The module that checks: the whole one once it is loaded, else the small one.

import { notInitialised, type GuardedInstance } from "./guarded-instance.js";

let instance: GuardedInstance | undefined;

/** Called when the small module is ready. */
export function activateCore(core: GuardedInstance): void {
  instance ??= core;
}

/** Called when the whole module is ready: it takes the place of the small one. */
export function activateFull(full: GuardedInstance): void {
  instance = full;
}

/** The module that checks. Throws before `init()` has finished. */
export function active(): GuardedInstance {
  if (instance === undefined) throw notInitialised();
  return instance;
}
