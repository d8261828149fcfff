// The entry with the WebAssembly module inside. The import loads it synchronously, without a file or a request.

import { bytesOf } from "./base64.js";
import { compileSync } from "./compile.js";
import module from "./inline-module.js";
import { loadSync } from "./instance.js";

export * from "./api.js";
export { init as default, initSync } from "./loaded.js";

loadSync(() => compileSync(bytesOf(module)));
