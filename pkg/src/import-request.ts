import * as glue from "./glue.js";
import { requireText } from "./input.js";
import { call } from "./instance.js";
import { toLocaleOptionsText } from "./locale.js";
import type { ImportResult } from "./generated/answers.js";
import type { LocaleOptions } from "./types.js";

/**
 * Extracts the request from pasted text: a command of curl, wget, HTTPie or PowerShell, a script with `fetch`, axios, `requests` and
 * others, an HTTP message, an export of a browser, Postman or Insomnia, a response of the API, rows of a spreadsheet, or invalid JSON.
 *
 * Removes credentials and cookies. `notes` lists everything that was removed, repaired or not understood. If the text contains several
 * requests, `text` is the one that most likely creates a target group, and `candidates` lists all of them. The result may still have
 * errors: pass it to `validate`.
 */
export function importRequest(text: string, options?: LocaleOptions): ImportResult {
  const pasted = requireText(text);
  const optionsText = toLocaleOptionsText(options);
  return call(
    () => glue.importRequest(pasted, optionsText),
    ({ message }) => ({
      text: pasted,
      source: "json",
      isCall: false,
      mayHoldCredentials: true,
      notes: [{ code: "internal", message, params: {} }],
      candidates: [],
    }),
  );
}
