// Reads the arguments of `fetch` and creates responses, even if the page's classes come from another realm or do not exist.
//
// Test environments such as jsdom replace some classes of the platform (`AbortSignal`, `Headers`) and lack others (`Request`, `Response`).
// The code therefore does not depend on `instanceof` or on constructors that check their arguments.

import type { SandboxAnswer, SandboxCall } from "./generated/internal.js";

/** A call of the simulated API, and the signal that cancels it. */
export interface SandboxRequest {
  request: SandboxCall;
  signal: AbortSignal | undefined;
}

/** Reads the arguments of `fetch`. */
export async function readRequest(input: string | URL | Request, init: RequestInit = {}): Promise<SandboxRequest> {
  const given: Partial<Request> = typeof input === "object" && "url" in input ? input : {};
  const url = typeof input === "string" ? input : "url" in input ? input.url : input.href;
  const method = (init.method ?? given.method ?? "GET").toUpperCase();
  const body = init.body ?? undefined;
  if (body !== undefined && ["GET", "HEAD"].includes(method)) throw new TypeError("Request with GET/HEAD method cannot have body.");
  const text = body === undefined ? await given.clone?.().text() : await bodyText(body);
  const headers = readHeaders(init.headers ?? given.headers);
  return { request: { method, url, headers, body: text ?? "" }, signal: init.signal ?? given.signal };
}

async function bodyText(body: BodyInit): Promise<string> {
  if (typeof body === "string") return body;
  if (Object.prototype.toString.call(body) === "[object URLSearchParams]") return (body as URLSearchParams).toString();
  if (ArrayBuffer.isView(body)) return new TextDecoder().decode(body);
  return new Response(body).text();
}

/** Returns headers with names in lower case. Accepts `Headers` of any realm, lists of pairs, and plain objects. */
function readHeaders(headers: HeadersInit | undefined): Record<string, string> {
  if (headers === undefined) return {};
  const pairs = Symbol.iterator in headers ? [...(headers as Iterable<[string, string]>)] : Object.entries(headers);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value.trim()]));
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw reasonOf(signal);
}

/** Returns the reason of an aborted signal. Signals of old environments have none. */
export function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason === undefined ? Object.assign(new Error("This operation was aborted"), { name: "AbortError" }) : (reason as Error);
}

/** The statuses for which `Response` does not accept a body. */
const BODILESS = [204, 205, 304];

/** Creates a response. Without the class `Response`, it is an object with the members that callers of `fetch` use. */
export function toResponse({ status, headers, body }: SandboxAnswer, url: string): Response {
  const content = body === "" || BODILESS.includes(status) ? null : body;
  const create = globalThis.Response as typeof Response | undefined;
  return create === undefined ? standIn(status, headers, content, url) : new create(content, { status, headers });
}

function standIn(status: number, headers: Readonly<Record<string, string>>, content: string | null, url: string): Response {
  const get = (name: string): string | null => headers[name.toLowerCase()] ?? null;
  const text = (): Promise<string> => Promise.resolve(content ?? "");
  const response = {
    status,
    ok: status >= 200 && status <= 299,
    statusText: "",
    type: "basic",
    url,
    redirected: false,
    headers: {
      get,
      has: (name: string) => get(name) !== null,
      entries: () => Object.entries(headers)[Symbol.iterator](),
      [Symbol.iterator]: () => Object.entries(headers)[Symbol.iterator](),
    },
    text,
    json: async () => JSON.parse(await text()) as unknown,
    clone: () => standIn(status, headers, content, url),
  };
  return response as unknown as Response;
}
