/** Returns a number with its noun: "1 error", "2 errors". */
export function plural(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}
