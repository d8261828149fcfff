// The command `target-groups preview`: describes the effects of sending a request.

import { preview } from "../node.js";
import type { Preview } from "../generated/answers.js";
import { wrong, type Call, type Command } from "./arguments.js";
import { decodeAny } from "./bytes.js";
import { checkOptions, REQUEST_OPTIONS } from "./check-files.js";
import { painter, type Paint } from "./colours.js";
import { oneFile, reportOn } from "./one-file.js";
import { write } from "./output.js";
import { printable } from "./printable.js";
import { readAll } from "./source.js";
import { suggestion } from "./suggestion.js";

/** The texts that the command can print. */
const VIEWS: Record<string, (shown: Preview, paint: Paint) => string> = {
  summary: summaryOf,
  curl: ({ curl }) => curl,
  fetch: ({ fetch }) => fetch,
  response: ({ response }) => response,
  json: (shown) => JSON.stringify(shown, undefined, 2),
};

export const command: Command = {
  name: "preview",
  usage: "[options] [FILE | -]",
  summary:
    "Describes what sending a request would do, and sends nothing. Diagnostics are written to standard error.\nThe commands that it prints contain no credentials.",
  options: [
    { name: "show", value: "VIEW", summary: `${Object.keys(VIEWS).join(", ")}; default: summary` },
    { name: "base-url", value: "URL", summary: "the URL of the API in the commands, such as https://eu.api.capillarytech.com" },
    ...REQUEST_OPTIONS,
  ],
  notes: "Exit code: 0 if the request has no errors, 1 if it has errors, 2 if the arguments are invalid or the file cannot be read.\n",
  run,
};

async function run(call: Call): Promise<number> {
  const file = oneFile(command, call);
  const check = await checkOptions(command, call);
  const name = call.value("show") ?? "summary";
  const view = Object.hasOwn(VIEWS, name) ? VIEWS[name] : undefined;
  const names = Object.keys(VIEWS);
  if (!view) throw wrong(command, `--show must be one of ${names.join(", ")}, found "${name}".${await suggestion(name, names)}`);
  const text = decodeAny(await readAll(file));
  const shown = preview(text, { ...check, baseUrl: call.value("base-url") });
  const output = view(shown, painter(process.stdout));
  if (output !== "") await write(process.stdout, `${output}\n`);
  return reportOn(file, text, shown.report);
}

function summaryOf({ sections, notice }: Preview, paint: Paint): string {
  const parts = sections.map(({ heading, items }) =>
    [paint("bold", printable(heading)), ...items.map((item) => `  ${printable(item)}`)].join("\n"),
  );
  return [...parts, printable(notice)].join("\n\n");
}
