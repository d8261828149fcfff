// The entry for Node.js. The import loads the WebAssembly module.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileSync } from "./compile.js";
import { load, loadAtImport, loadSync } from "./instance.js";
import { compileOrRead, readEither } from "./node-module.js";
import type { WasmModule, WasmSource } from "./platform.js";

export * from "./api.js";
export { targetGroupRequest } from "./loaded-request-schema.js";

// Bundlers for servers only recognise these two forms, and copy the file.
const read = (): Uint8Array<ArrayBuffer> =>
  readEither(
    () => readFileSync(new URL("./target-groups.wasm", import.meta.url)),
    () => readFileSync(join(dirname(fileURLToPath(import.meta.url)), "target-groups.wasm")),
  );

/**
 * Resolves immediately: in Node.js, the import has loaded the module. `source` is only needed in a bundle without the file
 * `target-groups.wasm`.
 */
export default function init(source?: WasmSource): Promise<void> {
  return load(() => compileOrRead(source, read));
}

/** Does nothing: in Node.js, the import has loaded the module. In a bundle without the file, loads the module from its bytes. */
export function initSync(source?: ArrayBuffer | ArrayBufferView | WasmModule): void {
  loadSync(() => compileSync(source ?? read()));
}

loadAtImport(() => compileSync(read()));
