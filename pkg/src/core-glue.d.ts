// What the facade calls of the small module's glue.

import type { CoreGlue } from "./guarded-instance.js";

declare const init: CoreGlue["default"];
export default init;
export const initSync: CoreGlue["initSync"];
export const __wbg_reset_state: CoreGlue["__wbg_reset_state"];
export const memory: CoreGlue["memory"];
export const ruleTable: CoreGlue["ruleTable"];
export const useOptions: CoreGlue["useOptions"];
export const validate: CoreGlue["validate"];
export const validateBytes: CoreGlue["validateBytes"];
export const isValid: CoreGlue["isValid"];
export const validateMany: CoreGlue["validateMany"];
export const validateTexts: CoreGlue["validateTexts"];
export const edit: CoreGlue["edit"];
export const wrongChanges: CoreGlue["wrongChanges"];
export const locate: CoreGlue["locate"];
