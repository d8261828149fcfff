// The simulated API of this page, which keeps its groups across reloads when asked.

import { createSandbox, type Fault } from "target-groups";

/** Only whether to keep is stored here; the groups are stored by the sandbox, under a name of its own. */
const KEY = "target-groups:keep-groups";

export interface SimulatedApi {
  fetch: typeof fetch;
  fail(next: Fault): void;
  groupCount(): number;
  forgetGroups(): void;
  exportState(): string;
  /** Throws on text that is no exported state. */
  importState(text: string): void;
  keeps(): boolean;
  keep(wanted: boolean): void;
  /** Groups are kept, and the browser lets them be. */
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
