// Keeps the state of the simulated API in memory and, if requested, in a storage of the page.
//
// The state is on the JavaScript side, because it must survive a replacement of the WebAssembly instance.

import { TargetGroupsError } from "./errors.js";
import type { SandboxOptions } from "./types.js";

const DEFAULT_KEY = "target-groups-sandbox";
const KINDS: readonly unknown[] = [undefined, "session", "local"];

export interface Memory {
  read(): string;
  write(state: string): void;
  /** Returns whether the storage contains the state. */
  isStored(): boolean;
}

/** Opens the state. When the storage is missing, full or blocked, the state lasts as long as the page. */
export function openMemory(kind: SandboxOptions["storage"], key: string = DEFAULT_KEY, isState: (text: string) => boolean): Memory {
  if (!KINDS.includes(kind)) throw new TargetGroupsError("invalid-options", '`storage` must be "session" or "local".');
  if (typeof key !== "string" || key === "") throw new TargetGroupsError("invalid-options", "`key` must be a non-empty string.");
  let state = "";
  /** The content of the storage as of the last read or write; `undefined` when it cannot be written. */
  let stored: string | undefined = "";

  return {
    /** Reads the storage again, because another page may have written to it. */
    read() {
      if (kind === undefined || stored === undefined) return state;
      const found = attempt(() => openStorage(kind)?.getItem(key) ?? "");
      if (found === undefined || found === stored) return state;
      stored = found;
      state = found === "" || isState(found) ? found : "";
      return state;
    },
    write(next) {
      state = next;
      if (kind === undefined) return;
      stored = attempt(() => {
        const storage = openStorage(kind);
        if (next === "") storage?.removeItem(key);
        else storage?.setItem(key, next);
        return storage === undefined ? undefined : next;
      });
    },
    isStored: () => kind !== undefined && stored !== undefined && attempt(() => openStorage(kind)) !== undefined,
  };
}

/** Returns the storage. The property itself throws in pages that must not store anything. */
function openStorage(kind: "session" | "local"): Storage | undefined {
  return kind === "session" ? globalThis.sessionStorage : globalThis.localStorage;
}

function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
