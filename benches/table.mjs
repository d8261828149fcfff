// Formats results as Markdown, and updates the section of the README.

import { readFileSync, writeFileSync } from "node:fs";
import { columns } from "./suite.mjs";

const readme = new URL("../README.md", import.meta.url);
const begin = "<!-- Written by `cargo xtask bench`. -->";
const end = "<!-- End of the benchmarks. -->";

export function writeReadme(text) {
  const whole = readFileSync(readme, "utf8");
  const [before, rest] = split(whole, begin);
  const [, after] = split(rest, end);
  writeFileSync(readme, `${before}${begin}\n\n${text}\n\n${end}${after}`);
}

function split(text, marker) {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`README.md has no "${marker}".`);
  return [text.slice(0, at), text.slice(at + marker.length)];
}

/** Returns the section of the README about speed. It mentions other work that has distorted the numbers. */
export function toMarkdown(results, coldStarts, versions, isBusy) {
  return [method(versions), ...results.map(toTable), coldSentence(coldStarts), ...(isBusy ? [busyWarning] : [])].join("\n\n");
}

const busyWarning = [
  "The machine was busy with other work during these measurements. The cold start, and long runs in Chromium (those of 366 × 20",
  "and of batches), are slower here than on an idle machine, and their ratios are rough.",
].join("\n");

function method(versions) {
  const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    "Multiples of the time that `JSON.parse` takes for the same text: 2 means twice as long. Each number is the median of 30",
    "interleaved rounds of at least 2 ms, compared within the round, after a warm-up and with V8's baseline WebAssembly compiler",
    "off (`--no-liftoff`). From text, the peers start with `JSON.parse`. They check types, required fields, enums, lengths and ten",
    "rules between fields, and collect all errors; `target-groups` applies every rule, and reports positions and fixes too. *Found*",
    "counts its diagnostics (for batches, the requests with errors), all of which are read in full. In Chromium each round takes the",
    "fastest of three attempts.",
    "",
    `Peers: ${peers.join(", ")}.`,
  ].join("\n");
}

function toTable({ environment, rows }) {
  const [baseline, ...validators] = columns;
  const header = [`${environment}`, "found", `\`${baseline}\``, ...validators];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map((_, index) => (index === 0 ? "---" : "--:"))), ...rows.map((row) => line(toCells(row)))].join("\n");
}

function toCells({ name, found, absolute, cells: [baseline, ours, ...peers] }) {
  const ratios = peers.map(({ ratio }) => toRatio(ratio));
  const missing = Array(columns.length - 2 - peers.length).fill("–");
  return [
    name,
    found ?? "–",
    toTime(baseline.microseconds),
    `**${absolute ? toTime(ours.microseconds) : toRatio(ours.ratio)}**`,
    ...ratios,
    ...missing,
  ];
}

function toRatio(ratio) {
  return ratio.toFixed(ratio < 10 ? 2 : 1);
}

function toTime(microseconds) {
  return microseconds < 1000 ? `${microseconds.toFixed(1)} µs` : `${(microseconds / 1000).toFixed(1)} ms`;
}

function coldSentence(coldStarts) {
  const figures = coldStarts.map(({ entry, milliseconds }) => `${milliseconds.toFixed(0)} ms for \`${entry}\``);
  return `From the import to the end of the first report in a new Node process, with default flags: ${figures.join(", ")}.`;
}
