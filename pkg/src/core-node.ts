// The entry of the small module for Node. The import loads the module.

import { readFileSync } from "node:fs";
import { compileSync } from "./compile.js";
import { loadSync } from "./core-instance.js";

export * from "./core-api.js";
export { init as default, initSync } from "./loaded.js";

loadSync(() => compileSync(readFileSync(new URL("./target-groups-core.wasm", import.meta.url))));
