// Reads the WebAssembly module in Node.js. Both entries for Node.js use it, each with the name of its own file.

import { compile, compileSync } from "./compile.js";
import type { WasmSource } from "./platform.js";

/** Reads a file by its URL or, if that fails, by its path: some bundlers for servers replace the URL with one that Node.js cannot read. */
export function readEither(byUrl: () => Uint8Array<ArrayBuffer>, byPath: () => Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  try {
    return byUrl();
  } catch (error) {
    try {
      return byPath();
    } catch {
      throw error;
    }
  }
}

/** Compiles the module from a source, or from its file if there is none. */
export function compileOrRead(source: WasmSource | undefined, read: () => Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return source === undefined ? Promise.resolve().then(() => compileSync(read())) : compile(source);
}
