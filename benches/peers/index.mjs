// The validators that `target-groups` is measured against. Each module has a `name` and `check(value, report)`, which
// calls `report(path, message)` for every error. Paths are in the peer's own form, since a user of the peer gets no other.

import * as ajv from "./ajv.mjs";
import * as ajvStandalone from "./ajv-standalone.mjs";
import * as arktype from "./arktype.mjs";
import * as handWritten from "./hand-written.mjs";
import * as typebox from "./typebox.mjs";
import * as valibot from "./valibot.mjs";
import * as zod from "./zod.mjs";
import * as zodMini from "./zod-mini.mjs";

export const peers = [handWritten, arktype, ajv, ajvStandalone, typebox, zod, zodMini, valibot];

/** The JSON Pointer for a path of any peer. */
export function pointerOf(path) {
  if (typeof path === "string") return path;
  return Array.from(path, (step) => `/${escape(typeof step === "object" ? step.key : step)}`).join("");
}

function escape(step) {
  return String(step).replaceAll("~", "~0").replaceAll("/", "~1");
}
