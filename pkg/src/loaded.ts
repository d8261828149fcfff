// `init` where importing the package has already loaded the module: the same calls, with nothing left to do.

import type { WasmModule, WasmSource } from "./platform.js";

export function init(_source?: WasmSource): Promise<void> {
  return Promise.resolve();
}

export function initSync(_source?: ArrayBuffer | ArrayBufferView | WasmModule): void {
  return undefined;
}
