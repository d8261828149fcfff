// STUB until the crate generates it.

export type RuleCode = "json-syntax" | "too-many" | "internal";

export interface TargetGroupRequest {
  name?: string;
}

export interface TargetGroup {
  id: number;
  name: string;
}
