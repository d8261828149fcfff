// The parts of the package that its command uses in addition to the exports. They use the module that `node.js` loads.

// Importing the complete interface lets this entry share the files of the other entries, which would otherwise be split.
import "./api.js";

export { active } from "./active.js";
export * as glue from "./glue.js";
export { call } from "./instance.js";
export { cut } from "./stream/parts.js";
