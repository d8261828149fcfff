// The command `target-groups validate`.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { validate } from "target-groups";
import hi from "target-groups/locales/hi";
import { published, root, sourceModule, temporaryFolder } from "./support.mjs";
import { folderWith, program, run, start } from "./terminal.mjs";

const fine = published("count.request");
const broken = '{\n\t"name": " ",\n  "targets": [{ "name": "t", "targetType": "COUNT", "expression": true }]\n}\n';
const line = (name) => JSON.stringify({ name, targets: [{ name: "t", targetType: "COUNT" }] });

test("each outcome has its exit code", async (t) => {
  const { cwd, run } = folderWith({ "fine.json": fine, "broken.json": broken, "no-catalogue.json": "{" });
  mkdirSync(join(cwd, "empty"));
  const cases = [
    [["fine.json"], 0],
    [["broken.json"], 1],
    [["fine.json", "broken.json"], 1],
    [["missing.json"], 2],
    [["missing.json", "broken.json"], 2],
    [["."], 1],
    [["empty"], 2],
    [["fin*.json"], 0],
    [["{fine,broken}.json"], 1],
    [["./**/fine.json"], 0],
    [["*.xml"], 2],
    [[], 2],
    [["-", "-"], 2],
    [["--format", "xml", "fine.json"], 2],
    [["--format"], 2],
    [["--fix=yes", "fine.json"], 2],
    [["--rules", "no-such-rule=off", "fine.json"], 2],
    [["--rules", "name-blank", "fine.json"], 2],
    [["--limits", "bytes=many", "fine.json"], 2],
    [["--limits", "lines=1", "fine.json"], 2],
    [["--now", "soon", "fine.json"], 2],
    [["--catalogue", "missing.json", "fine.json"], 2],
    [["--catalogue", "no-catalogue.json", "fine.json"], 2],
    [["--rules", "name-blank=off", "broken.json"], 0],
    [["--limits", "bytes=10", "fine.json"], 1],
    [["--limits", "diagnostics=1", "fine.json"], 0],
    [["--limits", "diagnostics=0", "broken.json"], 1],
    [["--limits=depth=1,bytes=100000", "fine.json"], 1],
  ];
  for (const [words, expected] of cases)
    await t.test(words.join(" ") || "nothing", async () => {
      const { code, stderr } = await run(["validate", ...words]);
      assert.equal(code, expected, stderr);
      assert.equal(stderr === "", expected !== 2, stderr);
    });
});

test("text format: position, message, source line with carets, fix and summary", async () => {
  const { run } = folderWith({ "broken.json": broken });
  const { stdout } = await run([
    "validate",
    "--rules",
    "frequency-missing=off,enrolment-missing=off,periods-missing=off",
    "--rules",
    "expression-missing=off,target-entity-missing=off,values-missing=off",
    "broken.json",
  ]);
  assert.equal(
    stdout,
    `broken.json:2:10: error: "name" must not be empty. [name-blank] /name
  2 |  "name": " ",
    |          ^^^

broken.json:3:67: info: The server accepts this boolean, but returns it as a string. [boolean-expression] /targets/0/expression
  3 |   "targets": [{ "name": "t", "targetType": "COUNT", "expression": true }]
    |                                                                   ^^^^
  fix: Convert to a string

broken.json: 1 error, 1 hint
`,
  );
});

test("a diagnostic of several places names the first of them and counts the others", async () => {
  const days = ["01", "02", "03"].map((day) => ({ startDate: `2099-01-${day}`, endDate: `2099-01-${day}`, refCode: day }));
  const { stdout } = await run(["validate", "-"], { input: JSON.stringify({ name: "n", periods: days, targets: [] }) });
  assert.match(
    stdout,
    /\[date-only\] \/periods\/0\/startDate\n.*\n.*\n {2}also at \/periods\/0\/endDate, \/periods\/1\/startDate, \/periods\/1\/endDate and 2 more places\n/,
  );
});

