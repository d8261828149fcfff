// The small module in Node: loaded when imported.

import { readFileSync } from "node:fs";
import { compileSync } from "./compile.js";
import { loadSync } from "./core-instance.js";

export * from "./core-api.js";
export { init as default, initSync } from "./loaded.js";

loadSync(() => compileSync(readFileSync(new URL("./target-groups-core.wasm", import.meta.url))));
