// Colours for terminals.

import { styleText } from "node:util";

export type Paint = (colour: "red" | "yellow" | "blue" | "green" | "bold" | "dim", text: string) => string;

/** Returns a function that colours text, unless the stream is not a terminal, NO_COLOR is set, or the terminal has no colours. */
export function painter(stream: { isTTY?: boolean }, { NO_COLOR, TERM }: NodeJS.ProcessEnv = process.env): Paint {
  const colours = stream.isTTY === true && !NO_COLOR && TERM !== "dumb";
  return (colour, text) => (colours ? styleText(colour, text, { validateStream: false }) : text);
}
