// Input of the package.

import type { Plan, TargetGroup, TargetGroupRequest } from "../generated/model.js";

declare const brand: unique symbol;

/** A value of any type that `unchecked` has marked. The mark only exists for the compiler: at run time, it is the value itself. */
export interface Unchecked {
  /** The mark, which no value has. */
  readonly [brand]: "unchecked";
}

/**
 * A request: JSON text, its UTF-8 bytes, or an object, which is converted with `JSON.stringify`.
 *
 * The compiler rejects an object with a misspelled field or a value that the API does not have. Pass data of another type, such as
 * `unknown`, through `unchecked`.
 */
export type Input = string | Uint8Array | TargetGroupRequest | Unchecked;

/** A plan: an object, its JSON text, or the UTF-8 bytes of the text. Pass data of another type through `unchecked`. */
export type PlanInput = string | Uint8Array | Plan | Unchecked;

/** A response of the server: the complete body or its `data`, as an object, as JSON text, or as its UTF-8 bytes. */
export type ResponseInput = string | Uint8Array | TargetGroup | WholeResponse | Unchecked;

/** A response of the API as it arrives. */
export interface WholeResponse {
  /** The group as the server stored it. */
  data: TargetGroup;
}
