// What sending would do, found out by doing it: all but the last step, in which the request leaves.

import { send, type AccessOptions, type Outcome } from "target-groups";

/** The request as it would leave. Values that may be secret stay out of it. */
export interface RehearsedCall {
  method: string;
  url: string;
  headers: { name: string; value: string | undefined }[];
  body: string;
}

const HARMLESS_HEADERS = ["accept", "content-type"];

/** The call, or why nothing would be sent. `force`: errors of the body do not count. */
export async function rehearse(text: string, access: AccessOptions, force = false): Promise<RehearsedCall | Outcome> {
  let call: RehearsedCall | undefined;
  const catchCall: typeof fetch = (input, init = {}) => {
    call = toCall(input as string, init);
    return Promise.reject(new Error("a rehearsal"));
  };
  const outcome = await send(text, { ...access, fetch: catchCall, force });
  return call ?? outcome;
}

export function isCall(rehearsed: RehearsedCall | Outcome): rehearsed is RehearsedCall {
  return "url" in rehearsed;
}

function toCall(url: string, { method = "GET", headers, body }: RequestInit): RehearsedCall {
  const named = Object.entries(headers as Record<string, string>);
  return {
    method,
    url,
    headers: named.map(([name, value]) => ({ name, value: HARMLESS_HEADERS.includes(name.toLowerCase()) ? value : undefined })),
    body: typeof body === "string" ? body : "",
  };
}
