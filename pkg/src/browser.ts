// The entry for browsers, their workers, Deno, Bun and bundlers.

export * from "./api.js";
export { init as default, initSync } from "./browser-init.js";
export { targetGroupRequest } from "./browser-request-schema.js";
