// Shared by the package tests: the built package, new copies of it, and the published examples.

import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

export { launchBrowser } from "../chromium.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const packageFolder = join(root, "pkg");
export const dist = join(packageFolder, "dist");
export const wasmBytes = readFileSync(join(dist, "target-groups.wasm"));

/** Returns a request or response from the documentation of the API: "count.request", "sum.answer", … */
export const published = (name) => readFileSync(new URL(`../data/published/${name}.json`, import.meta.url), "utf8");

/** Creates a folder that is removed after the tests of the file. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "target-groups-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Imports a new copy of the package that has not loaded its module. */
export async function freshPackage() {
  const folder = temporaryFolder();
  cpSync(dist, folder, { recursive: true });
  const load = (file) => import(pathToFileURL(join(folder, file)).href);
  return { folder, ...(await load("browser.js")), glue: (await load("internals.js")).glue };
}

/** Imports TypeScript files of the package that no entry exports, as a copy of the package that is apart from the built one. */
export async function sourceModule(...files) {
  const folder = temporaryFolder();
  const outfile = join(folder, "module.mjs");
  const glue = {
    name: "glue",
    setup: ({ onResolve }) => onResolve({ filter: /\/glue\.js$/ }, () => ({ path: join(root, "target/xtask/glue/glue.js") })),
  };
  const stdin = { contents: files.map((file) => `export * from "./${file}";`).join("\n"), resolveDir: join(packageFolder, "src") };
  await build({
    stdin,
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    ignoreAnnotations: true,
    plugins: [glue],
  });
  cpSync(join(dist, "target-groups.wasm"), join(folder, "target-groups.wasm"));
  return import(pathToFileURL(outfile).href);
}

/** Serves the bytes on a free port. */
export async function serve(handler) {
  const { createServer } = await import("node:http");
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}
