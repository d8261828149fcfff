// docs/sending.md: the code prints what the comments say.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { codeOf, expectedLines, pageText } from "./page-code.mjs";
import { root } from "./support.mjs";

const sections = pageText("docs/sending.md")
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    title: section.slice(0, section.indexOf("\n")),
    blocks: codeOf(section, "js"),
  }));

test("the page has code", () => assert.ok(sections.flatMap(({ blocks }) => blocks).length >= 8));

for (const { title, blocks } of sections)
  for (const [index, code] of blocks.entries())
    test(`${title} ${index + 1}`, () => {
      const run = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
        cwd: join(root, "tests/package"),
        encoding: "utf8",
      });
      assert.equal(run.status, 0, run.stderr);
      assert.deepEqual(run.stdout.trim().split("\n"), expectedLines(code));
    });
