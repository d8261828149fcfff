import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import type { ImportResult } from "./types.js";

/** Find the request in what somebody pasted: JSON, a curl command, or a fragment of either. Secrets are dropped, and a note says so. */
export function importRequest(text: string): ImportResult {
  const pasted = requireText(text);
  return call(
    () => glue.importRequest(pasted),
    ({ message }) => ({ text: pasted, source: "json", notes: [{ code: "internal", message, params: {} }] }),
  );
}
