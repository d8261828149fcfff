// The simulated API.

import type { TargetGroup } from "../generated/model.js";

/** A fault of the simulated API. It replaces one response. */
export type Fault =
  /** A rejection with a code of the API, such as 310069 for a name that is taken. Default of `status`: 400. */
  | { kind: "code"; code: number; status?: number }
  /**
   * An HTTP status from 200 to 599, without a response body. `retryAfter` is the header `Retry-After` in seconds. With `stored`, the group
   * is created even if the status indicates an error.
   */
  | { kind: "status"; status: number; retryAfter?: number; stored?: boolean }
  /** A web page instead of JSON, as from a proxy. */
  | { kind: "not-json"; stored?: boolean }
  /** A lost connection, before or after the group was stored. */
  | { kind: "dropped"; stored: boolean }
  /** The correct response after a delay in milliseconds. */
  | { kind: "delay"; ms: number };

/** The options of `createSandbox`. */
export interface SandboxOptions {
  /** The time of the simulated server: a fixed time, or a function that returns the current one. Default: the system clock. */
  now?: Date | number | string | (() => Date | number | string) | undefined;
  /** The next IDs of each kind, for reproducible responses. */
  ids?: { group?: number; period?: number; target?: number; ruleSet?: number; value?: number } | undefined;
  /** The user who creates the groups. */
  user?: { id: number; code: string; description: string; name: string; type: string } | undefined;
  /** Keeps the groups in the `sessionStorage` or `localStorage` of the page. Default: in memory only. */
  storage?: "session" | "local" | undefined;
  /** The key in the storage. Default: `target-groups-sandbox`. */
  key?: string | undefined;
}

/** A simulated API. */
export interface Sandbox {
  /** Replaces the global `fetch`. Supports creating, listing and reading groups, checking a name, and `GET /v2/events`. */
  fetch: typeof fetch;
  /** Adds a fault. Each API call uses one fault, in the order in which they were added. Throws if the fault is invalid. */
  fail(next: Fault): void;
  /** Returns the groups that were created. */
  groups(): TargetGroup[];
  /** Removes all groups and faults, also from the storage. */
  reset(): void;
  /** Returns the state as text for `importState`. Empty when no group was created. */
  exportState(): string;
  /** Replaces the state with an exported one. Throws if the text is not an exported state. */
  importState(text: string): void;
  /** Returns whether the groups are in the storage of the page: false without the option `storage`, or when the storage cannot be used. */
  isStored(): boolean;
}
