// Commands, their options, and the arguments of a call.

import { parseArgs } from "node:util";
import { suggestion } from "./suggestion.js";

/** An option of a command. An option without a value is a switch. */
export interface Option {
  name: string;
  /** The placeholder of the value in the help, in capitals. */
  value?: string;
  /** The description for the help. */
  summary: string;
}

/** A command of `target-groups`. */
export interface Command {
  name: string;
  /** The arguments in the usage line. */
  usage: string;
  /** The description for the help. */
  summary: string;
  options: readonly Option[];
  /** The text at the end of the help, such as exit codes. */
  notes: string;
  /** Runs the command and returns the exit code. */
  run(call: Call): Promise<number>;
}

/** The arguments of a call. */
export interface Call {
  files: string[];
  /** Returns whether the option was given. */
  has(name: string): boolean;
  /** Returns the last value of an option. */
  value(name: string): string | undefined;
  /** Returns all values of an option that may be repeated. */
  values(name: string): string[];
}

/** The error for an invalid call, or if something that the call needs is not available. The exit code is 2. */
export class WrongCall extends Error {
  override readonly name = "WrongCall";

  constructor(
    message: string,
    readonly hint = "",
  ) {
    super(message);
  }
}

const COMMON: readonly Option[] = [
  { name: "help", summary: "show this help" },
  { name: "version", summary: "show the version of the package" },
];
const SHORT: Record<string, string> = { help: "h", version: "v" };

/** Parses the arguments of a command. Throws `WrongCall` for an unknown option or a missing value. */
export async function parse(command: Command, words: string[]): Promise<Call> {
  const options = [...command.options, ...COMMON];
  const known = options.map(
    ({ name, value }) => [name, { type: value ? "string" : "boolean", ...(SHORT[name] && { short: SHORT[name] }) }] as const,
  );
  const { tokens, positionals } = parseArgs({
    args: words,
    options: Object.fromEntries(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = options.find(({ name }) => name === token.name);
    if (option === undefined)
      throw wrong(
        command,
        `Unknown option ${token.rawName}.${await suggestion(
          token.name,
          options.map(({ name }) => name),
          "--",
        )}`,
      );
    if (option.value && !token.value) throw wrong(command, `--${option.name} requires a value: --${option.name} ${option.value}.`);
    if (!option.value && token.value !== undefined) throw wrong(command, `--${option.name} does not take a value.`);
    given.set(option.name, [...(given.get(option.name) ?? []), token.value ?? ""]);
  }
  const values = (name: string): string[] => given.get(name) ?? [];
  return { files: positionals, has: (name) => given.has(name), value: (name) => values(name).at(-1), values };
}

/** Returns an error that refers to the help of the command. */
export function wrong(command: Pick<Command, "name">, message: string): WrongCall {
  return new WrongCall(message, `Run "target-groups ${command.name} --help" for its options.\n`);
}

/** Returns the help of a command. */
export function help({ name, usage, summary, options, notes }: Command): string {
  const rows = [...options, ...COMMON].map(
    (option) => [`  --${option.name}${option.value ? ` ${option.value}` : ""}`, option.summary] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const lines = rows.map(([left, right]) => left.padEnd(width) + right.replaceAll("\n", `\n${" ".repeat(width)}`));
  return `Usage: target-groups ${name} ${usage}\n\n${summary}\n\nOptions:\n${lines.join("\n")}\n\n${notes}`;
}

/** Reads a whole number in digits. Throws `WrongCall` for other text and for a number above the maximum. */
export function wholeNumber(command: Pick<Command, "name">, option: string, text: string, max: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number <= max) return number;
  throw wrong(command, `--${option} must be a whole number from 0 to ${max}, found "${text}".`);
}
