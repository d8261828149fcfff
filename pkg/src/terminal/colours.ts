// Colours, where somebody sees them and has not forbidden them.

import { styleText } from "node:util";

export type Paint = (colour: "red" | "yellow" | "blue" | "green" | "bold" | "dim", text: string) => string;

/** For this stream: NO_COLOR and a terminal that knows none are respected. */
export function painter(stream: { isTTY?: boolean }, { NO_COLOR, TERM }: NodeJS.ProcessEnv = process.env): Paint {
  const colours = stream.isTTY === true && !NO_COLOR && TERM !== "dumb";
  return (colour, text) => (colours ? styleText(colour, text, { validateStream: false }) : text);
}
