// The entry of the small module for Cloudflare Workers. They cannot compile code at run time, so the import returns a compiled module.

import module from "./target-groups-core.wasm";
import { loadSync } from "./core-instance.js";

export * from "./core-api.js";
export { init as default, initSync } from "./loaded.js";

loadSync(() => module);
