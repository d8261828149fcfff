// The small entry: its exports, its files, and its replacement by the complete module.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import * as full from "target-groups";
import { packageFolder, published, temporaryFolder } from "./support.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const run = (program, words, cwd) => execFileSync(program, words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const folder = temporaryFolder();
const [{ filename }] = JSON.parse(run(npm, ["pack", "--json", "--silent", "--pack-destination", folder], packageFolder));
writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
run(npm, ["install", "--silent", "--offline", "--no-audit", "--no-fund", join(folder, filename)], folder);
const dist = join(folder, "node_modules/target-groups/dist");
const load = (file) => import(pathToFileURL(join(dist, file)).href);

/** Runs a module that imports the installed package. Returns its JSON output. */
function runModule(name, source) {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, source);
  return JSON.parse(run(process.execPath, ["--unhandled-rejections=strict", file], folder));
}

/** Returns all files that a file of the package imports or names, directly or indirectly. */
function filesOf(file, found = new Set()) {
  if (found.has(file) || !existsSync(join(dist, file))) return found;
  found.add(file);
  if (!file.endsWith(".js")) return found;
  const source = readFileSync(join(dist, file), "utf8");
  for (const [, inner] of source.matchAll(/["']\.\/([\w./-]+)["']/gu)) filesOf(inner, found);
  return found;
}

const text = published("count.request");
const entries = ["core-node.js", "core-browser.js", "core-workerd.js"];

/** Calls each export. The complete entry gives the same results. */
const uses = {
  validate: (entry) => [text, JSON.parse(text), new TextEncoder().encode(text), "{", { name: " " }].map((input) => entry.validate(input)),
  isValid: (entry) => [text, JSON.parse(text), "{"].map((input) => entry.isValid(input)),
  validateMany: (entry) => [entry.validateMany(`[${text},{}]`), entry.validateMany([text, JSON.parse(text)])],
  edit: (entry) =>
    entry.edit(text, [
      { pointer: "/name", value: "Steps" },
      { pointer: "/targets/0/name", remove: true },
    ]),
  unchecked: (entry) => [entry.unchecked(text), entry.validate(entry.unchecked({ name: 1 }))],
  locate: (entry) => [entry.locate(text, "/targets/0/name"), entry.locate(text, "/nowhere")],
  registerLocale: (entry) => {
    entry.registerLocale({ locale: "fr", messages: { "name-blank": "Le nom est vide." } });
    return entry.validate('{"name":" "}', { locale: "fr" });
  },
  TargetGroupsError: (entry) => {
    assert.throws(
      () => entry.validate(undefined),
      (error) => error instanceof entry.TargetGroupsError && error.code === "invalid-input",
    );
  },
};

test("every export works", async (t) => {
  const core = await load("core-node.js");
  assert.deepEqual(Object.keys(core).sort(), ["default", "initSync", ...Object.keys(uses)].sort());
  for (const [name, use] of Object.entries(uses)) await t.test(name, () => assert.deepEqual(use(core), use(full)));
  await t.test("init", async () => {
    await core.default();
    core.initSync();
  });
});

/** Imports new copies of the entries, which have not loaded their modules. */
async function pageEntries() {
  const copy = join(temporaryFolder(), "dist");
  cpSync(dist, copy, { recursive: true });
  const entry = (file) => import(pathToFileURL(join(copy, file)).href);
  return { core: await entry("core-browser.js"), full: () => entry("browser.js") };
}

test("works in a browser once it is loaded", async () => {
  const { core } = await pageEntries();
  const bytes = readFileSync(join(dist, "target-groups-core.wasm"));
  assert.throws(() => core.validate(text), { code: "not-initialised" });
  core.initSync(bytes);
  await core.default(bytes);
  assert.deepEqual(core.validate(text), full.validate(text));
});

test("the small module supports all languages before the complete one is loaded", async () => {
  const entries = await pageEntries();
  const { core } = entries;
  const other = await entries.full();
  core.initSync(readFileSync(join(dist, "target-groups-core.wasm")));
  const french = { locale: "fr", messages: { "name-blank": "Le nom est vide." } };
  const message = (entry, locale) =>
    entry.validate('{"name":" "}', { locale }).diagnostics.find(({ code }) => code === "name-blank").message;
  assert.equal(message(core, french), "Le nom est vide.");
  other.initSync(readFileSync(join(dist, "target-groups.wasm")));
  assert.equal(message(core, french), "Le nom est vide.");
  assert.throws(() => message(core, { locale: "de", messages: { unknown: "x" } }), { code: "invalid-options" });
});

test("works when imported by its name", () => {
  const codes = runModule(
    "by-name",
    `
    import init, { validate } from "target-groups/core";
    await init();
    console.log(JSON.stringify(validate(${JSON.stringify(text)}).diagnostics.map(({ code }) => code)));
  `,
  );
  assert.deepEqual(
    codes,
    full.validate(text).diagnostics.map(({ code }) => code),
  );
});

/** Code that returns the memory sizes of the instances in the order of their creation. A large text makes its instance grow. */
const recordMemories = `
  const memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (module, imports) {
    const instance = new Instance(module, imports);
    memories.push(instance.exports.memory);
    return instance;
  };
  const sizes = () => memories.map(({ buffer }) => buffer.byteLength);
`;

test("the small module validates until the complete one is loaded", () => {
  const grows = runModule(
    "alone",
    `
    ${recordMemories}
    const core = await import("target-groups/core");
    const [before] = sizes();
    core.validate("x".repeat(8 << 20));
    console.log(sizes()[0] > before);
  `,
  );
  assert.equal(grows, true);
});

test("the complete module replaces the small one", () => {
  const seen = runModule(
    "both",
    `
    ${recordMemories}
    const core = await import("target-groups/core");
    const report = JSON.stringify(core.validate("{"));
    const full = await import("target-groups");
    const before = sizes();
    core.validate("x".repeat(8 << 20));
    const after = sizes();
    const grows = after.map((size, index) => size > before[index]);
    const isSame = JSON.stringify(core.validate("{")) === report && core.TargetGroupsError === full.TargetGroupsError;
    console.log(JSON.stringify({ grows, isSame }));
  `,
  );
  assert.deepEqual(seen, { grows: [false, true], isSame: true });
});

test("the small entries load no script of the complete module", () => {
  /** The name of an export of the glue, which no minifier changes. */
  const isComplete = (file) => file.endsWith(".js") && readFileSync(join(dist, file), "utf8").includes(".compileExpression(");
  for (const entry of entries) {
    const files = [...filesOf(entry)];
    assert.ok(files.includes("target-groups-core.wasm") && files.length <= 5, files.join());
    assert.ok(!files.includes("target-groups.wasm") && !files.some(isComplete), files.join());
  }
  assert.ok([...filesOf("node.js")].some(isComplete), "the walk finds what an entry loads");
});
