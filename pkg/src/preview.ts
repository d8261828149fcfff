import * as glue from "./glue.js";
import { decode, isBytes, readOptions, toOptionsText, toText } from "./input.js";
import { call } from "./instance.js";
import type { Preview } from "./generated/answers.js";
import { toCheckText } from "./locale.js";
import type { Input, PreviewOptions, Report } from "./types.js";
import { internalReport, validate } from "./validate.js";

/**
 * Returns the effects of sending the request, without sending it: the body, a summary, a timeline, commands for curl and `fetch`, and the
 * response of the simulated API.
 */
export function preview(input: Input, options?: PreviewOptions): Preview {
  const { baseUrl, ...check } = readOptions(options);
  const [checkText, optionsText] = [toCheckText(check), toOptionsText({ baseUrl })];
  const decoded = isBytes(input) ? decode(input) : toText(input);
  if (decoded === undefined) return { ...empty("", validate(input, check)), summary: preview("", { baseUrl, ...check }).summary };
  const { text, ranges } = decoded;
  return call(
    () => glue.preview(text, checkText, optionsText, ranges),
    (diagnostic) => empty(text, internalReport(diagnostic)),
  );
}

function empty(body: string, report: Report): Preview {
  return {
    body,
    summary: "",
    sections: [],
    curl: "",
    fetch: "",
    timeline: { targets: [], rows: [], svg: "" },
    response: "",
    changes: { rows: [] },
    notice: "",
    report,
  };
}
