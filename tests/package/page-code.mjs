// The code blocks of documentation pages, and the output that their comments promise.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./support.mjs";

/** Returns the text of a file of the project. */
export const pageText = (file) => readFileSync(join(root, file), "utf8");

/** Returns the code blocks of a text: the words behind the opening fence, and the code. */
export const blocksOf = (text) => [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(([, info, code]) => ({ info, code }));

/** Returns the code blocks of a text whose language is `language`. */
export const codeOf = (text, language) => blocksOf(text).flatMap(({ info, code }) => (info === language ? [code] : []));

/** Returns the expected output: the comments behind or below the lines with `console.log`. */
export function expectedLines(code) {
  const lines = code.split("\n");
  return lines.flatMap((line, index) => {
    if (!line.includes("console.log(")) return [];
    const behind = /; \/\/ (.*)$/.exec(line)?.[1];
    if (behind !== undefined) return [behind];
    const below = [];
    for (let next = index + 1; lines[next]?.trimStart().startsWith("// "); next++) below.push(lines[next].trimStart().slice(3));
    return below;
  });
}
