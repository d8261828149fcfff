// Colours for terminals.

import { styleText } from "node:util";

export type Paint = (colour: "red" | "yellow" | "blue" | "green" | "bold" | "dim", text: string) => string;

/**
 * Returns a function that colours text. NO_COLOR turns colours off. FORCE_COLOR turns them on, and 0 or false off. Otherwise a terminal
 * has colours, unless it is a dumb one.
 */
export function painter(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv = process.env): Paint {
  const colours = hasColours(stream.isTTY === true, environment);
  return (colour, text) => (colours ? styleText(colour, text, { validateStream: false }) : text);
}

function hasColours(isTerminal: boolean, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return !["0", "false"].includes(FORCE_COLOR);
  return isTerminal && TERM !== "dumb";
}
