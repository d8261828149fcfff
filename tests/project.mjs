// Projects of users in temporary folders: the packed package and other packages, which come from a package registry.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { createServer } from "node:net";
import { launchBrowser, packageFolder, serve, temporaryFolder } from "./package/support.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** Runs a program, and returns its standard output. */
export const run = (program, words, cwd, env = {}) =>
  execFileSync(program, words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });

const folder = temporaryFolder();
const [packed] = JSON.parse(run(npm, ["pack", "--json", "--silent", "--pack-destination", folder], packageFolder));
/** The package as npm would publish it. */
export const tarball = join(folder, packed.filename);

/** Creates a project with its files, and installs the package and other packages in it; nothing without a list of packages. */
export function project(name, packages, files) {
  const cwd = join(folder, name);
  const all = { "package.json": JSON.stringify({ private: true, type: "module" }), ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  if (packages !== undefined) run(npm, ["install", "--silent", "--no-audit", "--no-fund", ...packages, tarball], cwd);
  return cwd;
}

/** Starts a server, and returns its address when it is ready: by default when its page is there. It ends with the test. */
export async function start(t, words, cwd, env = {}, isReady = (answer) => answer.ok) {
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
    if (answer !== undefined && isReady(answer)) return address;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The server does not answer:\n${output}`);
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Serves the files of a folder. */
export const serveFolder = (root) =>
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

/** Starts the browser. The result waits until a page has run: its title is then the result of the package. */
export async function pages() {
  const browser = await launchBrowser();
  return async (address) => {
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
  };
}