test("carets are right below wide characters and in long lines, and control characters are removed", async () => {
  const long = `{"description": "${"日本😀e\u0301".repeat(100)}", "nane": "\u202e", "\\u001b[31m": 1, "name": "n", "targets": 1}`;
  const { stdout } = await run(["validate", "-"], { input: long });
  const [, excerpt, carets] = stdout
    .split("\n\n")
    .find((text) => text.includes("[unknown-field] /nane"))
    .split("\n");
  assert.match(excerpt, /…/);
  const width = (text) => [...text].reduce((sum, it) => sum + (/\p{M}/u.test(it) ? 0 : /[日本😀]/u.test(it) ? 2 : 1), 0);
  assert.equal(carets.indexOf("^"), width(excerpt.slice(0, excerpt.indexOf('"nane"'))));
  for (const command of ["\u001b", "\u202e"]) assert.ok(!stdout.includes(command));
  assert.ok(
    stdout.split("\n").every((line) => line.length < 260),
    "a line of the source is cut",
  );
});

test("a missing file does not stop the validation of others", async () => {
  const { run } = folderWith({ "broken.json": broken });
  const { code, stdout, stderr } = await run(["validate", "missing.json", "broken.json"]);
  assert.equal(code, 2);
  assert.equal(stderr, "target-groups: missing.json: file not found.\n");
  assert.match(stdout, /broken\.json: 1 error/);
});

test("a misspelled command, option or format gets a suggestion", async () => {
  for (const [words, expected] of [
    [["vaildate"], /Unknown command "vaildate"\. Did you mean validate\?/],
    [["validate", "--formt", "json", "-"], /Unknown option --formt\. Did you mean --format\?/],
    [["validate", "--xyzzy", "-"], /Unknown option --xyzzy\.\n/],
    [["validate", "--format", "jsn", "-"], /--format must be one of text, json, sarif, github, found "jsn"\. Did you mean json\?/],
    [["constructor"], /Unknown command "constructor"/],
  ]) {
    const { code, stdout, stderr } = await run(words);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, expected);
  }
});

test("--help and --version of all commands", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"));
  for (const words of [[], ["validate"], ["fix"], ["fmt"], ["build"], ["preview"], ["import"], ["sandbox"]]) {
    const help = await run([...words, "--help"]);
    assert.deepEqual([help.code, help.stderr], [0, ""]);
    assert.match(help.stdout, new RegExp(`^Usage: target-groups ${words[0] ?? "<command>"} `));
    for (const option of ["--version", "-v"])
      assert.deepEqual(await run([...words, option]), { code: 0, stdout: `${version}\n`, stderr: "" });
  }
  assert.deepEqual(await run(["help", "import"]), await run(["import", "-h"]));
  assert.equal((await run([])).code, 2);
});

test("--quiet shows errors only", async () => {
  const { run } = folderWith({ "fine.json": fine, "broken.json": broken });
  const quiet = await run(["validate", "--quiet", "fine.json", "broken.json"]);
  assert.equal(quiet.code, 1);
  assert.ok(quiet.stdout.startsWith("broken.json:2:10: error: ") && !quiet.stdout.includes("fine.json"), quiet.stdout);
  assert.doesNotMatch(quiet.stdout, /: (?:warning|info): /);
  assert.deepEqual(await run(["validate", "--quiet", "fine.json"]), { code: 0, stdout: "", stderr: "" });
  const { files } = JSON.parse((await run(["validate", "--quiet", "--format", "json", "fine.json", "broken.json"])).stdout);
  assert.deepEqual(
    files.map(({ diagnostics }) => diagnostics.map(({ code, severity }) => `${severity} ${code}`)),
    [[], ["error name-blank"]],
  );
});

test("FORCE_COLOR and NO_COLOR", async (t) => {
  for (const [env, isColoured] of [
    [{}, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ FORCE_COLOR: "" }, true],
    [{ FORCE_COLOR: "0" }, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])
    await t.test(JSON.stringify(env), async () => {
      const { stdout } = await run(["validate", "-"], { input: broken, env: { NO_COLOR: "", ...env } });
      assert.equal(stdout.includes("\u001b["), isColoured);
    });
});

test("json format: the diagnostics of the package", async () => {
  const { run } = folderWith({ "broken.json": broken, "many.ndjson": `${line("a")}\n${line(" ")}\n` });
  const { stdout } = await run(["validate", "--format", "json", "--now", "2026-01-01", "broken.json", "many.ndjson", "missing.json"]);
  const { valid, files } = JSON.parse(stdout);
  const { diagnostics } = validate(broken, { now: "2026-01-01" });
  assert.equal(valid, false);
  assert.deepEqual(files[0].diagnostics, JSON.parse(JSON.stringify(diagnostics)));
  assert.deepEqual([files[0].file, files[0].valid, files[0].requests], ["broken.json", false, 1]);
  assert.deepEqual([files[1].requests, files[1].diagnostics.every(({ index, range }) => index === 1 && range.line === 2)], [2, true]);
  assert.ok(files[1].diagnostics.length > 0 && files[1].counts["frequency-missing"] === 2);
  assert.deepEqual(files[2], { file: "missing.json", valid: false, unreadable: "file not found" });
});

