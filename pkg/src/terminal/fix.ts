// The command `target-groups fix`: applies safe fixes in place.

import type { Call, Command } from "./arguments.js";
import { CHECK_OPTIONS, checkFiles, checkOptions, filesOf } from "./check-files.js";
import { painter } from "./colours.js";
import { withErrorsOnly } from "./findings.js";
import { textReport } from "./report/text.js";

export const command: Command = {
  name: "fix",
  usage: "[options] FILE… | FOLDER… | -",
  summary:
    "Applies all safe fixes to the files: repairs of damaged JSON, and corrections with only one possible result.\nStandard error counts the fixes of each file, and the report shows what remains. Fixes that are a choice are shown, and not applied.\nFor -, writes the fixed text to standard output, and the report to standard error.",
  options: CHECK_OPTIONS,
  notes: "Exit code: 0 if no errors remain, 1 if errors remain, 2 if the arguments are invalid or a file cannot be read or written.\n",
  run,
};

async function run(call: Call): Promise<number> {
  const files = await filesOf(command, call.files);
  const check = await checkOptions(command, call);
  const output = files.includes("-") ? process.stderr : process.stdout;
  const quiet = call.has("quiet");
  const all = textReport(painter(output), quiet);
  return checkFiles(files, { check, lines: call.has("lines"), fix: true, report: quiet ? withErrorsOnly(all) : all, output });
}
