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

/** Imports a TypeScript file of the package that no entry exports. It must import no other file. */
export async function sourceModule(file) {
  const { outputFiles } = await build({ entryPoints: [join(packageFolder, "src", file)], format: "esm", target: "es2022", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

/** Serves the bytes on a free port. */
export async function serve(handler) {
  const { createServer } = await import("node:http");
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}
