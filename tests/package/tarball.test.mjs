// The packed package: installed, compiled against and bundled.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import ts from "typescript";
import { build, createServer, preview } from "vite";
import { validate } from "target-groups";
import webpack from "webpack";
import { requests } from "./rule-files.mjs";
import { launchBrowser, packageFolder, published, root, temporaryFolder } from "./support.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const run = (program, words, cwd) => execFileSync(program, words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const tool = (script, words, cwd) => run(process.execPath, [join(root, "node_modules", script), ...words], cwd);

const browser = await launchBrowser();
const folder = temporaryFolder();
const [packed] = JSON.parse(run(npm, ["pack", "--json", "--silent", "--pack-destination", folder], packageFolder));
const tarball = join(folder, packed.filename);
const files = packed.files.map(({ path }) => path);

/** Returns whether `exports` contains a file, where * matches any name. */
const matchesGlob = (file, named) => (named.includes("*") ? file.startsWith(named.split("*")[0]) : file === named);

writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
run(npm, ["install", "--silent", "--offline", "--no-audit", "--no-fund", tarball], folder);
const installed = join(folder, "node_modules/target-groups");
const read = (file) => readFileSync(join(installed, file), "utf8");

/** Creates a folder beside the installed package. */
function consumer(name, sources) {
  const consumer = join(folder, name);
  mkdirSync(consumer);
  for (const [file, text] of Object.entries(sources)) writeFileSync(join(consumer, file), text);
  return consumer;
}

test("the tarball contains only the necessary files", () => {
  const kinds = files.filter((file) => !/^dist\/.*\.(js|js\.map|d\.ts)$/.test(file));
  assert.deepEqual(kinds.sort(), [
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "dist/cjs/package.json",
    "dist/docs/fields.md",
    "dist/docs/rules.md",
    "dist/target-groups-core.wasm",
    "dist/target-groups.wasm",
    "form.schema.json",
    "openapi.json",
    "package.json",
    "plan.schema.json",
    "schema.json",
  ]);
});

test("every file that package.json names exists", () => {
  const { exports, sideEffects, bin, main, module, types } = JSON.parse(read("package.json"));
  const leaves = (it) => (typeof it === "string" ? [it] : Object.values(it).flatMap(leaves));
  const named = [...leaves(exports), ...sideEffects, ...Object.values(bin), main, module, types];
  const exists = (file) => files.some((packed) => matchesGlob(`./${packed}`, file));
  for (const file of named) assert.ok(exists(file), file);
});

test("`docs` of every rule resolves to its section in a page of the package", () => {
  const codes = [
    ...read("dist/generated/model.d.ts")
      .split("export type RuleCode =")[1]
      .split("export ")[0]
      .matchAll(/\| "(.*)"/g),
  ].map(([, code]) => code);
  assert.ok(codes.length > 60, `${codes.length} codes`);
  const cwd = consumer("docs", {
    "use.mjs": "process.stdout.write(JSON.stringify(process.argv.slice(2).map((link) => import.meta.resolve(link))));",
  });
  const links = codes.map((code) => `target-groups/docs/rules.md#${code}`);
  const addresses = JSON.parse(run(process.execPath, ["use.mjs", ...links], cwd)).map((address) => new URL(address));
  for (const { pathname, hash } of addresses) assert.ok(readFileSync(pathname, "utf8").includes(`\n## \`${hash.slice(1)}\`\n`), hash);

  const given = requests.flatMap((text) => validate(text).diagnostics);
  for (const { code, docs } of given) assert.equal(docs, `target-groups/docs/rules.md#${code}`);
  assert.ok(given.length > 200, `${given.length} diagnostics`);
});

test("publint finds nothing", () => assert.match(tool("publint/src/cli.js", ["--strict", tarball], folder), /All good!/));

test("attw only finds that the package is ESM only", () =>
  tool(
    "@arethetypeswrong/cli/dist/index.js",
    [
      tarball,
      "--profile",
      "esm-only",
      "--exclude-entrypoints",
      "wasm",
      "core.wasm",
      "schema.json",
      "form.schema.json",
      "plan.schema.json",
      "openapi.json",
      "--no-color",
    ],
    folder,
  ));

