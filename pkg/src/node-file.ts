// Reads the WebAssembly file that belongs to a script in Node.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Reads the file at a URL, or else the file with a name beside a script.
 *
 * Bundlers for servers copy the file of a literal `new URL("./name", import.meta.url)` and replace the URL, some by one that only they
 * understand. The address of the script is then that of the original.
 */
export function readBeside(url: () => URL, name: string, script: string): Uint8Array<ArrayBuffer> {
  try {
    return readFileSync(url());
  } catch (error) {
    try {
      return readFileSync(fileURLToPath(new URL(name, script)));
    } catch {
      throw error;
    }
  }
}
