// Converts typed numbers to values of a plan.

/** Numbers with more digits are kept as text, which a plan accepts too. */
const MAX_DIGITS = 15;

/** Converts text to a number. Returns other text unchanged, so that the package reports it. */
export function toNumber(text: string): number | string {
  const typed = text.trim();
  const isNumber = /^-?\d+(\.\d+)?$/.test(typed) && typed.replace(/\D/g, "").length <= MAX_DIGITS;
  return isNumber ? Number(typed) : typed;
}

/**
 * Splits a list such as "2, 3, 5". A comma between two digits does not separate numbers, because "5,000" may mean five thousand. It is
 * reported as an error.
 */
export function toNumbers(text: string): (number | string)[] {
  return text
    .split(/[;\s]+|,(?=\s|$)/u)
    .filter((part) => part !== "")
    .map(toNumber);
}

export function listOf(numbers: readonly unknown[]): string {
  return numbers.map(String).join(", ");
}

/** Returns whether a comma is between two digits, so that its meaning is unclear. */
export function hasAmbiguousComma(text: string): boolean {
  return /\d,\d/.test(text);
}
