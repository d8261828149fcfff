// The small module in Cloudflare Workers: code may not be compiled at run time, so the runtime hands over the compiled module.

import module from "./target-groups-core.wasm";
import { loadSync } from "./core-instance.js";

export * from "./core-api.js";
export { init as default, initSync } from "./loaded.js";

loadSync(() => module);
