// validateStream of the built package.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validateMany, validateStream } from "target-groups";
import { sourceModule } from "./support.mjs";

const request = (name) => JSON.stringify({ name, targets: [{ name: "t", targetType: "COUNT" }] });

async function all(source, options) {
  const whole = { valid: true, items: 0, counts: {}, faulty: [], parts: 0, allNames: true };
  for await (const { valid, items, counts, faulty, allNames } of validateStream(source, options)) {
    whole.parts++;
    whole.valid &&= valid;
    whole.items += items;
    whole.allNames &&= allNames;
    whole.faulty.push(...faulty);
    for (const [code, count] of Object.entries(counts)) whole.counts[code] = (whole.counts[code] ?? 0) + count;
  }
  return whole;
}

/** Returns the bytes in pieces of this size. */
function* pieces(text, size) {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

const names = ["a", "Ä😀", " ", 'with "quotes" \\ and ]},{[', "A", "__proto__", "ä😀", "__PROTO__", "b"];
const batches = {
  lines: `${names.map(request).join("\r\n\r\n")}\n{"name": }\n  \n${request("z")}`,
  "an array": `\n[\n  ${names.map(request).join(" ,\r\n  ")},\n 7, "]", {"name": "x"}]  \n`,
  "an empty array": " [ ] ",
  nothing: "",
};

test("a stream gives the same report as the whole text, in pieces of any size", async (t) => {
  for (const [name, text] of Object.entries(batches))
    await t.test(name, async () => {
      const { valid, items, counts, faulty } = validateMany(text);
      for (const size of [1, 2, 3, 7, 64, 100_000]) {
        const { parts, allNames, ...stream } = await all(pieces(text, size));
        assert.deepEqual(stream, { valid, items, counts, faulty }, `in pieces of ${size}`);
        assert.ok(parts <= 1 && allNames);
      }
    });
});

test("positions and names continue across parts", async () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => request(index === 29_000 ? "GROUP 7" : `group ${index}😀`))
    .join("\n")
    .replace("group 7😀", "group 7");
  const { valid, items, counts, faulty } = validateMany(lines);
  const { parts, ...stream } = await all(pieces(lines, 65_536));
  assert.deepEqual(stream, { valid, items, counts, faulty, allNames: true });
  assert.ok(parts > 1);
  assert.deepEqual(
    faulty.map(({ index, diagnostics }) => [index, diagnostics.find(({ code }) => code === "name-repeated").params.index]),
    [[29_000, 7]],
  );
});

test("the same for a long array", async () => {
  const array = `[${Array.from({ length: 30_000 }, (_, index) => request(`group ${index}`)).join(",\n")},\n{}]`;
  const { items, faulty, parts } = await all(pieces(array, 65_536));
  assert.deepEqual([items, faulty.length, faulty[0].index, faulty[0].line, parts > 1], [30_001, 1, 30_000, 30_001, true]);
});

test("accepts text, bytes, web streams and Node streams", async () => {
  const { Readable } = await import("node:stream");
  const text = batches.lines;
  const expected = await all([text]);
  for (const source of [
    pieces(text, 5),
    new Response(text).body,
    Readable.from([text.slice(0, 5), text.slice(5)]),
    new Blob([text]).stream(),
  ])
    assert.deepEqual(await all(source), expected);
});

test("an invalid item of an array affects no others", async (t) => {
  const cases = {
    "a broken element": [`[${request("a")}, {"name": }, ${request("b")}]`, 3, [[1, "json-syntax"]]],
    "a text that is never closed ends with its line": [
      `[${request("a")}, {"name": "b},\n "d": 1},\n ${request("c")}]`,
      3,
      [[1, "json-syntax"]],
    ],
    "a missing element": [`[${request("a")},, ${request("b")}]`, 3, [[1, "json-syntax"]]],
    "a comma at the end": [`[${request("a")},]`, 2, [[1, "json-syntax"]]],
    "a missing comma": [`[${request("a")} ${request("b")}]`, 1, [[0, "json-syntax"]]],
    "no end": [`[${request("a")}, ${request("b")}`, 2, [[2, "json-syntax"]]],
    "no end and no element": ["[", 0, [[0, "json-syntax"]]],
    "something after the end": [`[${request("a")}]\n x`, 1, [[1, "json-syntax"]]],
  };
  for (const [name, [text, items, faulty]] of Object.entries(cases))
    await t.test(name, async () => {
      for (const size of [1, 1000]) {
        const report = await all(pieces(text, size));
        assert.deepEqual(
          [
            report.items,
            report.valid,
            report.faulty.map(({ index, diagnostics }) => [index, diagnostics.find(({ code }) => code === "json-syntax")?.code]),
          ],
          [items, false, faulty],
        );
      }
    });
  const [
    {
      diagnostics: [{ range }],
    },
  ] = (await all([cases["something after the end"][0]])).faulty;
  assert.deepEqual([range.line, range.column], [2, 2]);
  assert.equal(cases["something after the end"][0].slice(range.from, range.to), "x");
});

