// The commands `target-groups fix` and `target-groups fmt`.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, edit, fromTemplate } from "target-groups";
import { published } from "./support.mjs";
import { folderWith, run } from "./terminal.mjs";

const fine = `${build(fromTemplate("times-a-month").text).text}\n`;
const body = JSON.parse(fine);
const compact = JSON.stringify(body);
/** A request with a comma too many, single quotes, and a missing bracket at the end. */
const damaged = `${fine
  .trimEnd()
  .replace(/"name"/, "'name'")
  .replace(/\}$/, ",")}\n`;

test("fix repairs damaged JSON and applies the other safe fixes", async () => {
  const untidy = fine.replace('"name"', '"description": null, "name"').replace('"active": true', '"active": "true"');
  const { cwd, read, run } = folderWith({ "damaged.json": damaged, "untidy.json": untidy, "fine.json": fine });
  chmodSync(join(cwd, "damaged.json"), 0o640);
  const untouched = statSync(join(cwd, "fine.json")).mtimeMs;
  assert.throws(() => JSON.parse(damaged), SyntaxError);
  const { code, stdout, stderr } = await run(["fix", "damaged.json", "untidy.json", "fine.json"]);
  assert.equal(code, 0, stdout + stderr);
  assert.match(stderr, /^damaged\.json: applied [23] fixes\.\nuntidy\.json: applied 2 fixes\.\nfine\.json: applied 0 fixes\.\n$/);
  for (const file of ["damaged.json", "untidy.json"]) assert.deepEqual(JSON.parse(read(file)), body, file);
  assert.equal(read("fine.json"), fine);
  assert.equal(statSync(join(cwd, "fine.json")).mtimeMs, untouched);
  assert.equal(statSync(join(cwd, "damaged.json")).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(cwd).sort(), ["damaged.json", "fine.json", "untidy.json"], "nothing is left behind");
});

test("fix makes the same changes as validate --fix, and says what remains", async () => {
  const text = '{\n  "name": "n",\n  "nane": 1,\n  "targets": [{ "name": "t ", }]\n';
  const { read, run } = folderWith({ "a.json": text, "b.json": text });
  const fixed = await run(["fix", "a.json"]);
  const validated = await run(["validate", "--fix", "b.json"]);
  assert.equal(fixed.code, 1);
  assert.equal(read("a.json"), read("b.json"));
  assert.deepEqual([fixed.code, fixed.stdout], [validated.code, validated.stdout.replaceAll("b.json", "a.json")]);
  const { name, targets } = JSON.parse(read("a.json"));
  assert.deepEqual([name, targets[0].name], ["n", "t"]);
  assert.match(fixed.stdout, /a\.json:3:\d+: .*\[unknown-field\] \/nane/);
  assert.match(fixed.stdout, /^a\.json: \d+ errors?, /m);
  const again = await run(["fix", "a.json"]);
  assert.match(again.stderr, /^a\.json: applied 0 fixes\.$/m);
});

test("fix does not apply a repair that asks", async () => {
  const text = '{"name": "n", "active": }';
  const { read, run } = folderWith({ "a.json": text });
  const { code, stdout, stderr } = await run(["fix", "a.json"]);
  assert.deepEqual([code, read("a.json"), stderr], [1, text, "a.json: applied 0 fixes.\n"]);
  assert.match(stdout, /\[json-syntax\]/);
});

test("fix with - writes only the text to standard output", async () => {
  const { run } = folderWith({});
  const { code, stdout, stderr } = await run(["fix", "-"], { input: `\ufeff${damaged}` });
  assert.equal(code, 0, stderr);
  assert.ok(stdout.startsWith("\ufeff"));
  assert.deepEqual(JSON.parse(stdout.slice(1)), body);
  assert.match(stderr, /^<stdin>: applied \d fixes\.$/m);
  assert.match(stderr, /^<stdin>: .*(no problems|warning|hint)/m);
});

test("fix of many requests, in folders and patterns", async () => {
  const lines = `${compact.replace('"active":true', '"active":"true"')}\n\n${compact.replace(body.name, "Other")}\n`;
  const { cwd, read, run } = folderWith({ "lines.ndjson": lines, "notes.txt": damaged });
  mkdirSync(join(cwd, "sub"));
  writeFileSync(join(cwd, "sub/a.json"), damaged);
  writeFileSync(join(cwd, "sub/b.json"), damaged);
  assert.equal((await run(["fix", "sub/a*.json"])).code, 0);
  assert.deepEqual([JSON.parse(read("sub/a.json")), read("sub/b.json")], [body, damaged]);
  assert.equal((await run(["fix", "."])).code, 0);
  assert.deepEqual([JSON.parse(read("sub/b.json")), read("notes.txt")], [body, damaged]);
  assert.equal(read("lines.ndjson"), lines.replace('"true"', "true"));
});

