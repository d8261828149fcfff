// The simulated API over HTTP.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Sandbox } from "../types.js";

export interface ServerOptions {
  sandbox: Sandbox;
  /** Milliseconds that every answer takes longer. */
  delayMs: number;
  /** Called after each answer: nothing that may be secret is told. */
  log: (line: string) => void;
  /** Called when something may have been stored, before the answer goes out. */
  changed: () => Promise<void>;
}

/** Larger bodies are refused unread. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A request that has not arrived whole so long after the end was asked for holds nothing up. */
const GRACE_MS = 2_000;

/** The server, and how it ends: settled when the answers under way are sent. */
export function serve(options: ServerOptions): { server: Server; end: () => Promise<void> } {
  const sockets = new Set<Socket>();
  /** Those that wait for an answer to a whole request. */
  const waiting = new Set<Socket>();
  const server = createServer((request, response) => {
    const started = performance.now();
    request.on("end", () => waiting.add(request.socket));
    response.on("close", () => {
      waiting.delete(request.socket);
      const said = response.writableFinished ? String(response.statusCode) : "dropped";
      options.log(`${request.method ?? ""} ${pathOf(request)} ${said} ${Math.round(performance.now() - started)} ms`);
    });
    answer(request, response, options).catch(() => {
      // What was asked for is no request of HTTP, or the caller is gone.
      if (response.headersSent) response.destroy();
      else reply(server, response, 400, {}, "");
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  return { server, end };

  async function end(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const cut = setTimeout(() => {
      for (const socket of sockets) if (!waiting.has(socket)) socket.destroy();
    }, GRACE_MS);
    await closed;
    clearTimeout(cut);
  }

  async function answer(request: IncomingMessage, response: ServerResponse, { sandbox, delayMs, changed }: ServerOptions): Promise<void> {
    if (request.method === "OPTIONS") {
      reply(server, response, 204, preflight(request), "");
      return;
    }
    const body = await read(request);
    if (body === undefined) {
      reply(server, response, 413, CORS, "");
      return;
    }
    const call = new Request(new URL(request.url ?? "/", "http://sandbox"), {
      method: request.method ?? "GET",
      headers: Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      ),
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const [given] = await Promise.all([sandbox.fetch(call).catch(connectionDropped), wait(delayMs)]);
    await changed();
    if (given === undefined) {
      request.socket.resetAndDestroy();
      return;
    }
    reply(server, response, given.status, { ...Object.fromEntries(given.headers), ...CORS }, await given.text());
  }
}

/** The sandbox says a dropped connection as `fetch` does. */
function connectionDropped(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error;
}

function reply(server: Server, response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  // A server that is about to end keeps no connection open.
  const ending = server.listening ? {} : { connection: "close" };
  const length = status === 204 ? {} : { "content-length": String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...headers, ...length, ...ending }).end(body);
}

async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MOST_BYTES) chunks.push(chunk);
  }
  return length <= MOST_BYTES ? Buffer.concat(chunks) : undefined;
}

/** Any page may call, since nothing here is worth hiding. */
const CORS = { "access-control-allow-origin": "*", "access-control-expose-headers": "*, retry-after, x-cap-requestid" };

/** The star would allow every header but Authorization, so what the page asks for is named. */
function preflight({ headers }: IncomingMessage): Record<string, string> {
  return {
    ...CORS,
    "access-control-allow-methods": headers["access-control-request-method"] ?? "GET, POST",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "authorization, content-type, x-cap-api-oauth-token",
    "access-control-max-age": "600",
    vary: "access-control-request-headers, access-control-request-method",
  };
}

/** Without the query, in which somebody may have put a secret. */
function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}
