// The entry of the small module for browsers, their workers, Deno, Bun and bundlers.

import { compile, compileSync, original } from "./compile.js";
import { load, loadSync } from "./core-instance.js";
import type { WasmModule, WasmSource } from "./platform.js";

export * from "./core-api.js";

/**
 * Loads the WebAssembly module. Await it before the first call of another function; later calls return the same promise.
 *
 * `source` is only needed when the file `target-groups-core.wasm` is not beside this module.
 */
export default function init(source: WasmSource = original(new URL("./target-groups-core.wasm", import.meta.url))): Promise<void> {
  return load(() => compile(source));
}

/** Loads the WebAssembly module synchronously from its bytes or from a compiled module. */
export function initSync(source: ArrayBuffer | ArrayBufferView | WasmModule): void {
  loadSync(() => compileSync(source));
}
