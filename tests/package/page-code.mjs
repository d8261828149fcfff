// The code in a page of the documentation, and the output that its comments name.

/** Returns the code blocks of a page whose language is `info`. */
export const blocksOf = (page, info) =>
  [...page.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].filter(([, language]) => language === info).map(([, , code]) => code);

/** Returns the expected output: the comments behind or below the lines with `console.log`. */
export function expectedLines(code) {
  const lines = code.split("\n");
  return lines.flatMap((line, index) => {
    if (!line.includes("console.log(")) return [];
    const behind = /; \/\/ (.*)$/.exec(line)?.[1];
    if (behind !== undefined) return [behind];
    const below = [];
    for (let next = index + 1; lines[next]?.startsWith("// "); next++) below.push(lines[next].slice(3));
    return below;
  });
}
