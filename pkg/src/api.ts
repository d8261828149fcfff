// Everything that is the same in every environment.

export { build } from "./build.js";
export { complete } from "./complete.js";
export { compileExpression } from "./compile-expression.js";
export { diff } from "./diff.js";
export { edit } from "./edit.js";
export { TargetGroupsError, type ErrorCode } from "./errors.js";
export { hover } from "./hover.js";
export { importRequest } from "./import-request.js";
export { jsonSchema } from "./json-schema.js";
export { registerLocale } from "./locale.js";
export { locate } from "./locate.js";
export { messages } from "./messages.js";
export { planOf } from "./plan-of.js";
export { preview } from "./preview.js";
export { createSandbox } from "./sandbox.js";
export { createSender } from "./create-sender.js";
export { isNameFree } from "./is-name-free.js";
export { regions } from "./regions.js";
export { send } from "./send.js";
export { sendMany } from "./send-many.js";
export { fromTemplate, templates } from "./templates.js";
export { isValid, validate } from "./validate.js";
export { validateMany } from "./validate-many.js";
export { validateStream } from "./validate-stream.js";
export type { WasmModule, WasmSource } from "./platform.js";
export type * from "./generated/model.js";
export type * from "./types.js";
