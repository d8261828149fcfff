// Finds the field of the form for a JSON Pointer in the plan.

import type { Change } from "target-groups";
import type { Control } from "./control";
import { listOf } from "./numbers";

/** Returns the field that shows the value at the pointer, or else the first field that shows a part of it. */
export function fieldFor(pointer: string, controls: readonly Control[]): Control | undefined {
  const around = controls.filter((control) => holds(control.pointer, pointer));
  const longest = Math.max(...around.map((control) => control.pointer.length));
  const nearest = around.find((control) => control.pointer.length === longest);
  return nearest ?? controls.find((control) => pointer !== "" && holds(pointer, control.pointer));
}

function holds(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** Describes changes by the labels of their fields, each once. */
export function describeChanges(changes: readonly Change[], controls: readonly Control[]): string[] {
  const descriptions = changes.flatMap((change) => {
    if (!("pointer" in change)) return [];
    const label = fieldFor(change.pointer.replace(/\/-$/, ""), controls)?.label ?? change.pointer;
    return "value" in change ? `${label}${quoted(change.value)}` : label;
  });
  return [...new Set(descriptions)];
}

function quoted(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return ` “${listOf(value)}”`;
  return typeof value === "string" || typeof value === "number" ? ` “${value}”` : "";
}
