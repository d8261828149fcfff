// Pages in docs/: the code prints what the comments say.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { root } from "./support.mjs";

/** Returns the blocks of code on a page, each with its heading. */
function blocksOf(page) {
  const sections = readFileSync(join(root, `docs/${page}.md`), "utf8").split(/^##? /m);
  return sections.flatMap((section) => {
    const title = section.slice(0, section.indexOf("\n"));
    return [...section.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code], index) => ({ title: `${title} ${index + 1}`, code }));
  });
}

/** Returns the expected output: the comments behind or below the lines with `console.log`. */
function expectedLines(code) {
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

for (const [page, least] of [
  ["sending", 8],
  ["promotions", 1],
])
  describe(`docs/${page}.md`, () => {
    const blocks = blocksOf(page);
    test("has code", () => assert.ok(blocks.length >= least));
    for (const { title, code } of blocks)
      test(title, () => {
        const run = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
          cwd: join(root, "tests/package"),
          encoding: "utf8",
        });
        assert.equal(run.status, 0, run.stderr);
        assert.deepEqual(run.stdout.trim().split("\n"), expectedLines(code));
      });
  });
