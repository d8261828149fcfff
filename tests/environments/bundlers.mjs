// The packed package in the bundlers and frameworks of its users, with their default options. Pages run in Chromium.
//
// Each tool is installed in a temporary folder, so this needs a package registry and takes minutes.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { test } from "node:test";
import { createServer } from "node:net";
import { launchBrowser, packageFolder, serve, temporaryFolder } from "../package/support.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const run = (program, words, cwd, env = {}) =>
  execFileSync(program, words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });

const folder = temporaryFolder();
const [packed] = JSON.parse(run(npm, ["pack", "--json", "--silent", "--pack-destination", folder], packageFolder));
const tarball = join(folder, packed.filename);
const browser = await launchBrowser();

/** Creates a project with its files, and installs the package and other packages in it. */
function project(name, packages, files) {
  const cwd = join(folder, name);
  const all = { "package.json": JSON.stringify({ private: true, type: "module" }), ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  run(npm, ["install", "--silent", "--no-audit", "--no-fund", ...packages, tarball], cwd);
  return cwd;
}

/** Starts a server, and returns its address when it answers. It ends with the test. */
async function start(t, words, cwd, env = {}) {
  const port = await freePort();
  const filled = words.map((word) => word.replace("PORT", String(port)));
  const child = spawn(process.execPath, filled, { cwd, env: { ...process.env, PORT: String(port), ...env }, stdio: "pipe" });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  t.after(() => child.kill("SIGKILL"));
  const address = `http://127.0.0.1:${port}/`;
  for (let round = 0; round < 300; round += 1) {
    if (child.exitCode !== null) break;
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return address;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The server does not answer:\n${output}`);
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Serves the files of a folder. */
const serveFolder = (root) =>
  serve((request, response) => {
    const path = new URL(request.url, "http://host").pathname;
    const file = path === "/" ? "/index.html" : path;
    try {
      const bytes = readFileSync(join(root, file));
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until the page has run: its title is the result of the package. */
async function works(address) {
  const tab = await browser.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(error.message));
  try {
    await tab.goto(address);
    await tab
      .waitForFunction(() => document.title === "false", undefined, { timeout: 30_000 })
      .catch(() => {
        throw new Error(`The page does not work: ${errors.join("\n")}`);
      });
  } finally {
    await tab.close();
  }
}

const use = (entry) =>
  `import init, { validate } from "${entry}";\ninit().then(() => { document.title = String(validate("{").valid); });\n`;
const html = (script) => `<!doctype html><title>-</title><script type="module" src="${script}"></script>`;
const page = (entry, script = "./main.js") => ({ "index.html": html(script), "main.js": use(entry) });
const wasmFiles = (cwd) => readdirSync(cwd, { recursive: true }).filter((file) => file.endsWith(".wasm"));

for (const version of [5, 6, 7, 8])
  for (const entry of ["target-groups", "target-groups/core"])
    test(`Vite ${version}: the development server and a build, ${entry}`, async (t) => {
      const cwd = project(`vite-${version}-${entry.split("/")[1] ?? "all"}`, [`vite@${version}`], page(entry));
      const vite = "node_modules/vite/bin/vite.js";
      await works(await start(t, [vite, "--host", "127.0.0.1", "--port", "PORT", "--strictPort"], cwd));
      run(process.execPath, [vite, "build"], cwd);
      assert.equal(wasmFiles(join(cwd, "dist")).length, 1);
      await works(await serveFolder(join(cwd, "dist")));
    });

test("webpack 5", async () => {
  const cwd = project("webpack", ["webpack@5", "webpack-cli@6"], page("target-groups", "./dist/main.js"));
  run(process.execPath, ["node_modules/webpack/bin/webpack.js", "--mode", "production", "--entry", "./main.js"], cwd);
  assert.equal(wasmFiles(join(cwd, "dist")).length, 1);
  await works(await serveFolder(cwd));
});

test("Rspack", async () => {
  const cwd = project("rspack", ["@rspack/core@1", "@rspack/cli@1"], page("target-groups", "./dist/main.js"));
  run(process.execPath, ["node_modules/@rspack/cli/bin/rspack.js", "build", "--mode", "production", "--entry", "./main.js"], cwd);
  assert.equal(wasmFiles(join(cwd, "dist")).length, 1);
  await works(await serveFolder(cwd));
});

test("Parcel 2", async () => {
  const cwd = project("parcel", ["parcel@2"], page("target-groups"));
  run(process.execPath, ["node_modules/parcel/lib/bin.js", "build", "index.html", "--no-cache"], cwd);
  await works(await serveFolder(join(cwd, "dist")));
});

test("Rollup: the file is copied", async () => {
  const cwd = project("rollup", ["rollup@4", "@rollup/plugin-node-resolve@16"], page("target-groups", "./dist/main.js"));
  const words = ["main.js", "--dir", "dist", "--plugin", "node-resolve", "--silent"];
  run(process.execPath, ["node_modules/rollup/dist/bin/rollup", ...words], cwd);
  cpSync(join(cwd, "node_modules/target-groups/dist/target-groups.wasm"), join(cwd, "dist/target-groups.wasm"));
  await works(await serveFolder(cwd));
});

for (const [name, packages, words] of [
  ["esbuild", ["esbuild@0.28"], ["esbuild/bin/esbuild", "main.js", "--bundle", "--format=iife", "--outfile=dist/main.js"]],
  ["Bun", ["bun@1"], ["bun/bin/bun.exe", "build", "main.js", "--outfile=dist/main.js"]],
])
  test(`${name}: the inline entry needs no file`, async () => {
    const cwd = project(`${name}-inline`, packages, page("target-groups/inline", "./dist/main.js"));
    const [program, ...rest] = words;
    run(join(cwd, "node_modules", program), rest, cwd);
    await works(await serveFolder(cwd));
  });

const nextFiles = {
  "app/layout.js": "export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n",
  "app/page.js": `import { validate } from "target-groups";
import { Client } from "./client";
export const dynamic = "force-dynamic";
export default function Page() { return <><p id="server">{String(validate("{").valid)}</p><Client /></>; }
`,
  "app/client.js": `"use client";
import { useEffect } from "react";
import init, { validate } from "target-groups";
export function Client() {
  useEffect(() => { init().then(() => { document.title = String(validate("{").valid); }); }, []);
  return null;
}
`,
  "app/api/route.js": 'import { validate } from "target-groups";\nexport function GET() { return Response.json(validate("{").valid); }\n',
  "next.config.mjs":
    'export default { output: "standalone", outputFileTracingRoot: import.meta.dirname, turbopack: { root: import.meta.dirname } };\n',
};

for (const bundler of ["turbopack", "webpack"])
  test(`Next with ${bundler}: server component, route handler, client component, standalone`, async (t) => {
    const cwd = project(`next-${bundler}`, ["next@16", "react@19", "react-dom@19"], nextFiles);
    const env = { NEXT_TELEMETRY_DISABLED: "1" };
    run(process.execPath, ["node_modules/next/dist/bin/next", "build", `--${bundler}`], cwd, env);
    const standalone = join(cwd, ".next/standalone");
    cpSync(join(cwd, ".next/static"), join(standalone, ".next/static"), { recursive: true });
    const address = await start(t, ["server.js"], standalone, { ...env, HOSTNAME: "127.0.0.1" });
    assert.match(await (await fetch(address)).text(), /<p id="server">false<\/p>/);
    assert.equal(await (await fetch(`${address}api`)).json(), false);
    await works(address);
  });
