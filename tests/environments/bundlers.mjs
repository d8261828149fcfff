// The packed package in the bundlers and frameworks of its users, with their default options. Pages run in Chromium.
//
// Each tool is installed in a temporary folder, so this needs a package registry and takes minutes.

import assert from "node:assert/strict";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pages, project, run, serveFolder, start } from "../project.mjs";

const works = await pages();

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
