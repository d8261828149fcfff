// The entry for Node. The import loads the WebAssembly module.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, compileSync } from "./compile.js";
import { load, loadAtImport, loadSync } from "./instance.js";
import type { WasmModule, WasmSource } from "./platform.js";

export * from "./api.js";
export { targetGroupRequest } from "./loaded-request-schema.js";

// Bundlers for servers understand these two forms only, and copy the file. Some replace the URL by one that Node cannot read.
function read(): Uint8Array<ArrayBuffer> {
  try {
    return readFileSync(new URL("./target-groups.wasm", import.meta.url));
  } catch (error) {
    try {
      return readFileSync(join(dirname(fileURLToPath(import.meta.url)), "target-groups.wasm"));
    } catch {
      throw error;
    }
  }
}

/**
 * Resolves at once: in Node, the import has loaded the module. Only a bundle that lacks the file `target-groups.wasm` needs a `source`.
 */
export default function init(source?: WasmSource): Promise<void> {
  return load(() => (source === undefined ? Promise.resolve().then(() => compileSync(read())) : compile(source)));
}

/** Does nothing: in Node, the import has loaded the module. Loads it from its bytes in a bundle that lacks the file. */
export function initSync(source?: ArrayBuffer | ArrayBufferView | WasmModule): void {
  loadSync(() => compileSync(source ?? read()));
}

loadAtImport(() => compileSync(read()));
