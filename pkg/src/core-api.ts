// The exports of the small module that all environments share.

export { edit } from "./edit.js";
export { TargetGroupsError, type ErrorCode } from "./errors.js";
export { registerLocale } from "./language.js";
export { unchecked } from "./input.js";
export { locate } from "./locate.js";
export { isValid, validate } from "./validate.js";
export { validateMany } from "./validate-many.js";
export type { WasmModule, WasmSource } from "./platform.js";
export type { EditResult } from "./edit.js";
export type { TextEdit } from "./generated/answers.js";
export type * from "./generated/model.js";
export type {
  BatchReport,
  Change,
  Diagnostic,
  DiagnosticOf,
  FaultyItem,
  Fix,
  Input,
  Limits,
  LocaleOptions,
  MessageCatalogue,
  ParamsOf,
  Range,
  RelatedPlace,
  Report,
  Severity,
  Unchecked,
  ValidateOptions,
} from "./types.js";