test("github format: escaped workflow commands", async () => {
  const { run } = folderWith({
    "50%,a:b.json": '{"name":"n","targets":[{"name":"t","targetType":"COUNT","defaultValues":[{"defaultValue":-1}],"100%\\n":1}]}',
  });
  const { code, stdout } = await run(["validate", "--format", "github", "50%,a:b.json"]);
  const lines = stdout.trimEnd().split("\n");
  assert.equal(code, 1);
  for (const line of lines) assert.match(line, /^::(error|warning|notice) file=50%25%2Ca%3Ab\.json,line=1,col=\d+,title=[a-z-]+::[^\n]+$/);
  assert.ok(
    lines.some((line) => line.includes("100%25")),
    "the percent sign of a field",
  );
  assert.ok(lines.some((line) => line.includes("%0AFix: ")));
  const { stdout: missing } = await run(["validate", "--format", "github", "missing.json"]);
  assert.equal(missing, "::error file=missing.json,title=unreadable::missing.json: file not found\n");
});

test("sarif format: valid SARIF 2.1.0", async () => {
  const { cwd, run } = folderWith({ "a b#.json": broken, "many.ndjson": `${line("ä😀")}\n${line(" ")}\n` });
  const { code, stdout } = await run(["validate", "--format", "sarif", "a b#.json", "many.ndjson", "missing.json"]);
  const log = JSON.parse(stdout);
  assert.equal(code, 2);
  const [{ results, tool, invocations }] = log.runs;
  assert.equal(log.version, "2.1.0");
  assert.deepEqual(new Set(results.map(({ ruleId }) => ruleId)), new Set(tool.driver.rules.map(({ id }) => id)));
  for (const { shortDescription, defaultConfiguration } of tool.driver.rules)
    assert.ok(shortDescription.text.endsWith(".") && ["error", "warning", "note"].includes(defaultConfiguration.level));
  assert.equal(invocations[0].executionSuccessful, false);
  const blank = results
    .filter(({ ruleId }) => ruleId === "name-blank")
    .map(({ locations: [{ physicalLocation }], level }) => [
      physicalLocation.artifactLocation.uri,
      physicalLocation.region.startLine,
      level,
    ]);
  assert.deepEqual(blank, [
    ["a%20b%23.json", 2, "error"],
    ["many.ndjson", 2, "error"],
  ]);
  const { region } = results.find(({ ruleId }) => ruleId === "name-blank").locations[0].physicalLocation;
  assert.equal(broken.slice(region.charOffset, region.charOffset + region.charLength), '" "');
  const [
    {
      artifactChanges: [{ replacements }],
    },
  ] = results.find(({ ruleId }) => ruleId === "boolean-expression").fixes;
  const [{ deletedRegion, insertedContent }] = replacements;
  assert.equal(
    broken.slice(0, deletedRegion.charOffset) + insertedContent.text + broken.slice(deletedRegion.charOffset + deletedRegion.charLength),
    broken.replace("true", '"true"'),
  );
  writeFileSync(join(cwd, "log.ts"), `import type { Log } from "sarif"; export const log: Log = ${stdout};`);
  const types = join(root, "node_modules/@types");
  const compile = () =>
    execFileSync(
      process.execPath,
      [
        join(root, "node_modules/typescript/bin/tsc"),
        "--ignoreConfig",
        "--noEmit",
        "--strict",
        "--typeRoots",
        types,
        "--types",
        "sarif",
        "log.ts",
      ],
      { cwd, encoding: "utf8" },
    );
  try {
    compile();
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

test("detects arrays, lines and single requests", async (t) => {
  const files = {
    "one.json": fine,
    "compact.json": `${line("a")}\n`,
    "broken.json": broken,
    "lines.ndjson": `${line("a")}\r\n\r\n${line("b")}`,
    "lines-by-their-look.json": `${line("a")}\n\n{"name": }\n${line("b")}`,
    "lines-whose-first-is-broken.txt": `{"name": ,}\n${line("b")}\n`,
    "array.json": `\ufeff\n[${line("a")},\n ${line("b")}]`,
    "empty.json": "",
    "empty.jsonl": "",
    "empty-array.json": " [ ] ",
    "two-values.json": `${broken}${broken}`,
  };
  const { run } = folderWith(files);
  const expected = {
    "lines.ndjson": [2, 0],
    "lines-by-their-look.json": [3, 1],
    "lines-whose-first-is-broken.txt": [2, 1],
    "array.json": [2, 0],
    "empty.jsonl": [0, 0],
    "empty-array.json": [0, 0],
  };
  const errors = { "broken.json": 1, "empty.json": 1, "two-values.json": 1 };
  for (const name of Object.keys(files))
    await t.test(name, async () => {
      const { code, stdout } = await run(["validate", "--format", "json", name]);
      const [{ requests, diagnostics }] = JSON.parse(stdout).files;
      const faulty = new Set(diagnostics.map(({ index }) => index).filter((index) => index !== undefined)).size;
      assert.deepEqual([requests, faulty, code], [...(expected[name] ?? [1, 0]), expected[name]?.[1] || errors[name] ? 1 : 0]);
    });
  assert.match((await run(["validate", "--lines", "one.json"])).stdout, /requests, \d+ invalid/);
});

test("--fix applies safe fixes only", async () => {
  const text =
    '{\n  "name": "n",\n  "eventNane": 1,\n  "description": null,\n  "targets": [{ "name": "t ", "targetType": "COUNT", "expression": true }]\n}\n';
  const { cwd, read, run } = folderWith({ "a.json": text, "fine.json": line("n") });
  chmodSync(join(cwd, "a.json"), 0o640);
  const untouched = statSync(join(cwd, "fine.json")).mtimeMs;
  const { code, stderr, stdout } = await run(["validate", "--fix", "a.json", "fine.json"]);
  assert.equal(code, 0);
  assert.equal(read("a.json"), text.replace('"t "', '"t"').replace('  "description": null,\n', "").replace("true", '"true"'));
  assert.equal(stderr, "a.json: applied 3 fixes.\nfine.json: applied 0 fixes.\n");
  assert.doesNotMatch(stdout, /null-value|boolean-expression|name-edge-space/);
  assert.match(stdout, /unknown-field/);
  assert.equal(statSync(join(cwd, "a.json")).mode & 0o777, 0o640);
  assert.equal(statSync(join(cwd, "fine.json")).mtimeMs, untouched);
  assert.deepEqual(readdirSync(cwd).sort(), ["a.json", "fine.json"], "nothing is left behind");
});

test("--fix with - writes the text to standard output and the report to standard error", async () => {
  const input = `\ufeff{"name":"n","active":"true","targets":[]}`;
  const { code, stdout, stderr } = await run(["validate", "--fix", "-"], { input });
  assert.deepEqual([code, stdout], [1, `\ufeff{"name":"n","active":true,"targets":[]}`]);
  assert.match(stderr, /<stdin>:1:\d+: error: .*\[required\]/);
  assert.match(stderr, /<stdin>: applied 1 fix\./);
});

test("--fix of many requests keeps the text between them", async () => {
  const line = (name, target) => JSON.stringify({ name, targets: [{ name: target, targetType: "COUNT" }] });
  const lines = `${line("a", "t ")}\r\n\r\nnonsense\n${line("b", "t")}\n${line("c", "t ")}`;
  const array = `[\n  ${line("a", "t ")} ,\n\t${line("b", "t")}\n]\n`;
  const { read, run } = folderWith({ "lines.ndjson": lines, "array.json": array });
  assert.equal((await run(["validate", "--fix", "lines.ndjson", "array.json"])).code, 1);
  assert.equal(read("lines.ndjson"), lines.replaceAll(' "', '"'));
  assert.equal(read("array.json"), array.replace('t "', 't"'));
});

test("--catalogue enables its rules", async () => {
  const event = {
    eventName: "walk",
    status: "PUBLISHED",
    actions: ["EMFConsumer"],
    fields: [{ name: "steps", type: "DOUBLE", attributes: null }],
  };
  const { run } = folderWith({ "events.json": JSON.stringify({ data: [{ clickEventsMeta: event }], errors: null }), "fine.json": fine });
  const { stdout } = await run(["validate", "--catalogue", "events.json", "fine.json"]);
  assert.match(stdout, /\[event-unknown\]/);
});

test(
  "colours and progress on a terminal only, and no colours with NO_COLOR",
  { skip: !existsSync("/usr/bin/script") && "no `script` to make a terminal" },
  () => {
    const cwd = temporaryFolder();
    mkdirSync(cwd, { recursive: true });
    writeFileSync(join(cwd, "broken.json"), broken);
    const inTerminal = (env) =>
      spawnSync("script", ["-qec", `"${process.execPath}" "${program}" validate broken.json`, "/dev/null"], {
        cwd,
        encoding: "utf8",
        env: { ...process.env, TERM: "xterm", NO_COLOR: "", ...env },
      }).stdout;
    assert.ok(inTerminal({}).includes("\u001b[31merror\u001b[39m"));
    for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
      const plain = inTerminal(env);
      assert.ok(plain.includes("name-blank") && !plain.includes("\u001b[3"));
    }
  },
);

test("ends quietly when the reader closes the output", () => {
  const { stderr, status } = spawnSync("sh", ["-c", `"${process.execPath}" "${program}" validate --lines - | head -n 1`], {
    input: `${line(" ")}\n`.repeat(20_000),
    encoding: "utf8",
  });
  assert.deepEqual([stderr, status], ["", 0]);
});

test("reports a file that cannot be written, and completes the report", async () => {
  const file = `${"a".repeat(250)}.json`; // No longer name can stand beside it.
  const text = '{"name":"n","active":"true","targets":[]}';
  const { read, run } = folderWith({ [file]: text });
  const { code, stdout, stderr } = await run(["validate", "--fix", "--format", "json", file, "missing.json"]);
  assert.deepEqual([code, read(file)], [2, text]);
  assert.ok(stderr.includes(`${file}: `) && !stderr.includes("applied"), stderr);
  assert.deepEqual(
    JSON.parse(stdout).files.map(({ valid, unreadable }) => [valid, typeof unreadable]),
    [
      [false, "string"],
      [false, "string"],
    ],
  );
});

test("messages are in the chosen language", async () => {
  const {
    diagnostics: [{ message: inHindi }],
  } = validate(broken, { locale: hi });
  const {
    diagnostics: [{ message: inEnglish }],
  } = validate(broken);
  assert.match(inHindi, /\p{Script=Devanagari}/u);
  for (const [tag, message] of [
    ["hi", inHindi],
    ["HI-in", inHindi],
    ["fr", inEnglish],
    ["en", inEnglish],
  ]) {
    const { stdout } = await run(["validate", "--locale", tag, "--format", "json", "-"], { input: broken });
    assert.equal(JSON.parse(stdout).files[0].diagnostics[0].message, message, tag);
  }
  const { code, stderr } = await run(["validate", "--locale", "../hi", "-"], { input: broken });
  assert.deepEqual([code, stderr.includes('"../hi"')], [2, true]);
});

test("shows progress on terminals only, after a delay", async () => {
  const { Progress } = await sourceModule("terminal/progress.ts");
  const drawn = async (stream, size) => {
    let text = "";
    const progress = new Progress({ columns: 200, ...stream, write: (piece) => (text += piece) }, "a.ndjson", size);
    progress.update(1e6, 10);
    assert.equal(text, "");
    await new Promise((resolve) => setTimeout(resolve, 520));
    progress.update(5e7, 1234);
    const shown = text;
    progress.clear();
    return [shown, text.slice(shown.length)];
  };
  const [[known, cleared], [unknown], [none]] = await Promise.all([drawn({ isTTY: true }, 2e8), drawn({ isTTY: true }), drawn({}, 2e8)]);
  assert.match(known.replace("\u001b", "ESC"), /^\rESC\[2Ka\.ndjson \[#{6}-{18}\] 25 % of 200 MB 1,234 requests, \d+ MB\/s$/);
  assert.equal(cleared, "\r\u001b[2K");
  assert.match(unknown, /a\.ndjson 50 MB 1,234 requests/);
  assert.equal(none, "");
});

test("folders and patterns are expanded", async () => {
  const { cwd, run } = folderWith({ "a.json": fine, "b.ndjson": line("b"), "notes.txt": "no request", "[c].json": fine });
  for (const folder of ["sub", "sub/deep", "node_modules", ".hidden"]) mkdirSync(join(cwd, folder));
  for (const file of ["sub/d.json", "sub/deep/e.jsonl", "node_modules/x.json", ".hidden/y.json"]) writeFileSync(join(cwd, file), line("d"));
  const filesOf = async (...words) =>
    JSON.parse((await run(["validate", "--format", "json", ...words])).stdout).files.map(({ file }) => file.replaceAll("\\", "/"));
  for (const [words, expected] of [
    [["."], ["[c].json", "a.json", "b.ndjson", "sub/d.json", "sub/deep/e.jsonl"]],
    [["sub"], ["sub/d.json", "sub/deep/e.jsonl"]],
    [["*.json"], ["[c].json", "a.json"]],
    [["?.{json,ndjson}"], ["a.json", "b.ndjson"]],
    [["**/*.json"], ["[c].json", "a.json", "sub/d.json"]],
    [["s*/**/*.jsonl"], ["sub/deep/e.jsonl"]],
    [["[a-b].*"], ["a.json", "b.ndjson"]],
    [["[c].json"], ["[c].json"]],
    [
      ["a.json", "*.json"],
      ["a.json", "[c].json"],
    ],
  ])
    assert.deepEqual(await filesOf(...words), expected, words.join(" "));
});

test("the exit code tells of errors though the reader leaves early", async () => {
  const { cwd } = folderWith({ "bad.ndjson": `${line(" ")}\n`.repeat(20_000), "fine.ndjson": `${line("a")}\n` });
  const child = start(["validate", "bad.ndjson"], { cwd });
  child.stdout.once("data", () => child.stdout.destroy());
  assert.equal(await new Promise((resolve) => child.once("close", resolve)), 1);
});

test("--fix refuses a read-only file", async () => {
  const { cwd, read, run } = folderWith({ "broken.json": broken });
  chmodSync(join(cwd, "broken.json"), 0o444);
  const { code, stderr } = await run(["validate", "--fix", "broken.json"]);
  assert.equal(code, 2);
  assert.match(stderr, /broken\.json: the file is read-only\./);
  assert.deepEqual([read("broken.json"), readdirSync(cwd)], [broken, ["broken.json"]]);
});

test("--fix leaves no temporary file when a signal ends it", { skip: process.platform === "win32" }, async () => {
  for (const signal of ["SIGINT", "SIGTERM"]) {
    const { cwd } = folderWith({});
    execFileSync("mkfifo", [join(cwd, "requests.ndjson")]);
    const child = start(["validate", "--fix", "requests.ndjson"], { cwd });
    const pipe = createWriteStream(join(cwd, "requests.ndjson"));
    pipe.on("error", () => undefined);
    pipe.write(`${line("a")}\n`);
    while (!readdirSync(cwd).some((file) => file.endsWith(".tmp"))) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill(signal);
    const ended = await new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
    pipe.destroy();
    assert.deepEqual([ended, readdirSync(cwd)], [signal, ["requests.ndjson"]]);
  }
});

test("sarif format: at most 25,000 results, errors first, with a count of the others", async () => {
  const { run } = folderWith({ "many.ndjson": `${line(" ")}\n`.repeat(9_000) });
  const { stdout } = await run(["validate", "--format", "sarif", "--rules", "frequency-missing=warning", "many.ndjson"]);
  const [{ results, invocations, properties, tool, originalUriBaseIds }] = JSON.parse(stdout).runs;
  const all = await run(["validate", "--format", "json", "--rules", "frequency-missing=warning", "many.ndjson"]);
  const total = JSON.parse(all.stdout).files[0].diagnostics.length;
  assert.ok(total > 25_000);
  assert.equal(results.length, 25_000);
  const { error, warning, info } = properties.resultsLeftOut;
  assert.deepEqual([error, error + warning + info], [0, total - 25_000]);
  assert.deepEqual([...new Set(results.map(({ level }) => level))].slice(0, 2), ["error", "warning"]);
  assert.match(invocations[0].toolExecutionNotifications[0].message.text, new RegExp(`Left out: ${total - 25_000} `));
  assert.ok(originalUriBaseIds.SRCROOT.uri.endsWith("/"));
  assert.equal(results[0].locations[0].physicalLocation.artifactLocation.uriBaseId, "SRCROOT");
  for (const { id, fullDescription, help, helpUri } of tool.driver.rules)
    assert.ok(fullDescription.text.endsWith(".") && help.text.includes(id) && helpUri.endsWith(`#${id}`));
});
