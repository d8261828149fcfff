// Cloudflare Workers: code may not be compiled at run time, so the runtime hands over the compiled module.

import module from "./target-groups.wasm";
import { loadSync } from "./instance.js";

export * from "./api.js";
export { init as default, initSync } from "./loaded.js";

loadSync(() => module);
