import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import { toLocaleOptionsText } from "./locale.js";
import type { ImportResult } from "./generated/answers.js";
import type { LocaleOptions } from "./types.js";

/**
 * Extracts the request from pasted text: a curl command, JSON, a fragment of JSON, or damaged JSON.
 *
 * Removes credentials and cookies. `notes` lists what was removed or repaired. The result may still have errors: pass it to `validate`.
 */
export function importRequest(text: string, options?: LocaleOptions): ImportResult {
  const pasted = requireText(text);
  const optionsText = toLocaleOptionsText(options);
  return call(
    () => glue.importRequest(pasted, optionsText),
    ({ message }) => ({ text: pasted, source: "json", notes: [{ code: "internal", message, params: {} }] }),
  );
}
