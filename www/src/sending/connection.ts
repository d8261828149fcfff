// Where requests go. The simulated API, unless somebody chose the live one on this visit: that is never remembered.

import type { AccessOptions, Credentials } from "target-groups";
import { BASE_URL } from "../base-url";
import { language } from "../language";

export interface LiveApi {
  baseUrl: string;
  /** Its name, to show. */
  host: string;
  /** In memory only, and never shown again. Gone as soon as another connection is chosen. */
  credentials: Credentials | undefined;
  timeoutMs: number;
}

export type Connection = { mode: "test" } | { mode: "live"; api: LiveApi };
export type Mode = Connection["mode"];

/** How the package reaches what was chosen. */
export function accessTo(connection: Connection, transport: typeof fetch, signal?: AbortSignal): AccessOptions {
  const common = { fetch: transport, signal, locale: language() };
  if (connection.mode === "test") return { ...common, baseUrl: BASE_URL, getHeaders: () => ({ Authorization: "Basic test" }) };
  const { api } = connection;
  const getCredentials = (): Credentials => {
    if (api.credentials === undefined) throw new Error("they were forgotten with the connection");
    return api.credentials;
  };
  return { ...common, baseUrl: api.baseUrl, timeoutMs: api.timeoutMs, getCredentials };
}

/** Whatever still knows the connection, such as a button of an old answer, cannot use it any more. */
export function forgetCredentials(connection: Connection): void {
  if (connection.mode === "live") connection.api.credentials = undefined;
}

/** Who answers, in words. */
export function nameOf(connection: Connection): string {
  return connection.mode === "test" ? "the simulated API" : connection.api.host;
}
