// The parts of the package that its command uses beyond the exports. `node.js` loads the module that they work with.

// With the whole interface, this entry shares the files of the other entries instead of splitting them.
import "./api.js";

export { active } from "./active.js";
export * as glue from "./glue.js";
export { call } from "./instance.js";
export { cut } from "./stream/parts.js";
