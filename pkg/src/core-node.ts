// The entry of the small module for Node.js. The import loads the module.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileSync } from "./compile.js";
import { load, loadAtImport, loadSync } from "./core-instance.js";
import { compileOrRead, readEither } from "./node-module.js";
import type { WasmModule, WasmSource } from "./platform.js";

export * from "./core-api.js";

// Bundlers for servers only recognise these two forms, and copy the file.
const read = (): Uint8Array<ArrayBuffer> =>
  readEither(
    () => readFileSync(new URL("./target-groups-core.wasm", import.meta.url)),
    () => readFileSync(join(dirname(fileURLToPath(import.meta.url)), "target-groups-core.wasm")),
  );

/**
 * Resolves immediately: in Node.js, the import has loaded the module. `source` is only needed in a bundle without the file
 * `target-groups-core.wasm`.
 */
export default function init(source?: WasmSource): Promise<void> {
  return load(() => compileOrRead(source, read));
}

/** Does nothing: in Node.js, the import has loaded the module. In a bundle without the file, loads the module from its bytes. */
export function initSync(source?: ArrayBuffer | ArrayBufferView | WasmModule): void {
  loadSync(() => compileSync(source ?? read()));
}

loadAtImport(() => compileSync(read()));
