// Browsers, their workers, Deno, Bun and bundlers.

import { load, loadSync } from "./instance.js";
import { compile, compileSync } from "./compile.js";
import type { WasmModule, WasmSource } from "./platform.js";

export * from "./api.js";

/** Load the WebAssembly module, once; await it before the first call. Finds its file by itself unless told another source. */
export default function init(source: WasmSource = new URL("./target-groups.wasm", import.meta.url)): Promise<void> {
  return load(() => compile(source));
}

/** Load from bytes or a compiled module, without waiting. */
export function initSync(source: ArrayBuffer | ArrayBufferView | WasmModule): void {
  loadSync(() => compileSync(source));
}
