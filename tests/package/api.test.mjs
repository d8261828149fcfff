// The public types change only together with the API report in pkg/api.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileOf, reports } from "../api-report.mjs";

for (const [name, text] of Object.entries(reports()))
  test(`the public declarations of ${name} are those of the report`, () => {
    const report = readFileSync(fileOf(name), "utf8");
    assert.ok(text === report, difference(report, text));
  });

test("target-groups/inline has the declarations of target-groups, except for how it is loaded", () => {
  const without = (text) => text.split("\n## ").filter((section) => !/^(default|initSync)\n/.test(section));
  const { main, inline } = reports({ main: "browser.d.ts", inline: "inline.d.ts" });
  assert.deepEqual(without(inline).slice(1), without(main).slice(1));
});

/** Names the first line that differs, and the command that updates the report. */
function difference(report, text) {
  const [old, current] = [report, text].map((it) => it.split("\n"));
  const index = current.findIndex((line, index) => line !== old[index]);
  return `The public types changed. Was: ${old[index]}\nIs: ${current[index]}\nIf that is intended, run \`cargo xtask api\` and name it in CHANGELOG.md.`;
}
