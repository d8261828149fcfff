// The entry of the small module for Node. The import loads the module.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileSync } from "./compile.js";
import { load, loadAtImport, loadSync } from "./core-instance.js";
import { compileOrRead, readEither } from "./node-module.js";
import type { WasmModule, WasmSource } from "./platform.js";

export * from "./core-api.js";

// Bundlers for servers understand these two forms only, and copy the file.
const read = (): Uint8Array<ArrayBuffer> =>
  readEither(
    () => readFileSync(new URL("./target-groups-core.wasm", import.meta.url)),
    () => readFileSync(join(dirname(fileURLToPath(import.meta.url)), "target-groups-core.wasm")),
  );

/**
 * Resolves at once: in Node, the import has loaded the module. Only a bundle that lacks the file `target-groups-core.wasm` needs a `source`.
 */
export default function init(source?: WasmSource): Promise<void> {
  return load(() => compileOrRead(source, read));
}

/** Does nothing: in Node, the import has loaded the module. Loads it from its bytes in a bundle that lacks the file. */
export function initSync(source?: ArrayBuffer | ArrayBufferView | WasmModule): void {
  loadSync(() => compileSync(source ?? read()));
}

loadAtImport(() => compileSync(read()));
