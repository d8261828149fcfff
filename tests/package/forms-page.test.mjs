// docs/forms.md: the code prints what the comments say. Code for other packages runs in tests/environments/forms.mjs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { codeOf, expectedLines } from "./page-code.mjs";
import { root } from "./support.mjs";

const blocks = codeOf(readFileSync(join(root, "docs/forms.md"), "utf8"), "js");
assert.ok(blocks.length >= 4);

for (const [index, code] of blocks.entries())
  test(`block ${index + 1}`, () => {
    const run = spawnSync(process.execPath, ["--input-type=module", "--eval", code], { cwd: import.meta.dirname, encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(run.stdout.trim().split("\n"), expectedLines(code));
  });
