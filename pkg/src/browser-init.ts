// Loads the WebAssembly module in browsers, their workers, Deno, Bun and bundlers.

import { compile, compileSync, original } from "./compile.js";
import { load, loadSync } from "./instance.js";
import type { WasmModule, WasmSource } from "./platform.js";

/**
 * Loads the WebAssembly module. Await it before the first call of another function; later calls return the same promise.
 *
 * `source` is only needed when the file `target-groups.wasm` is not beside this module. Rejects with a `TargetGroupsError` with the code
 * `csp` or `load-failed`.
 */
export function init(source: WasmSource = original(new URL("./target-groups.wasm", import.meta.url))): Promise<void> {
  return load(() => compile(source));
}

/** Loads the WebAssembly module synchronously from its bytes or from a compiled module. Throws a `TargetGroupsError` when that fails. */
export function initSync(source: ArrayBuffer | ArrayBufferView | WasmModule): void {
  loadSync(() => compileSync(source));
}
