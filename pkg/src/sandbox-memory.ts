// Where the simulated API keeps what it knows: in memory, and beside it in a storage of the page when asked.
//
// gloo-storage would do this in Rust, but the state lives here, on the JavaScript side, since the instance may be replaced at any time.

import { TargetGroupsError } from "./errors.js";
import type { SandboxOptions } from "./types.js";

const DEFAULT_KEY = "target-groups-sandbox";
const KINDS: readonly unknown[] = [undefined, "session", "local"];

export interface Memory {
  read(): string;
  write(state: string): void;
  /** The storage holds what is remembered. */
  isStored(): boolean;
}

/** A storage that is missing, full or refused leaves the memory, which lasts as long as the page. */
export function openMemory(kind: SandboxOptions["storage"], key: string = DEFAULT_KEY, isState: (text: string) => boolean): Memory {
  if (!KINDS.includes(kind)) throw new TargetGroupsError("invalid-options", '`storage` must be "session" or "local".');
  if (typeof key !== "string" || key === "") throw new TargetGroupsError("invalid-options", "`key` must be a text, and not empty.");
  let state = "";
  /** What the storage holds as far as we know; nothing when it does not take our state. */
  let stored: string | undefined = "";

  return {
    /** Another page may have written since. */
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

/** Even looking at it may throw, where a page may not store anything. */
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
