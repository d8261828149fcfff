// Serves the simulated API over HTTP.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Sandbox } from "../types.js";

export interface ServerOptions {
  sandbox: Sandbox;
  /** The delay of each response in milliseconds. */
  delayMs: number;
  /** Called after each response. The line contains nothing that may be secret. */
  log: (line: string) => void;
  /** Called before a response is sent, when the state of the sandbox may have changed. */
  changed: () => Promise<void>;
}

/** The maximum size of a request body. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** The time after which incomplete requests no longer prevent the server from stopping. */
const GRACE_MS = 2_000;

/** Allows pages of any origin to call the server, because it contains only test data. */
const CORS = { "access-control-allow-origin": "*", "access-control-expose-headers": "*, retry-after, x-cap-requestid" };

/** Creates the server. `end` stops it, and resolves once all pending responses are sent. */
export function serve(options: ServerOptions): { server: Server; end: () => Promise<void> } {
  const connections = new Connections();
  const server = createServer((request, response) => {
    const exchange: Exchange = { request, response, isLast: () => !server.listening };
    connections.track(exchange);
    logResponse(exchange, options.log);
    answer(exchange, options).catch(() => {
      fail(exchange);
    });
  });
  server.on("connection", (socket) => {
    connections.add(socket);
  });
  return { server, end: () => close(server, connections) };
}

async function close(server: Server, connections: Connections): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const grace = setTimeout(() => {
    connections.destroyIncomplete();
  }, GRACE_MS);
  await closed;
  clearTimeout(grace);
}

/** The open connections of a server. */
class Connections {
  readonly #open = new Set<Socket>();
  /** The connections whose request is complete and whose response is not. */
  readonly #pending = new Set<Socket>();

  add(socket: Socket): void {
    this.#open.add(socket);
    socket.on("close", () => this.#open.delete(socket));
  }

  track({ request, response }: Exchange): void {
    request.on("end", () => this.#pending.add(request.socket));
    response.on("close", () => this.#pending.delete(request.socket));
  }

  /** Closes the connections that do not wait for a response. */
  destroyIncomplete(): void {
    for (const socket of this.#open) if (!this.#pending.has(socket)) socket.destroy();
  }
}

/** A request and its response. */
interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Returns whether the server is stopping, so that the connection must be closed after the response. */
  isLast: () => boolean;
}

async function answer(exchange: Exchange, { sandbox, delayMs, changed }: ServerOptions): Promise<void> {
  const { request } = exchange;
  if (request.method === "OPTIONS") {
    reply(exchange, 204, preflight(request), "");
    return;
  }
  const body = await read(request);
  if (body === undefined) {
    reply(exchange, 413, CORS, "");
    return;
  }
  const [response] = await Promise.all([sandbox.fetch(toRequest(request, body)).catch(connectionLost), wait(delayMs)]);
  await changed();
  if (response === undefined) {
    request.socket.resetAndDestroy();
    return;
  }
  reply(exchange, response.status, { ...Object.fromEntries(response.headers), ...CORS }, await response.text());
}

function toRequest({ url = "/", method = "GET", headersDistinct }: IncomingMessage, body: Buffer): Request {
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
  return new Request(new URL(url, "http://sandbox"), { method, headers, ...(body.length > 0 && { body: new Uint8Array(body) }) });
}

/** Like `fetch`, the sandbox reports a lost connection as a `TypeError`. */
function connectionLost(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error;
}

/** Responds to a request that is not valid HTTP for the sandbox, or whose client has disconnected. */
function fail(exchange: Exchange): void {
  if (exchange.response.headersSent) exchange.response.destroy();
  else reply(exchange, 400, {}, "");
}

function reply({ response, isLast }: Exchange, status: number, headers: Record<string, string>, body: string): void {
  const connection = isLast() ? { connection: "close" } : {};
  const length = status === 204 ? {} : { "content-length": String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...headers, ...length, ...connection }).end(body);
}

/** Reads the body of a request. Returns `undefined` if it is too large. */
async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return length <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

/** Allows the headers that the page asks for by name, because `*` does not include `Authorization`. */
function preflight({ headers }: IncomingMessage): Record<string, string> {
  return {
    ...CORS,
    "access-control-allow-methods": headers["access-control-request-method"] ?? "GET, POST",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "authorization, content-type, x-cap-api-oauth-token",
    "access-control-max-age": "600",
    vary: "access-control-request-headers, access-control-request-method",
  };
}

function logResponse({ request, response }: Exchange, log: ServerOptions["log"]): void {
  const started = performance.now();
  response.on("close", () => {
    const result = response.writableFinished ? String(response.statusCode) : "dropped";
    log(`${request.method ?? ""} ${pathOf(request)} ${result} ${Math.round(performance.now() - started)} ms`);
  });
}

/** Returns the path without the query, which may contain a secret. */
function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}
