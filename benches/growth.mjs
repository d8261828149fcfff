// Measures how time and memory grow with the request: a slope of 1 is linear, 2 is quadratic. Each measurement runs in a new process,
// which starts with a new memory and can be stopped.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { allowedBytes, growing, sizes, worst } from "./growth-cases.mjs";

const secondsAllowed = 15;
const ratioAllowed = 20;
const script = fileURLToPath(new URL("growth-once.mjs", import.meta.url));
const run = promisify(execFile);

/** Measures one text. Returns undefined if it takes too long twice, because a busy machine can delay a process once. */
async function measure(group, name, size) {
  return (await attempt(group, name, size)) ?? attempt(group, name, size);
}

async function attempt(group, name, size) {
  try {
    const { stdout } = await run(process.execPath, ["--no-liftoff", script, group, name, String(size)], { timeout: secondsAllowed * 1000 });
    return JSON.parse(stdout);
  } catch (error) {
    if (error.killed) return undefined;
    throw error;
  }
}

async function printGrowth(name) {
  const found = [];
  for (const size of sizes) found.push({ size, ...((await measure("growing", name, size)) ?? { late: true }) });
  const finished = found.filter(({ late }) => late === undefined);
  console.log(`\n${name}: time ^${slope(finished, "milliseconds")}, memory ^${slope(finished, "grown")}`);
  for (const result of found) console.log(toLine(result.size.toLocaleString("en"), result));
}

/** Returns the exponent of growth, fitted to the three largest sizes, because fixed costs hide it for smaller ones. */
function slope(results, measured) {
  const points = results.slice(-3).filter((result) => result[measured] > 0);
  if (points.length < 2) return " unknown";
  const x = points.map(({ size }) => Math.log(size));
  const y = points.map((result) => Math.log(result[measured]));
  const [meanX, meanY] = [mean(x), mean(y)];
  const over = mean(x.map((value, index) => (value - meanX) * (y[index] - meanY)));
  return (over / mean(x.map((value) => (value - meanX) ** 2))).toFixed(2);
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function toLine(label, { late, bytes, milliseconds, ratio, grown, diagnostics, failed }) {
  const start = `  ${label.padStart(8)}`;
  if (late) return `${start}  over ${secondsAllowed} s${flag("too slow")}`;
  const cells = [
    `${kilobytes(bytes)} kB`,
    `${milliseconds.toFixed(2)} ms`,
    `${ratio.toFixed(1)} × JSON.parse`,
    `+${kilobytes(grown)} kB memory`,
  ];
  const found = `${diagnostics} diagnostics${failed ? flag("internal error") : ""}`;
  const slow = bytes <= allowedBytes && ratio > ratioAllowed ? flag(`over ${ratioAllowed} × JSON.parse`) : "";
  const fat =
    bytes <= allowedBytes && grown > Math.max(ratioAllowed * bytes, smallMemory) ? flag(`over ${ratioAllowed} × its size in memory`) : "";
  return `${start}  ${cells.map((cell) => cell.padStart(20)).join("")}  ${found}${slow}${fat}`;
}

/** Memory grows by pages of 64 KiB, several at a time, so smaller differences are not significant. */
const smallMemory = 1_048_576;

function kilobytes(bytes) {
  return (bytes / 1000).toLocaleString("en", { maximumFractionDigits: 1 });
}

function flag(words) {
  return `  ← ${words}`;
}

for (const name of Object.keys(growing)) await printGrowth(name);
console.log("\nthe worst that is allowed");
for (const name of Object.keys(worst)) {
  console.log(`  ${name}`);
  console.log(toLine("", (await measure("worst", name, 0)) ?? { late: true }));
}
