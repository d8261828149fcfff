// The command `target-groups validate`.

import { wrong, type Call, type Command } from "./arguments.js";
import { CHECK_OPTIONS, checkFiles, checkOptions, filesOf } from "./check-files.js";
import { painter } from "./colours.js";
import { withErrorsOnly, type Report } from "./findings.js";
import { suggestion } from "./suggestion.js";
import { packageVersion } from "./version.js";

export const command: Command = {
  name: "validate",
  usage: "[options] FILE… | FOLDER… | -",
  summary:
    "Validates requests: files with one request, a JSON array of requests, or one request per line (NDJSON).\nOf a folder, reads all .json, .ndjson and .jsonl files. Expands patterns such as 'requests/**/*.json'.\nFor arrays and NDJSON, shows the requests with errors, and counts the diagnostics of all requests by rule.",
  options: [
    { name: "format", value: "FORMAT", summary: "text (default), json, sarif or github" },
    { name: "fix", summary: "apply safe fixes to the files; for -, write the fixed text to standard output" },
    ...CHECK_OPTIONS,
  ],
  notes: "Exit code: 0 without errors, 1 with errors, 2 if the arguments are invalid or a file cannot be read or written.\n",
  run,
};

async function run(call: Call): Promise<number> {
  const files = await filesOf(command, call.files);
  const check = await checkOptions(command, call);
  const fix = call.has("fix");
  const output = fix && files.includes("-") ? process.stderr : process.stdout;
  const quiet = call.has("quiet");
  const all = await reportOf(call.value("format") ?? "text", output, quiet);
  const report = quiet ? withErrorsOnly(all) : all;
  return checkFiles(files, { check, lines: call.has("lines"), fix, report, output });
}

const REPORTS: Record<string, (output: NodeJS.WriteStream, quiet: boolean) => Promise<Report>> = {
  text: async (output, quiet) => (await import("./report/text.js")).textReport(painter(output), quiet),
  json: async () => (await import("./report/json.js")).jsonReport(),
  sarif: async () => (await import("./report/sarif.js")).sarifReport(packageVersion()),
  github: async () => (await import("./report/github.js")).githubReport(),
};

async function reportOf(format: string, output: NodeJS.WriteStream, quiet: boolean): Promise<Report> {
  const report = Object.hasOwn(REPORTS, format) ? REPORTS[format] : undefined;
  if (report) return report(output, quiet);
  const names = Object.keys(REPORTS);
  throw wrong(command, `--format must be one of ${names.join(", ")}, found "${format}".${await suggestion(format, names)}`);
}
