// The function `fixAll`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fixAll, validate } from "target-groups";
import { published } from "./support.mjs";

test("applies all safe fixes, and names them", () => {
  const text = `{"name" "a" 'targetEvaluationType': "FIXED_CALENDAR_WINDOW", // window\n"targets": [{"name": "t", "targetType": "COUNT", "targetEntity": "event"}],}`;
  const fixed = fixAll(text);
  assert.equal(
    fixed.text,
    `{"name": "a", "targetEvaluationType": "FIXED_CALENDAR_WINDOW",\n"targets": [{"name": "t", "targetType": "COUNT", "targetEntity": "EVENT"}]}`,
  );
  assert.deepEqual(fixed.titles.toSorted(), [
    "Change to EVENT",
    "Insert a colon",
    "Insert a comma",
    "Remove the comma",
    "Remove the comment",
    "Use straight double quotes",
  ]);
  assert.equal(validate(fixed.text).diagnostics.filter(({ fix }) => fix?.kind === "safe").length, 0);
});

test("leaves choices to a person, and text without safe fixes as it is", () => {
  for (const text of ["", "note", '{"name": }']) assert.deepEqual(fixAll(text), { text, edits: [], titles: [] });
  const once = fixAll(published("count.request"));
  assert.deepEqual(fixAll(once.text), { text: once.text, edits: [], titles: [] });
});

test("keeps lone surrogates, and counts in UTF-16", () => {
  const { text, edits } = fixAll('{"\ud83d": "😀" "b": 1}');
  assert.deepEqual([text, edits], ['{"\ud83d": "😀", "b": 1}', [{ from: 10, to: 10, insert: "," }]]);
});

test("a switched-off rule is not fixed", () => {
  const text = '{"name": "a", "targets": [{"name": "t", "targetType": "COUNT", "targetEntity": "event"}]}';
  assert.equal(fixAll(text, { rules: { "enum-spelling": "off" } }).text, text);
});
