// The entry for Node. The import loads the WebAssembly module.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileSync } from "./compile.js";
import { load, loadAtImport, loadSync } from "./instance.js";
import { compileOrRead, readEither } from "./node-module.js";
import type { WasmModule, WasmSource } from "./platform.js";

export * from "./api.js";
export { targetGroupRequest } from "./loaded-request-schema.js";

// Bundlers for servers understand these two forms only, and copy the file.
const read = (): Uint8Array<ArrayBuffer> =>
  readEither(
    () => readFileSync(new URL("./target-groups.wasm", import.meta.url)),
    () => readFileSync(join(dirname(fileURLToPath(import.meta.url)), "target-groups.wasm")),
  );

/**
 * Resolves at once: in Node, the import has loaded the module. Only a bundle that lacks the file `target-groups.wasm` needs a `source`.
 */
export default function init(source?: WasmSource): Promise<void> {
  return load(() => compileOrRead(source, read));
}

/** Does nothing: in Node, the import has loaded the module. Loads it from its bytes in a bundle that lacks the file. */
export function initSync(source?: ArrayBuffer | ArrayBufferView | WasmModule): void {
  loadSync(() => compileSync(source ?? read()));
}

loadAtImport(() => compileSync(read()));
