// The types of the package that are not generated from the Rust code, by subject.

export type * from "./types/batch.js";
export type * from "./types/input.js";
export type * from "./types/options.js";
export type * from "./types/plan.js";
export type * from "./types/report.js";
export type * from "./types/sandbox.js";
export type * from "./types/standard-schema.js";
