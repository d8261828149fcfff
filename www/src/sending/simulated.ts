// The simulated API of the page, which can keep its groups across reloads.

import { createSandbox, type Fault } from "target-groups";

/** Stores the setting only. The sandbox stores the groups under its own key. */
const KEY = "target-groups:keep-groups";

export interface SimulatedApi {
  fetch: typeof fetch;
  fail(next: Fault): void;
  groupCount(): number;
  forgetGroups(): void;
  exportState(): string;
  /** Throws when the text is not an exported state. */
  importState(text: string): void;
  keeps(): boolean;
  keep(wanted: boolean): void;
  /** Returns whether the groups are in the storage of the browser. */
  isStored(): boolean;
}

export function openSimulatedApi(): SimulatedApi {
  let kept = recall();
  let sandbox = open(kept);

  return {
    fetch: (input, init) => sandbox.fetch(input, init),
    fail: (next) => {
      sandbox.fail(next);
    },
    groupCount: () => sandbox.groups().length,
    forgetGroups: () => {
      sandbox.reset();
    },
    exportState: () => sandbox.exportState(),
    importState: (text) => {
      sandbox.importState(text);
    },
    keeps: () => kept,
    keep(wanted) {
      if (wanted === kept) return;
      const state = sandbox.exportState();
      if (kept) sandbox.reset();
      kept = wanted;
      remember(kept);
      sandbox = open(kept);
      if (state !== "") sandbox.importState(state);
    },
    isStored: () => sandbox.isStored(),
  };
}

function open(kept: boolean) {
  return createSandbox({ storage: kept ? "local" : undefined });
}

function recall(): boolean {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

function remember(kept: boolean): void {
  try {
    if (kept) localStorage.setItem(KEY, "yes");
    else localStorage.removeItem(KEY);
  } catch {
    return;
  }
}