test("fmt lays out and keeps keys, numbers and duplicates", async () => {
  const text = '{"b":1.0,"a":[1e2,{},[ ],"\\u00e9 [,] \\" \\\\"],"b":-0.00,"c":{"d":[true,null]}}';
  const expected = `{
  "b": 1.0,
  "a": [
    1e2,
    {},
    [],
    "\\u00e9 [,] \\" \\\\"
  ],
  "b": -0.00,
  "c": {
    "d": [
      true,
      null
    ]
  }
}
`;
  const { cwd, read, run } = folderWith({ "a.json": text, "done.json": expected, "crlf.json": "\ufeff{\r\n}\r\n", "one.json": " 12" });
  chmodSync(join(cwd, "a.json"), 0o640);
  const { code, stdout, stderr } = await run(["fmt", "a.json", "done.json", "crlf.json", "one.json"]);
  assert.deepEqual([code, stdout, stderr], [0, "a.json: formatted.\ncrlf.json: formatted.\none.json: formatted.\n", ""]);
  assert.deepEqual([read("a.json"), read("done.json")], [expected, expected]);
  assert.deepEqual([read("crlf.json"), read("one.json")], ["\ufeff{}\r\n", "12\n"]);
  assert.equal(statSync(join(cwd, "a.json")).mode & 0o777, 0o640);
  assert.deepEqual(await run(["fmt", "a.json", "done.json"]), { code: 0, stdout: "", stderr: "" });
  assert.deepEqual(await run(["fmt", "-"], { input: text }), { code: 0, stdout: expected, stderr: "" });
});

test("the layout is that of JSON.stringify and of the package", async () => {
  const layout = async (input) => (await run(["fmt", "-"], { input })).stdout;
  for (const text of [published("count.request"), published("sum.request"), published("sum.answer"), '[[],[[]],{},{"":{}}]', '"a"', "null"])
    assert.equal(await layout(text), `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  assert.equal(await layout(compact), fine);
  const { edits } = edit('{\n  "a": 1\n}', [{ pointer: "/b", value: { c: [1, {}] } }]);
  assert.ok((await layout('{"a":1,"b":{"c":[1,{}]}}')).endsWith(`${edits[0].insert}\n}\n`));
});

test("fmt refuses text that is not JSON, and names the first fault", async () => {
  const files = {
    "damaged.json": '{\n  "name": "n",\n  active: true\n}\n',
    "empty.json": "",
    "bytes.json": Buffer.from([0x22, 0xff, 0x22]),
  };
  const { cwd, read, run } = folderWith({ ...files, "ugly.json": "{ }" });
  const { code, stdout, stderr } = await run(["fmt", "damaged.json", "bytes.json", "empty.json", "ugly.json"]);
  assert.deepEqual([code, stdout], [1, "ugly.json: formatted.\n"]);
  const [first, second, third] = stderr.split("\n");
  assert.match(first, /^target-groups: damaged\.json:3:3: not JSON: .+ Run "target-groups fix damaged\.json" to repair it\.$/);
  assert.match(second, /^target-groups: bytes\.json.*: not JSON: .+UTF-8/);
  assert.match(third, /^target-groups: empty\.json.*: not JSON: ./);
  assert.equal(read("damaged.json"), files["damaged.json"]);
  assert.equal(read("empty.json"), "");
  assert.deepEqual(await run(["fmt", "-"], { input: '{"a" 1}' }).then(({ code, stdout }) => [code, stdout]), [1, ""]);
  assert.deepEqual(readdirSync(cwd).sort(), ["bytes.json", "damaged.json", "empty.json", "ugly.json"]);
});

test("fmt --check lists the files that would change, and writes nothing", async () => {
  const { cwd, read, run } = folderWith({ "a.json": compact, "done.json": "{}\n", "lines.ndjson": `${compact}\n` });
  mkdirSync(join(cwd, "sub"));
  writeFileSync(join(cwd, "sub/b.json"), "[1]");
  assert.deepEqual(await run(["fmt", "--check", "."]), { code: 1, stdout: `a.json\n${join("sub", "b.json")}\n`, stderr: "" });
  assert.deepEqual([read("a.json"), read("sub/b.json")], [compact, "[1]"]);
  assert.deepEqual(await run(["fmt", "--check", "*.ndjson", "done.json"]), { code: 0, stdout: "", stderr: "" });
  assert.deepEqual(await run(["fmt", "--check", "-"], { input: "[1]" }), { code: 1, stdout: "<stdin>\n", stderr: "" });
  assert.equal((await run(["fmt", "**/*.json"])).code, 0);
  assert.deepEqual([read("a.json"), read("sub/b.json")], [`${JSON.stringify(body, null, 2)}\n`, "[\n  1\n]\n"]);
  assert.equal(read("lines.ndjson"), `${compact}\n`);
});

test("a read-only file, a missing file and wrong arguments are errors", async () => {
  const { cwd, read, run } = folderWith({ "locked.json": damaged, "compact.json": compact });
  for (const file of ["locked.json", "compact.json"]) chmodSync(join(cwd, file), 0o444);
  for (const [command, file, text] of [
    ["fix", "locked.json", damaged],
    ["fmt", "compact.json", compact],
  ]) {
    const { code, stderr } = await run([command, file]);
    assert.deepEqual([code, stderr, read(file)], [2, `target-groups: ${file}: the file is read-only.\n`, text]);
    assert.deepEqual((await run([command, "missing.json"])).stderr, "target-groups: missing.json: file not found.\n");
    for (const words of [[], ["-", "-"], ["*.xml"], ["--format", "json", "compact.json"]])
      assert.equal((await run([command, ...words])).code, 2, words.join(" "));
  }
  assert.deepEqual(readdirSync(cwd).sort(), ["compact.json", "locked.json"]);
});

test("a single request that is too large to be read is not replaced by a part of it", async () => {
  const { cwd, run } = folderWith({ "large.json": '{"name": "n"' });
  const size = (1 << 28) + 1_000_000;
  truncateSync(join(cwd, "large.json"), size);
  for (const command of ["fix", "fmt"]) {
    const { code, stderr } = await run([command, "large.json"]);
    assert.deepEqual([code, stderr], [2, "target-groups: large.json: a single request must not be larger than 256 MiB.\n"]);
  }
  assert.equal(statSync(join(cwd, "large.json")).size, size);
});
