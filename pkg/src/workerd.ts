// The entry for Cloudflare Workers. They cannot compile code at run time, so the import returns a compiled module.

import module from "./target-groups.wasm";
import { loadSync } from "./instance.js";

export * from "./api.js";
export { init as default, initSync } from "./loaded.js";
export { targetGroupRequest } from "./loaded-request-schema.js";

loadSync(() => module);
