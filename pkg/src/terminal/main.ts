#!/usr/bin/env node
// The command `target-groups`. Each of its commands is loaded when it is asked for.

import { help, parse, WrongCall, type Command } from "./arguments.js";
import { suggestion } from "./suggestion.js";
import { packageVersion } from "./version.js";

const COMMANDS: Record<string, { about: string; load: () => Promise<{ command: Command }> }> = {
  validate: { about: "everything that is wrong with requests, or remarkable about them", load: () => import("./validate.js") },
  import: { about: "the request in a curl command or in damaged JSON", load: () => import("./import.js") },
  sandbox: { about: "the API, simulated, as an HTTP server", load: () => import("./sandbox.js") },
};

const USAGE = `Usage: target-groups <command> [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(12)}${about}`)
  .join("\n")}

Options:
  --help      this, or with a command, what it can do
  --version   the version of this package
`;

async function main([name = "", ...words]: string[]): Promise<number> {
  if (["--version", "-V"].includes(name)) return print(`${packageVersion()}\n`);
  if (["--help", "-h"].includes(name) || (name === "help" && words.length === 0)) return print(USAGE);
  if (name === "") throw new WrongCall("Say which command.", USAGE);
  if (name === "help") return main([words[0] ?? "", "--help"]);
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) throw new WrongCall(`There is no command "${name}".${await suggestion(name, Object.keys(COMMANDS))}`, USAGE);
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

/** Whoever reads the output may have seen enough, as `head` does. */
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
      : `this is a fault of the program, please report it: ${(error as Error).stack ?? String(error)}\n`;
  process.stderr.write(`target-groups: ${text}`);
  process.exitCode = 2;
}
