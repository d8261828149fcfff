// The command `target-groups build`: builds a request from a plan or a template.

import { build, fromTemplate, TargetGroupsError, templates } from "../node.js";
import type { ValidateOptions } from "../types.js";
import { wrong, WrongCall, type Call, type Command } from "./arguments.js";
import { decodeAny } from "./bytes.js";
import { checkOptions, pairs, REQUEST_OPTIONS } from "./check-files.js";
import { oneFile, reportOn } from "./one-file.js";
import { write } from "./output.js";
import { readAll } from "./source.js";
import { suggestion } from "./suggestion.js";

export const command: Command = {
  name: "build",
  usage: "[options] [PLAN | -]",
  summary:
    "Builds a request from a plan, and prints it. A plan says what customers must do and when, in JSON; docs/plans.md describes it.\nWith --template, the plan comes from a template, and no file is read. Diagnostics of the plan are written to standard error.",
  options: [
    { name: "template", value: "ID", summary: "use this template; `--template list` lists the templates and their parameters" },
    { name: "set", value: "NAME=VALUE", summary: "set a parameter of the template; may be repeated" },
    { name: "plan", summary: "print the plan of the template instead of its request" },
    ...REQUEST_OPTIONS,
  ],
  notes: "Exit code: 0 if the request was built, 1 if the plan has errors, 2 if the arguments are invalid or the file cannot be read.\n",
  run,
};

async function run(call: Call): Promise<number> {
  const check = await checkOptions(command, call);
  const template = call.value("template");
  if (template === "list") return listTemplates(check);
  if (template === undefined && (call.has("set") || call.has("plan"))) throw wrong(command, "--set and --plan require --template.");
  if (template !== undefined && call.files.length > 0) throw wrong(command, "Expected a file or --template, found both.");
  const file = oneFile(command, call);
  const plan = template === undefined ? decodeAny(await readAll(file)) : await planOfTemplate(template, call, check);
  if (call.has("plan")) {
    await write(process.stdout, `${plan}\n`);
    return 0;
  }
  const { text, report } = build(plan, check);
  if (text !== "") await write(process.stdout, `${text}\n`);
  return reportOn(template ?? file, plan, report);
}

async function planOfTemplate(id: string, call: Call, check: ValidateOptions): Promise<string> {
  const known = templates(check).map((template) => template.id);
  if (!known.includes(id)) throw wrong(command, `Unknown template "${id}".${await suggestion(id, known)}`);
  try {
    return fromTemplate(id, Object.fromEntries(pairs(command, call, "set").map(([name, value]) => [name, valueOf(value)])), check).text;
  } catch (error) {
    if (error instanceof TargetGroupsError) throw new WrongCall(error.message);
    throw error;
  }
}

/** Parses a value: a number, or text. */
function valueOf(text: string): string | number {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

async function listTemplates(check: ValidateOptions): Promise<number> {
  for (const { id, title, parameters } of templates(check)) {
    const rows = parameters.map(({ name, label, default: usual }) => `  ${name.padEnd(10)}${label} (${String(usual)})\n`);
    await write(process.stdout, `${id}: ${title}\n${rows.join("")}\n`);
  }
  return 0;
}
