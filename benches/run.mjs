// Measures in Node.js and in Chromium, and updates the tables in the README.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { measureColdStarts } from "./cold.mjs";
import { measureInChromium } from "./in-chromium.mjs";
import { toMarkdown, writeReadme } from "./table.mjs";

const { devDependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const versions = {
  ArkType: devDependencies.arktype,
  Ajv: devDependencies.ajv,
  TypeBox: devDependencies.typebox,
  Zod: devDependencies.zod,
  Valibot: devDependencies.valibot,
};

/** Runs in a new process, because the flag must be set before V8 starts. */
async function measureInNode() {
  const running = promisify(execFile)(process.execPath, ["--no-liftoff", fileURLToPath(new URL("in-node.mjs", import.meta.url))]);
  running.child.stderr.pipe(process.stderr);
  return JSON.parse((await running).stdout);
}

/** Returns whether other work already uses all processors. */
const isBusy = loadavg()[0] >= availableParallelism();
const coldStarts = measureColdStarts();
const results = [await measureInNode(), await measureInChromium()];
const text = toMarkdown(results, coldStarts, versions, isBusy);
writeReadme(text);
console.log(text);
