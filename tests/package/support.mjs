// What the package tests share: the built package, fresh copies of it, and the published examples.

import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

export { launchBrowser } from "../chromium.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const packageFolder = join(root, "pkg");
export const dist = join(packageFolder, "dist");
export const wasmBytes = readFileSync(join(dist, "target-groups.wasm"));

/** A request or answer as the API's documentation prints it: "count.request", "sum.answer", … */
export const published = (name) => readFileSync(new URL(`../data/published/${name}.json`, import.meta.url), "utf8");

/** A folder that is gone after the tests of the file. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "target-groups-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The package as a page meets it: nothing loaded yet, and state of its own. */
export async function freshPackage() {
  const folder = temporaryFolder();
  cpSync(dist, folder, { recursive: true });
  const load = (file) => import(pathToFileURL(join(folder, file)).href);
  return { folder, ...(await load("browser.js")), glue: await load("glue.js") };
}

/** Answers with the given bytes, on a port of its own. */
export async function serve(handler) {
  const { createServer } = await import("node:http");
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}
