// The target of requests: the simulated API, or a live API that the user has chosen during this visit. The choice is not stored.

import type { AccessOptions, Credentials } from "target-groups";
import { BASE_URL } from "../base-url";
import { language } from "../language";

export interface LiveApi {
  baseUrl: string;
  /** The host name for display. */
  host: string;
  /** Kept in memory only, and deleted when another connection is chosen. */
  credentials: Credentials | undefined;
  timeoutMs: number;
}

export type Connection = { mode: "test" } | { mode: "live"; api: LiveApi };
export type Mode = Connection["mode"];

/** Returns the options of the package for a connection. */
export function accessTo(connection: Connection, transport: typeof fetch, signal?: AbortSignal): AccessOptions {
  const common = { fetch: transport, signal, locale: language() };
  if (connection.mode === "test") return { ...common, baseUrl: BASE_URL, getHeaders: () => ({ Authorization: "Basic test" }) };
  const { api } = connection;
  const getCredentials = (): Credentials => {
    if (api.credentials === undefined) throw new Error("the connection has been closed");
    return api.credentials;
  };
  return { ...common, baseUrl: api.baseUrl, timeoutMs: api.timeoutMs, getCredentials };
}

/** Deletes the credentials, so that buttons of earlier responses cannot use them. */
export function forgetCredentials(connection: Connection): void {
  if (connection.mode === "live") connection.api.credentials = undefined;
}

/** Returns the name of the server for messages. */
export function nameOf(connection: Connection): string {
  return connection.mode === "test" ? "the simulated API" : connection.api.host;
}
