// The small module in browsers, their workers, Deno, Bun and bundlers.

import { compile, compileSync } from "./compile.js";
import { load, loadSync } from "./core-instance.js";
import type { WasmModule, WasmSource } from "./platform.js";

export * from "./core-api.js";

/** Loads the WebAssembly module, once; await it before the first call. Finds its file by itself unless told another source. */
export default function init(source: WasmSource = new URL("./target-groups-core.wasm", import.meta.url)): Promise<void> {
  return load(() => compile(source));
}

/** Loads from bytes or a compiled module, without waiting. */
export function initSync(source: ArrayBuffer | ArrayBufferView | WasmModule): void {
  loadSync(() => compileSync(source));
}
