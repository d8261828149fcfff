// What a command can be told, and what it was told.

import { parseArgs } from "node:util";
import { suggestion } from "./suggestion.js";

/** An option of a command. Without a value it is a switch. */
export interface Option {
  name: string;
  /** What the value stands for, in capitals. */
  value?: string;
  about: string;
}

export interface Command {
  name: string;
  /** What stands after the name. */
  usage: string;
  about: string;
  options: readonly Option[];
  /** More that is worth knowing, in lines. */
  notes: string;
  run(call: Call): Promise<number>;
}

/** What a command was told. */
export interface Call {
  files: string[];
  has(name: string): boolean;
  /** The value that was given last. */
  value(name: string): string | undefined;
  values(name: string): string[];
}

/** The command was called wrongly, or something that it needs cannot be had: exit code 2. */
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
  { name: "help", about: "this" },
  { name: "version", about: "the version of this package" },
];
const SHORT: Record<string, string> = { help: "h", version: "V" };

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
        `There is no option ${token.rawName}.${await suggestion(
          token.name,
          options.map(({ name }) => name),
          "--",
        )}`,
      );
    if (option.value && !token.value) throw wrong(command, `--${option.name} needs a value: --${option.name} ${option.value}.`);
    if (!option.value && token.value !== undefined) throw wrong(command, `--${option.name} takes no value.`);
    given.set(option.name, [...(given.get(option.name) ?? []), token.value ?? ""]);
  }
  const values = (name: string): string[] => given.get(name) ?? [];
  return { files: positionals, has: (name) => given.has(name), value: (name) => values(name).at(-1), values };
}

export function wrong(command: Pick<Command, "name">, message: string): WrongCall {
  return new WrongCall(message, `target-groups ${command.name} --help says what it can be told.\n`);
}

export function help({ name, usage, about, options, notes }: Command): string {
  const rows = [...options, ...COMMON].map(
    (option) => [`  --${option.name}${option.value ? ` ${option.value}` : ""}`, option.about] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const lines = rows.map(([left, right]) => left.padEnd(width) + right.replaceAll("\n", `\n${" ".repeat(width)}`));
  return `Usage: target-groups ${name} ${usage}\n\n${about}\n\nOptions:\n${lines.join("\n")}\n\n${notes}`;
}

/** A number that is written in digits only. */
export function wholeNumber(command: Pick<Command, "name">, option: string, text: string, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number <= most) return number;
  throw wrong(command, `--${option} is a whole number from 0 to ${most}, not "${text}".`);
}