test("no code needs unsafe-eval", () => {
  for (const file of files.filter((file) => file.endsWith(".js"))) assert.doesNotMatch(read(file), /\beval\(|new Function\b/, file);
});

test("the types do not contain any", () => {
  for (const file of files.filter((file) => file.endsWith(".d.ts"))) {
    const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
    const visit = (node) => {
      assert.notEqual(node.kind, ts.SyntaxKind.AnyKeyword, `${file}: ${source.text.slice(node.parent?.pos, node.end)}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
});

test("every entry exports exactly the declared names", async (t) => {
  const program = ts.createProgram([join(installed, "dist/browser.d.ts")], { module: ts.ModuleKind.NodeNext, strict: true });
  const checker = program.getTypeChecker();
  const entry = checker.getSymbolAtLocation(program.getSourceFile(join(installed, "dist/browser.d.ts")));
  const isValue = (symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return target.flags & ts.SymbolFlags.Value;
  };
  const declared = checker
    .getExportsOfModule(entry)
    .filter(isValue)
    .map(({ name }) => name)
    .sort();
  assert.ok(declared.includes("default") && declared.includes("validate"));

  for (const name of ["browser", "node", "inline"])
    await t.test(name, async () => {
      const entry = await import(pathToFileURL(join(installed, `dist/${name}.js`)).href);
      assert.deepEqual(Object.keys(entry).sort(), declared);
    });

  await t.test("workerd", async () => {
    // This plugin replaces the runtime, which compiles imported .wasm files.
    const compiled = {
      name: "compiled-wasm",
      setup: ({ onLoad }) =>
        onLoad({ filter: /\.wasm$/ }, ({ path }) => ({
          contents: `import { readFileSync } from "node:fs"; export default new WebAssembly.Module(readFileSync(${JSON.stringify(path)}));`,
        })),
    };
    const outfile = join(folder, "workerd.mjs");
    await esbuild.build({
      stdin: { contents: 'export * from "target-groups"; export { default } from "target-groups";', resolveDir: folder },
      bundle: true,
      format: "esm",
      conditions: ["workerd"],
      external: ["node:fs"],
      plugins: [compiled],
      outfile,
    });
    const entry = await import(pathToFileURL(outfile).href);
    assert.deepEqual(Object.keys(entry).sort(), declared);
    assert.equal(entry.validate("{").valid, false);
  });
});

test("works in Node", async (t) => {
  const use = "if (validate('{').valid) throw new Error('wrong');";
  const programs = {
    "by import": ["use.mjs", `import init, { validate } from "target-groups"; await init(); ${use}`],
    "by require": ["use.cjs", `const { validate } = require("target-groups"); ${use}`],
    "inline, by import": ["inline.mjs", `import { validate } from "target-groups/inline"; ${use}`],
    "inline, by require": ["inline.cjs", `const { validate } = require("target-groups/inline"); ${use}`],
    "by dynamic import": ["dynamic.cjs", `import("target-groups").then(({ validate }) => { ${use} });`],
  };
  const cwd = consumer("node", Object.fromEntries(Object.values(programs)));
  for (const [name, [file]] of Object.entries(programs))
    await t.test(name, () => run(process.execPath, ["--unhandled-rejections=strict", file], cwd));
});

test("the WebAssembly file is an entry of the package", () => {
  const cwd = consumer("address", { "use.mjs": 'process.stdout.write(import.meta.resolve("target-groups/wasm"));' });
  assert.equal(run(process.execPath, ["use.mjs"], cwd), pathToFileURL(join(installed, "dist/target-groups.wasm")).href);
});

const consumerOfTypes = `
import init, {
  createSandbox, edit, importRequest, initSync, jsonSchema, preview, registerLocale, send, validate, TargetGroupsError,
  type Change, type Diagnostic, type ErrorCode, type Input, type MessageCatalogue, type Outcome, type Report, type RuleCode, type TargetGroupRequest,
} from "target-groups";
import hi from "target-groups/locales/hi";

await init();
await init(new URL("https://example.com/target-groups.wasm"));
await init(fetch("https://example.com/target-groups.wasm"));
initSync(new Uint8Array());

const request: TargetGroupRequest = JSON.parse("{}");
const input: Input = request;
const report: Report = validate(input, { rules: {}, limits: undefined });
const first: Diagnostic | undefined = report.diagnostics[0];
const code: RuleCode | undefined = first?.code;
const changes: Change[] = first?.fix?.changes ?? [{ pointer: "/name", remove: true }];
const text: string = edit(importRequest("{}").text, changes).text;
preview(text, { now: new Date() }).report.valid;
const hindi: MessageCatalogue = hi;
registerLocale(hindi);
validate(text, { locale: hi });
const { $id, properties }: Record<string, unknown> = jsonSchema();
const sandbox = createSandbox({ now: Date.now });
const platform: typeof fetch = sandbox.fetch;
const outcome: Outcome = await send(text, { baseUrl: "https://example.com", fetch: platform, signal: AbortSignal.timeout(1000) });
switch (outcome.outcome) {
  case "created": outcome.group.id; break;
  case "rejected": outcome.errors; break;
  case "not-sent": outcome.report; break;
  case "unknown": outcome.reason; break;
  default: outcome satisfies never;
}
try { validate(text); } catch (error) {
  if (error instanceof TargetGroupsError) { const code: ErrorCode = error.code; void code; }
}
void [code, $id, properties];
// @ts-expect-error an input is never undefined
validate(undefined);
// @ts-expect-error no such option
validate("{}", { rule: {} });
// @ts-expect-error no such rule
validate("{}", { rules: { "no-such-rule": "off" } });
`;

/** The published requests and responses as values of the package's types. Types reject fields that they do not have. */
const publishedValues = () => {
  const data = (name) => JSON.stringify(JSON.parse(published(name)).data);
  return `
import type { TargetGroup, TargetGroupRequest } from "target-groups";
export const requests: TargetGroupRequest[] = [${published("count.request")}, ${published("sum.request")}];
export const groups: TargetGroup[] = [${data("count.answer")}, ${data("sum.answer")}];
export const withNulls: Partial<TargetGroup> = { description: null, streaks: null, unifiedTargetExpression: { aggregation: null, thresholdValue: null } };
// @ts-expect-error the server always sets it
export const withoutTimeZone: Partial<TargetGroup> = { timeZoneName: null };
`;
};

test("the published requests and responses have the types of the package", () => {
  const compilerOptions = { target: "ES2022", module: "NodeNext", strict: true, noEmit: true, lib: ["ES2022", "DOM"], types: [] };
  const cwd = consumer("published-types", {
    "published.mts": publishedValues(),
    "tsconfig.json": JSON.stringify({ compilerOptions, files: ["published.mts"] }),
  });
  try {
    tool("typescript/bin/tsc", ["--project", "."], cwd);
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

test("compiles in strict TypeScript with skipLibCheck off", async (t) => {
  mkdirSync(join(folder, "node_modules/@types"));
  for (const types of ["@types/node", "undici-types"])
    symlinkSync(join(root, "node_modules", types), join(folder, "node_modules", types), "junction");
  const projects = {
    "in a page": { lib: ["ES2022", "DOM"], types: [] },
    "in Node": { lib: ["ES2022"], types: ["node"] },
    "in a page built by Node": { lib: ["ES2022", "DOM", "DOM.Iterable"], types: ["node"] },
    "in a bundler": { lib: ["ES2022", "DOM"], types: [], module: "ESNext", moduleResolution: "Bundler" },
    "with exact optional properties": { lib: ["ES2022", "DOM"], types: [], exactOptionalPropertyTypes: true },
  };
  for (const [name, options] of Object.entries(projects))
    await t.test(name, () => {
      const compilerOptions = { target: "ES2022", module: "NodeNext", strict: true, skipLibCheck: false, noEmit: true, ...options };
      const cwd = consumer(name.replaceAll(" ", "-"), {
        "use.mts": consumerOfTypes,
        "tsconfig.json": JSON.stringify({ compilerOptions, files: ["use.mts"] }),
      });
      try {
        tool("typescript/bin/tsc", ["--project", "."], cwd);
      } catch ({ stdout }) {
        assert.fail(stdout);
      }
    });
});

const page = {
  "index.html": '<script type="module" src="main.js"></script>',
  "main.js": 'import init, { validate } from "target-groups"; await init(); document.title = String(validate("{").valid);',
};
const server = { "main.js": 'import { validate } from "target-groups"; console.log(validate("{").valid);' };
const wasmFiles = (folder) => readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".wasm"));

/** Waits until the page has run. Its title is the result of the package. */
async function runs(address) {
  const tab = await browser.newPage();
  await tab.goto(address);
  await tab.waitForFunction(() => document.title === "false");
  await tab.close();
}

test("works with the development server of Vite", async (t) => {
  const cwd = consumer("vite-dev", page);
  const server = await createServer({ root: cwd, logLevel: "error", configFile: false, server: { host: "127.0.0.1", port: 0 } });
  t.after(() => server.close());
  await server.listen();
  await runs(server.resolvedUrls.local[0]);
});

test("works in a page that Vite builds, with one unchanged WebAssembly file", async (t) => {
  const cwd = consumer("vite", page);
  const options = { root: cwd, logLevel: "error", configFile: false };
  await build({ ...options, build: { target: "es2022" } });
  const server = await preview({ ...options, preview: { host: "127.0.0.1", port: 0 } });
  t.after(() => server.close());
  await runs(server.resolvedUrls.local[0]);
  const emitted = wasmFiles(join(cwd, "dist"));
  assert.equal(emitted.length, 1);
  assert.deepEqual(readFileSync(join(cwd, "dist", emitted[0])), readFileSync(join(installed, "dist/target-groups.wasm")));
});

test("works in a server that Vite builds", async () => {
  const cwd = consumer("vite-server", server);
  await build({ root: cwd, logLevel: "error", configFile: false, build: { ssr: "main.js" } });
  assert.equal(run(process.execPath, ["dist/main.js"], cwd), "false\n");
});

async function pack(cwd, options) {
  const compiler = webpack({
    context: cwd,
    entry: "./main.js",
    mode: "production",
    performance: { hints: false },
    output: { path: join(cwd, "dist"), filename: "main.cjs" },
    ...options,
  });
  const stats = await new Promise((resolve, reject) => compiler.run((error, stats) => (error ? reject(error) : resolve(stats))));
  const { errors, warnings } = stats.toJson();
  assert.deepEqual([...errors, ...warnings], []);
  assert.equal(wasmFiles(join(cwd, "dist")).length, 1);
}

test("webpack builds a page with one WebAssembly file", () => pack(consumer("webpack", page)));

test("webpack builds a server that runs", async () => {
  const cwd = consumer("webpack-server", server);
  await pack(cwd, { target: "node" });
  assert.equal(run(process.execPath, ["dist/main.cjs"], cwd), "false\n");
});

test("esbuild bundles it; the WebAssembly file is copied beside the bundle", async (t) => {
  const cwd = consumer("esbuild", page);
  await esbuild.build({ entryPoints: [join(cwd, "main.js")], bundle: true, format: "esm", outdir: join(cwd, "dist"), logLevel: "error" });
  cpSync(join(installed, "dist/target-groups.wasm"), join(cwd, "dist/target-groups.wasm"));
  const bundle = readFileSync(join(cwd, "dist/main.js"), "utf8");
  assert.match(bundle, /new URL\("\.\/target-groups\.wasm", import\.meta\.url\)/);
  assert.doesNotMatch(bundle, /\p{Script=Devanagari}|\\u09/u, "languages that are not imported are left out");

  writeFileSync(join(cwd, "dist/index.html"), page["index.html"]);
  const server = await preview({ root: cwd, logLevel: "error", configFile: false, preview: { host: "127.0.0.1", port: 0 } });
  t.after(() => server.close());
  await runs(server.resolvedUrls.local[0]);
});

test("a bundle for a server that lacks the file says what helps", async (t) => {
  for (const format of ["esm", "cjs"])
    await t.test(format, async () => {
      const cwd = consumer(`server-${format}`, { "main.js": "" });
      const bundle = async (source, outfile) => {
        const stdin = { contents: source, resolveDir: cwd };
        const logOverride = { "empty-import-meta": "silent" };
        await esbuild.build({ stdin, bundle: true, platform: "node", format, outfile: join(cwd, outfile), logLevel: "error", logOverride });
        return run(process.execPath, [outfile], cwd);
      };
      const extension = format === "esm" ? "mjs" : "cjs";
      const tryIt = 'try { validate("{"); } catch ({ code, message }) { console.log(code, message); }';
      const said = await bundle(`import { validate } from "target-groups"; ${tryIt}`, `file.${extension}`);
      assert.match(said, /^load-failed .*"target-groups\/inline"/);
      const initSync = 'import { readFileSync } from "node:fs"; import { initSync, validate } from "target-groups";';
      const bytes = JSON.stringify(join(installed, "dist/target-groups.wasm"));
      const use = "console.log(validate('{').valid);";
      assert.equal(await bundle(`${initSync} initSync(readFileSync(${bytes})); ${use}`, `bytes.${extension}`), "false\n");
      assert.equal(await bundle(`import { validate } from "target-groups/inline"; ${use}`, `inline.${extension}`), "false\n");
    });
});

test("an inline bundle runs in a page, in strict mode and as a classic script", async (t) => {
  for (const format of ["esm", "iife"])
    await t.test(format, async (t) => {
      const cwd = consumer(`page-${format}`, {
        "index.html": `<script ${format === "esm" ? 'type="module"' : ""} src="out.js"></script>`,
        "main.js": 'import { validate } from "target-groups/inline"; document.title = String(validate("{").valid);',
      });
      await esbuild.build({ entryPoints: [join(cwd, "main.js")], bundle: true, format, outfile: join(cwd, "out.js"), logLevel: "error" });
      const server = await createServer({ root: cwd, logLevel: "error", configFile: false, server: { host: "127.0.0.1", port: 0 } });
      t.after(() => server.close());
      await server.listen();
      await runs(server.resolvedUrls.local[0]);
    });
});

test("the code of the package's README works", async (t) => {
  const says = [
    /false\n$/,
    /false\n$/,
    /"targetType": "EVENT_ATTRIBUTE"[^]*every: \{ day: 2 \}/,
    /^$/,
    /^Created group \d+\.\n$/,
    /^false\n$/,
  ];
  const blocks = [...read("README.md").matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  assert.equal(blocks.length, says.length);
  const cwd = consumer("readme", {});
  for (const [index, block] of blocks.entries())
    await t.test(block.split("\n", 1)[0], () => {
      const file = `block-${index}.mjs`;
      writeFileSync(join(cwd, file), block);
      assert.match(run(process.execPath, [file], cwd), says[index]);
    });
});

/** Returns the code of the project's README for an environment. */
function projectReadme(environment) {
  const blocks = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/^```js (\w+)\n(.*?)^```$/gms)];
  return blocks.find(([, name]) => name === environment)[2];
}

test("the project's README: the code for bundlers validates typed text", async () => {
  const cwd = consumer("project-readme", {
    "index.html": '<!doctype html><script type="module" src="/main.js"></script>',
    "main.js": projectReadme("bundler"),
  });
  await build({ root: cwd, logLevel: "error", configFile: false, build: { target: "es2022" } });
  const server = await preview({ root: cwd, logLevel: "error", configFile: false, preview: { port: 0, host: "127.0.0.1" } });
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls.local[0]);
    await page.fill("textarea", '{\n  "name": " ",\n  "targets": 1\n}');
    assert.equal(
      await page.textContent("pre"),
      '1:1 The group has no "periods". All requests that are known to be accepted have at least one.\n1:1 "frequencyType" is missing. The server uses the periods as they are and shows CUSTOM.\n2:11 "name" must not be empty.\n3:14 Invalid type for "targets": expected an array, found a number.',
    );
  } finally {
    await server.close();
  }
});

test("the project's README: the code for Node prints what the comments say", () => {
  const cwd = consumer("project-readme-node", { "main.mjs": projectReadme("node") });
  assert.equal(run(process.execPath, ["main.mjs"], cwd), "credentials-dropped true true created\n");
});

test("the project's README: the plan becomes the request in the comment", () => {
  const cwd = consumer("project-readme-plan", { "main.mjs": projectReadme("plan") });
  assert.match(
    run(process.execPath, ["main.mjs"], cwd),
    /^true .* at least 2 in each of 12 months from 1 January to 31 December 2027, Asia\/Kolkata time/,
  );
});
