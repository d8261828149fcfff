// The word that was probably meant.

/** " Did you mean …?" when one of the words is close. Loads the package only when a word is misspelt. */
export async function suggestion(typed: string, words: string[], prefix = ""): Promise<string> {
  await import("../node.js");
  const [glue, { call }] = await Promise.all([import("../glue.js"), import("../instance.js")]);
  const word = call<string | null>(
    () => glue.nearest(typed, JSON.stringify(words)),
    () => null,
  );
  return word === null ? "" : ` Did you mean ${prefix}${word}?`;
}
