import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import { toLocaleOptionsText } from "./locale.js";
import type { ImportResult } from "./generated/answers.js";
import type { LocaleOptions } from "./types.js";

/** Find the request in what somebody pasted: JSON, a curl command, or a fragment of either. Secrets are dropped, and a note says so. */
export function importRequest(text: string, options?: LocaleOptions): ImportResult {
  const pasted = requireText(text);
  const optionsText = toLocaleOptionsText(options);
  return call(
    () => glue.importRequest(pasted, optionsText),
    ({ message }) => ({ text: pasted, source: "json", notes: [{ code: "internal", message, params: {} }] }),
  );
}
