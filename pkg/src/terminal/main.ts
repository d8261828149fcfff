#!/usr/bin/env node
// The command `target-groups`. Each of its commands is loaded when it is used.

import { help, parse, WrongCall, type Command } from "./arguments.js";
import { suggestion } from "./suggestion.js";
import { packageVersion } from "./version.js";

const COMMANDS: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  validate: { summary: "validate requests, and fix what can be fixed safely", load: () => import("./validate.js") },
  fix: { summary: "apply safe fixes in place, and repair damaged JSON", load: () => import("./fix.js") },
  fmt: { summary: "lay out JSON files", load: () => import("./fmt.js") },
  build: { summary: "build a request from a plan or a template", load: () => import("./build.js") },
  preview: { summary: "describe what sending a request would do", load: () => import("./preview.js") },
  import: { summary: "extract the request from a curl command or damaged JSON", load: () => import("./import.js") },
  sandbox: { summary: "serve a simulated API over HTTP", load: () => import("./sandbox.js") },
};

const USAGE = `Usage: target-groups <command> [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  .join("\n")}

Options:
  --help      show this help, or the help of a command
  --version   show the version of the package
`;

async function main([name = "", ...words]: string[]): Promise<number> {
  if (["--version", "-V", "-v"].includes(name)) return print(`${packageVersion()}\n`);
  if (["--help", "-h"].includes(name) || (name === "help" && words.length === 0)) return print(USAGE);
  if (name === "") throw new WrongCall("Expected a command.", USAGE);
  if (name === "help") return main([words[0] ?? "", "--help"]);
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) throw new WrongCall(`Unknown command "${name}".${await suggestion(name, Object.keys(COMMANDS))}`, USAGE);
  const { command } = await entry.load();
  const call = await parse(command, words);
  if (call.has("help")) return print(help(command));
  if (call.has("version")) return print(`${packageVersion()}\n`);
  return command.run(call);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** A reader such as `head` may close the output early. The command sets the exit code for this while it writes. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const text =
    error instanceof WrongCall
      ? `${error.message}\n${error.hint && `\n${error.hint}`}`
      : `internal error, please report it: ${(error as Error).stack ?? String(error)}\n`;
  process.stderr.write(`target-groups: ${text}`);
  process.exitCode = 2;
}
