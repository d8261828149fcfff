// A dry run: sends a request with a `fetch` that only records it, to find out what would be sent.

import { send, type AccessOptions, type Outcome } from "target-groups";

/** The request that would be sent. Values that may be secret are left out. */
export interface PreparedCall {
  method: string;
  url: string;
  headers: { name: string; value: string | undefined }[];
  body: string;
}

const PUBLIC_HEADERS = ["accept", "content-type"];

/** Returns the call, or the outcome if nothing would be sent. `force` ignores errors in the body. */
export async function dryRun(text: string, access: AccessOptions, force = false): Promise<PreparedCall | Outcome> {
  let call: PreparedCall | undefined;
  const recordCall: typeof fetch = (input, init = {}) => {
    call = toCall(input as string, init);
    return Promise.reject(new Error("dry run"));
  };
  const outcome = await send(text, { ...access, fetch: recordCall, force });
  return call ?? outcome;
}

export function isCall(result: PreparedCall | Outcome): result is PreparedCall {
  return "url" in result;
}

function toCall(url: string, { method = "GET", headers, body }: RequestInit): PreparedCall {
  const named = Object.entries(headers as Record<string, string>);
  return {
    method,
    url,
    headers: named.map(([name, value]) => ({ name, value: PUBLIC_HEADERS.includes(name.toLowerCase()) ? value : undefined })),
    body: typeof body === "string" ? body : "",
  };
}
