// Suggests a correction for a misspelled word.

/** Returns " Did you mean …?" if one of the words is similar. Only loads the package when it is called. */
export async function suggestion(typed: string, words: string[], prefix = ""): Promise<string> {
  await import("../node.js");
  const { call, glue } = await import("../internals.js");
  const word = call<string | null>(
    () => glue.nearest(typed, JSON.stringify(words)),
    () => null,
  );
  return word === null ? "" : ` Did you mean ${prefix}${word}?`;
}
