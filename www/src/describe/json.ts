// Reading and comparing JSON values.

import type { Change } from "target-groups";

/** Returns the value at a JSON Pointer, or undefined. Does not support escapes in the pointer. */
export function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((inner, key) => (isContainer(inner) ? inner[key] : undefined), value);
}

/** Returns the elements of the list at a pointer. */
export function listAt(value: unknown, pointer: string): unknown[] {
  const list = valueAt(value, pointer);
  return Array.isArray(list) ? (list as unknown[]) : [];
}

/** Returns the keys of the object at a pointer. */
export function keysAt(value: unknown, pointer: string): string[] {
  const found = valueAt(value, pointer);
  return isObject(found) ? Object.keys(found) : [];
}

/** Returns the string or number at a pointer as text. */
export function textAt(value: unknown, pointer: string): string {
  const found = valueAt(value, pointer);
  return typeof found === "string" || typeof found === "number" ? String(found) : "";
}

/** Returns the smallest list of changes from `before` to `after`. */
export function difference(before: unknown, after: unknown, pointer = ""): Change[] {
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, pointer);
  if (isObject(before) && isObject(after)) return ofObjects(before, after, pointer);
  return before === after ? [] : [{ pointer, value: after }];
}

function ofObjects(before: Record<string, unknown>, after: Record<string, unknown>, pointer: string): Change[] {
  const place = (key: string): string => `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [
    ...removed.map((key): Change => ({ pointer: place(key), remove: true })),
    ...Object.keys(after).flatMap((key) =>
      Object.hasOwn(before, key) ? difference(before[key], after[key], place(key)) : [{ pointer: place(key), value: after[key] }],
    ),
  ];
}

/** Removes elements from the end, so that the pointers of the others stay valid. */
function ofLists(before: unknown[], after: unknown[], pointer: string): Change[] {
  const shared = Math.min(before.length, after.length);
  return [
    ...after.slice(0, shared).flatMap((item, index) => difference(before[index], item, `${pointer}/${index}`)),
    ...after.slice(shared).map((value): Change => ({ pointer: `${pointer}/-`, value })),
    ...before.slice(shared).map((_, index): Change => ({ pointer: `${pointer}/${before.length - 1 - index}`, remove: true })),
  ];
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value);
}
