// Numbers as people type them, and as a plan has them.

/** More digits than these are kept as text, which a plan takes for a number too. */
const SAFE_DIGITS = 15;

/** A number where the text is one; else the text, of which the package says what is wrong. */
export function toNumber(text: string): number | string {
  const typed = text.trim();
  const isNumber = /^-?\d+(\.\d+)?$/.test(typed) && typed.replace(/\D/g, "").length <= SAFE_DIGITS;
  return isNumber ? Number(typed) : typed;
}

/**
 * "2, 3, 5" as a list. A comma right between digits is taken for no border: "5,000" may well mean five thousand, and is a mistake
 * that must be mended rather than two numbers that nobody meant.
 */
export function toNumbers(text: string): (number | string)[] {
  return text
    .split(/[;\s]+|,(?=\s|$)/u)
    .filter((part) => part !== "")
    .map(toNumber);
}

export function inWords(numbers: readonly unknown[]): string {
  return numbers.map(String).join(", ");
}

/** Digits that a comma joins or parts, nobody knows which. */
export function hasDoubtfulComma(text: string): boolean {
  return /\d,\d/.test(text);
}
