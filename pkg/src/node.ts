// The entry for Node. The import loads the WebAssembly module.

import { readFileSync } from "node:fs";
import { compileSync } from "./compile.js";
import { loadSync } from "./instance.js";

export * from "./api.js";
export { init as default, initSync } from "./loaded.js";

loadSync(() => compileSync(readFileSync(new URL("./target-groups.wasm", import.meta.url))));
