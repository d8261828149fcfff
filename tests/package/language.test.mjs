// `complete` and `hover` of the built package, with the cases of the Rust tests.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { complete, hover } from "target-groups";
import { published } from "./support.mjs";

const data = (file) => readFileSync(new URL(`../data/language/${file}`, import.meta.url), "utf8");
const catalogue = JSON.parse(data("events.json"));

/** A case has a text with the cursor as `|`, the labels, and the text after the first completion. */
const cases = data("complete.txt")
  .split("\n\n")
  .slice(1)
  .map((block) => {
    const [marked, labels, applied] = block
      .trimEnd()
      .split("\n")
      .filter((line) => !line.startsWith("#"));
    const names = labels.split(" ").filter((label) => label !== "-");
    const open = names.at(-1) === "…";
    return {
      marked,
      text: marked.replace("|", ""),
      offset: marked.indexOf("|"),
      labels: open ? names.slice(0, -1) : names,
      open,
      applied: applied?.slice(3),
    };
  });

/** Returns the text after a completion, with its selection between `‹` and `›`. */
function applied(text, { from, to, insert, select }) {
  const written = `${insert.slice(0, select.from)}‹${insert.slice(select.from, select.to)}›${insert.slice(select.to)}`;
  return text.slice(0, from) + written + text.slice(to);
}

describe("offers the completions of each case", () => {
  for (const { marked, text, offset, labels, open, applied: expected } of cases)
    test(marked, () => {
      const completions = complete(text, offset, { catalogue });
      const found = completions.map(({ label }) => label);
      assert.deepEqual(open ? found.slice(0, labels.length) : found, labels);
      assert.equal(completions[0] && applied(text, completions[0]), expected);
    });
});

test("a completion has all properties", () => {
  assert.deepEqual(complete('{"é": 1, "targets": [{"targetTy"}]}', 31)[1], {
    label: "targetType",
    kind: "field",
    detail: "enum, required",
    documentation: "How the goal is measured. To sum an attribute of the event, use `EVENT_ATTRIBUTE` and `extendedFieldInfo`.",
    from: 22,
    to: 32,
    insert: '"targetType": ""',
    select: { from: 15, to: 15 },
  });
});

test("describes fields and values", () => {
  assert.deepEqual(hover('{"é😀": "😀",\n "combinationType": "ANY"}', 37), {
    range: { from: 34, to: 39, line: 2, column: 21 },
    pointer: "/combinationType",
    title: "combinationType",
    meaning: "Defines if customers must meet all targets of a unified group, or any one of them.",
    kind: "enum",
    need: "optional",
    source: { title: "API reference: other pages on target groups" },
    words: [
      { value: "ALL", meaning: "All of them.", chosen: false },
      { value: "ANY", meaning: "Any one of them.", chosen: true },
    ],
  });
  const { maxLength, source } = hover('{"name', 4);
  assert.equal(maxLength, 200);
  assert.equal(source.address, "https://docs.capillarytech.com/reference/create-target-group-based-on-behavioural-event");
  assert.equal(hover('{"unknown": 1}', 4), undefined);
});

test("works at every offset of every prefix of a published body", () => {
  const body = published("count.request").replaceAll("\n", "");
  for (let length = 0; length <= body.length; length++) {
    const text = body.slice(0, length);
    for (let offset = 0; offset <= length; offset++) {
      for (const { from, to } of complete(text, offset)) assert.ok(from <= offset && offset <= to);
      const about = hover(text, offset);
      assert.ok(about === undefined || (about.range.from <= offset && offset <= about.range.to));
    }
  }
});

test("a completion of valid JSON gives valid JSON", () => {
  const text = published("sum.request");
  for (let offset = 0; offset <= text.length; offset++)
    for (const completion of complete(text, offset, { catalogue })) JSON.parse(applied(text, completion).replace(/[‹›]/g, ""));
});

test("moves an offset outside of the text to the nearest end", () => {
  const text = '{"name": "x", "active": true, ';
  for (const offset of [Infinity, 1e300, 2 ** 32, text.length + 1, text.length + 0.5])
    assert.deepEqual(complete(text, offset), complete(text, text.length), offset);
  for (const offset of [-Infinity, -1, NaN, -0, 0.9]) assert.deepEqual(complete(text, offset), complete(text, 0), offset);
  assert.deepEqual(hover(text, 3.9), hover(text, 3));
  assert.deepEqual(complete('{"\ud800": 1, "combinationType": }', 28)[0].from, 28, "a lone surrogate is one unit");
});

test("rejects invalid calls", () => {
  const refuses = (code, call) => assert.throws(call, { name: "TargetGroupsError", code });
  for (const text of [undefined, null, 1, {}, new Uint8Array(2)]) {
    refuses("invalid-input", () => complete(text, 0));
    refuses("invalid-input", () => hover(text, 0));
  }
  for (const offset of [undefined, null, "1", {}, 1n]) {
    refuses("invalid-input", () => complete("{}", offset));
    refuses("invalid-input", () => hover("{}", offset));
  }
  const cycle = {};
  cycle.self = cycle;
  for (const wrong of [5, "events", null, {}, { events: [] }, { data: null, errors: [{ code: 1 }] }, () => 1, cycle, 1n, new Date()])
    refuses("invalid-options", () => complete("{}", 1, { catalogue: wrong }));
  for (const options of [
    null,
    5,
    "x",
    { events: [] },
    {
      get catalogue() {
        throw new Error("locked");
      },
    },
  ])
    refuses("invalid-options", () => complete("{}", 1, options));
});

test("accepts a catalogue as a response, its data, or undefined", () => {
  const text = '{"targets": [{"eventName": "';
  const names = (catalogue) => complete(text, text.length, { catalogue }).map(({ label }) => label);
  const ofTheEngine = names(undefined);
  assert.ok(ofTheEngine.includes("TransactionAdd"));
  assert.deepEqual(names(catalogue), ["Walk", "added-To_Cart", ...ofTheEngine, "Draft", "Internal"]);
  assert.deepEqual(names(catalogue.data), names(catalogue));
  assert.deepEqual(names({ data: [] }), names(undefined));
});