test("invalid UTF-8 is an error of its item only", async () => {
  const bytes = Buffer.concat([Buffer.from(`${request("a")}\n{"name": "`), Buffer.from([0xff]), Buffer.from(`"}\n${request(" ")}\n`)]);
  const { items, faulty } = await all([bytes]);
  assert.deepEqual([items, faulty.map(({ line }) => line)], [3, [2, 3]]);
});

test("ignores a byte order mark, in pieces of any size", async () => {
  for (const size of [1, 2, 3, 4, 50]) {
    const { valid, items } = await all(pieces(`\ufeff[${request("a")}]`, size));
    assert.deepEqual([valid, items], [true, 1]);
  }
});

test("`form` is an option, and the other options are those of validate", async () => {
  assert.deepEqual((await all([`[${request("a")}]\n`], { form: "lines" })).counts["wrong-type"], 1);
  assert.ok((await all([request(" ")], { rules: { "name-blank": "off" } })).valid);
  assert.equal((await all(['{"name":"a"}'], { limits: { bytes: 5 } })).counts["too-large"], 1);
});

test("rejects other sources and invalid options", async () => {
  for (const source of ["text", new Uint8Array(), 5, null, undefined, {}])
    assert.throws(() => validateStream(source), { code: "invalid-input" });
  for (const options of [{ form: "rows" }, { rule: {} }, 5])
    assert.throws(() => validateStream([""], options), { name: "TargetGroupsError", code: "invalid-options" });
  await assert.rejects(all([5]), { code: "invalid-input" });
});

test("stopping to read cancels the source", async () => {
  let ended = false;
  async function* endless() {
    try {
      for (;;) yield `${request("a")}\n`;
    } finally {
      ended = true;
    }
  }
  for await (const { items } of validateStream(endless())) {
    assert.ok(items > 1000);
    break;
  }
  assert.ok(ended);
});

test("remembers a million names, and says when it forgets more", async () => {
  const { NameTable, MAX_NAMES } = await sourceModule("stream/names.ts");
  const seen = new NameTable();
  const hash = (index) => [Math.imul(index, 0x9e3779b1) >>> 0, index];
  for (let index = 0; index < MAX_NAMES; index++) assert.ok(seen.add(hash(index), index));
  assert.ok(!seen.add(hash(MAX_NAMES), MAX_NAMES));
  assert.deepEqual([seen.size, seen.get(hash(MAX_NAMES)), seen.get([0, 1])], [MAX_NAMES, undefined, undefined]);
  for (let index = 0; index < MAX_NAMES; index += 997) assert.equal(seen.get(hash(index)), index);
});

test("blank input takes linear time, in pieces of any size", async () => {
  const time = async (count) => {
    const blank = new Uint8Array([0x20]);
    const start = performance.now();
    const { items } = await all(Array.from({ length: count }, () => blank));
    assert.equal(items, 0);
    return performance.now() - start;
  };
  await time(1000);
  const [few, many] = [await time(20_000), await time(400_000)];
  assert.ok(many < 60 * Math.max(few, 5), `${few} ms, then ${many} ms`);
});

test("bytes after an array are read and reported once", async () => {
  const text = `[${request("a")}] ${"x".repeat(3_000_000)}`;
  const { items, faulty } = await all(pieces(text, 65_536));
  assert.deepEqual([items, faulty.length, faulty[0].diagnostics.length], [1, 1, 1]);
});
