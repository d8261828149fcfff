// The results of `build` and `planOf`.

import type { Plan, TargetGroupRequest } from "../generated/model.js";
import type { ValidateOptions } from "./options.js";
import type { Report } from "./report.js";

/** The options of `build` and `planOf`, which are those of `validate`. */
export type BuildOptions = ValidateOptions;

/** The options of `templates` and `fromTemplate`. Default dates depend on `now`. */
export type TemplateOptions = ValidateOptions;

/** The result of `build`. */
export type Built = BuiltRequest | NotBuilt;

/** The request of a plan. */
export interface BuiltRequest {
  /** The request as indented JSON text. */
  text: string;
  /** The request as an object. */
  request: TargetGroupRequest;
  /** Warnings and hints about the plan. Pointers and ranges refer to the plan. */
  report: Report;
}

/** The plan has errors. */
export interface NotBuilt {
  /** Empty, because the request was not built. */
  text: "";
  /** Absent, because the request was not built. */
  request?: undefined;
  /** The errors of the plan. Pointers and ranges refer to the plan. */
  report: Report;
}

/** The result of `planOf`. */
export type PlanOf = FoundPlan | NoPlan;

/** The plan that builds a request. */
export interface FoundPlan {
  /** The plan as indented JSON text. */
  text: string;
  /** The plan as an object. */
  plan: Plan;
  /**
   * The parts of the request that `build` would write differently, with the same meaning. For invalid JSON, the plan is that of the
   * intended request, and the report has the syntax errors too. Pointers and ranges refer to the request.
   */
  report: Report;
}

/** The request uses features that plans do not support. */
export interface NoPlan {
  /** Empty, because no plan was found. */
  text: "";
  /** Absent, because no plan was found. */
  plan?: undefined;
  /** The features that plans do not support. Pointers and ranges refer to the request. */
  report: Report;
}
