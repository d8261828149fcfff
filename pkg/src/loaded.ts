// `init` and `initSync` of environments in which the import has already loaded the module.

import type { WasmModule, WasmSource } from "./platform.js";

/** Resolves immediately: in this environment, the import has loaded the module. */
export function init(_source?: WasmSource): Promise<void> {
  return Promise.resolve();
}

/** Does nothing: in this environment, the import has loaded the module. */
export function initSync(_source?: ArrayBuffer | ArrayBufferView | WasmModule): void {
  return undefined;
}
