// The packed package in the runtimes and bundlers of servers. Each is installed in a temporary folder from a package registry.

import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { project, run as runIn } from "../project.mjs";

const tools = [
  "@vercel/ncc@0.38",
  "rollup@4",
  "@rollup/plugin-node-resolve@16",
  "bun@1",
  "deno@2",
  "node-22@npm:node@22",
  "node-24@npm:node@24",
  "miniflare@4",
  "vite@8",
];
const folder = project("servers", tools, {});
const run = (program, words, cwd = folder) => runIn(program, words, cwd);
const node = (...words) => run(process.execPath, words);

const use = (entry) => `import { validate } from "${entry}";\nconsole.log(validate("{").valid);\n`;
for (const [name, entry] of [
  ["main", "target-groups"],
  ["core", "target-groups/core"],
  ["inline", "target-groups/inline"],
])
  writeFileSync(join(folder, `${name}.mjs`), use(entry));
const wasm = join(folder, "node_modules/target-groups/dist/target-groups.wasm");
const bun = join(folder, "node_modules/bun/bin/bun.exe");
const deno = join(folder, "node_modules/deno/bin.cjs");

for (const name of ["main", "core", "inline"]) {
  test(`Bun runs ${name}`, () => {
    const file = `${name}-bun.mjs`;
    writeFileSync(
      join(folder, file),
      `import init from "target-groups${name === "main" ? "" : `/${name}`}";\nawait init();\nawait import("./${name}.mjs");\n`,
    );
    assert.equal(run(bun, [file]), "false\n");
  });

  test(`Deno runs ${name}`, () => {
    const file = `${name}-deno.mjs`;
    writeFileSync(
      join(folder, file),
      `import init from "target-groups${name === "main" ? "" : `/${name}`}";\nawait init();\nawait import("./${name}.mjs");\n`,
    );
    assert.equal(node(deno, "run", "--allow-read", "--allow-env", file), "false\n");
  });

  for (const version of [22, 24])
    test(`Node ${version} runs ${name}`, () => {
      assert.equal(run(join(folder, `node_modules/node-${version}/bin/node`), [`${name}.mjs`]), "false\n");
    });
}

test("ncc copies the file", () => {
  node("node_modules/@vercel/ncc/dist/ncc/cli.js", "build", "main.mjs", "--out", "ncc", "--quiet");
  assert.equal(node("ncc/index.mjs"), "false\n");
});

test("Rollup: the file is copied beside the bundle", () => {
  node(
    "node_modules/rollup/dist/bin/rollup",
    "main.mjs",
    "--dir",
    "rolled",
    "--plugin",
    "node-resolve={exportConditions: ['node']}",
    "--silent",
  );
  copyFileSync(wasm, join(folder, "rolled/target-groups.wasm"));
  assert.equal(node("rolled/main.js"), "false\n");
});

for (const version of [22, 24])
  test(`Node ${version} requires the package`, () => {
    writeFileSync(join(folder, "main.cjs"), 'const { validate } = require("target-groups");\nconsole.log(validate("{").valid);\n');
    assert.equal(run(join(folder, `node_modules/node-${version}/bin/node`), ["main.cjs"]), "false\n");
  });

test("Vite with noExternal: the inline entry needs no file", async () => {
  const options = JSON.stringify({ ssr: { noExternal: true }, logLevel: "error" });
  writeFileSync(join(folder, "vite.config.mjs"), `export default ${options};\n`);
  node("node_modules/vite/bin/vite.js", "build", "--ssr", "inline.mjs", "--outDir", "vite-server");
  assert.equal(run(process.execPath, ["vite-server/inline.js"]), "false\n");
});

test("Bun compiles a program with the inline entry", () => {
  run(bun, ["build", "--compile", "inline.mjs", "--outfile", "program"]);
  assert.equal(run(join(folder, "program"), [], "/"), "false\n");
});

for (const [entry, module] of [
  ["target-groups", "target-groups.wasm"],
  ["target-groups/core", "target-groups-core.wasm"],
])
  test(`workerd runs ${entry}`, async () => {
    const source = `import { validate } from "${entry}";\nexport default { fetch: () => Response.json(validate("{").valid) };\n`;
    writeFileSync(join(folder, `${module}.mjs`), source);
    const { outputFiles } = await build({
      entryPoints: [join(folder, `${module}.mjs`)],
      bundle: true,
      format: "esm",
      conditions: ["workerd"],
      external: ["*.wasm"],
      write: false,
    });
    const { Miniflare } = await import(pathToFileURL(join(folder, "node_modules/miniflare/dist/src/index.js")).href);
    const worker = new Miniflare({
      modules: [
        { type: "ESModule", path: "main.js", contents: outputFiles[0].text },
        { type: "CompiledWasm", path: module, contents: readFileSync(join(folder, "node_modules/target-groups/dist", module)) },
      ],
      modulesRoot: ".",
      compatibilityDate: "2026-01-01",
      cf: false,
    });
    try {
      assert.equal(await (await worker.dispatchFetch("http://host/")).text(), "false");
    } finally {
      await worker.dispose();
    }
  });
