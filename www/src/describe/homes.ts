// Which field shows which place of the plan.

import type { Change } from "target-groups";
import type { Control } from "./control";
import { inWords } from "./numbers";

/** The field in which a place is shown, or the first that shows a part of it. */
export function homeOf(pointer: string, controls: readonly Control[]): Control | undefined {
  const around = controls.filter((control) => holds(control.pointer, pointer));
  const longest = Math.max(...around.map((control) => control.pointer.length));
  const nearest = around.find((control) => control.pointer.length === longest);
  return nearest ?? controls.find((control) => pointer !== "" && holds(pointer, control.pointer));
}

function holds(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** What changes are about, in the words of the form, each once. */
export function inFormWords(changes: readonly Change[], controls: readonly Control[]): string[] {
  const words = changes.map((change) => {
    const label = homeOf(change.pointer.replace(/\/-$/, ""), controls)?.label ?? change.pointer;
    return "value" in change ? `${label}${quoted(change.value)}` : label;
  });
  return [...new Set(words)];
}

function quoted(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return ` “${inWords(value)}”`;
  return typeof value === "string" || typeof value === "number" ? ` “${value}”` : "";
}
