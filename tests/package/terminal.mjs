// Runs the command of the built package.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { packageFolder, temporaryFolder } from "./support.mjs";

const { bin } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
export const program = join(packageFolder, bin["target-groups"]);

/** Starts the command. The process is stopped after the tests of the file. */
export function start(words, { cwd, env = {}, stdio } = {}) {
  const child = spawn(process.execPath, [program, ...words], { cwd, stdio, env: { ...process.env, ...env } });
  after(() => child.kill("SIGKILL"));
  return child;
}

/** Runs the command to its end. */
export async function run(words, { input = "", ...options } = {}) {
  const child = start(words, options);
  const texts = { stdout: "", stderr: "" };
  for (const name of Object.keys(texts)) child[name].setEncoding("utf8").on("data", (text) => (texts[name] += text));
  child.stdin.on("error", () => undefined); // The command may end before it has read all input.
  child.stdin.end(input);
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, ...texts };
}

/** Creates a folder with these files, in which the command can run. */
export function folderWith(files) {
  const cwd = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return { cwd, read: (name) => readFileSync(join(cwd, name), "utf8"), run: (words, options) => run(words, { cwd, ...options }) };
}

/** Starts a sandbox and waits until it listens. `ended` resolves with its exit code. */
export async function startSandbox(words = [], options) {
  const child = start(["sandbox", "--port", "0", ...words], options);
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (log += text));
  const ended = new Promise((resolve) => child.on("close", resolve));
  const baseUrl = await new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", (text) => resolve(text.trim()));
    child.once("close", () => reject(new Error(log)));
  });
  return { baseUrl, child, ended, log: () => log, stop: () => (child.kill("SIGTERM"), ended) };
}
