// The entry that contains the WebAssembly module. The import loads it synchronously, without a file or a request. If a policy forbids that,
// the first call throws.

import { bytesOf } from "./base64.js";
import { compileSync } from "./compile.js";
import module from "./inline-module.js";
import { loadAtImport } from "./instance.js";

export * from "./api.js";
export { init as default, initSync } from "./loaded.js";
export { targetGroupRequest } from "./loaded-request-schema.js";

loadAtImport(() => compileSync(bytesOf(module)));
