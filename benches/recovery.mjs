// Damages request bodies, and compares how much of them target-groups, jsonc-parser, jsonrepair and JSON5 recover, and how fast.
// `node benches/recovery.mjs [seed]` prints a Markdown table.

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import JSON5 from "json5";
import { parse as parseJsonc } from "jsonc-parser";
import { jsonrepair } from "jsonrepair";
import { edit, validate } from "target-groups";
import { createDice } from "../tests/package/broken-bodies.mjs";
import { compare } from "./measure.mjs";

const bodyCount = 300;
const maxPasses = 4;
const seed = Number(process.argv[2] ?? 1);
const bodies = ["count.request", "sum.request"].map((name) =>
  readFileSync(new URL(`../tests/data/published/${name}.json`, import.meta.url), "utf8"),
);
/** Characters that people insert by mistake: the punctuation of JSON, other quotes, and the start of words. */
const insertions = [..."{}[]\",:'\\0a- \n"];

const damages = {
  deletion: (text, at) => text.slice(0, at) + text.slice(at + 1),
  insertion: (text, at, dice) => text.slice(0, at) + dice.pick(insertions) + text.slice(at),
  swap: (text, at) => text.slice(0, at) + (text[at + 1] ?? "") + text[at] + text.slice(at + 2),
  truncation: (text, at) => text.slice(0, at),
};

const typos = ["deletion", "insertion", "swap"];

/**
 * Returns the damaged texts, each with the intended value. Each text is invalid JSON with one to three errors, of which the first may be a
 * truncation.
 */
function damagedBodies(isTruncated) {
  const dice = createDice(seed);
  const made = [];
  while (made.length < bodyCount) {
    const original = dice.pick(bodies);
    let text = original;
    const count = 1 + dice.below(3);
    for (let index = 0; index < count; index += 1) {
      const kind = index === 0 && isTruncated ? "truncation" : dice.pick(typos);
      text = damages[kind](text, dice.below(text.length), dice);
    }
    if (text.trim() !== "" && parsed(text) === undefined) made.push({ text, meant: JSON.parse(original) });
  }
  return made;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Applies the fixes of all syntax errors at once, and again until the text is JSON, because a fix may uncover another error. */
function applyFixes(text, isWanted) {
  let current = text;
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const changes = changesOf(validate(current).diagnostics, isWanted);
    if (changes.length === 0) return undefined;
    current = edit(current, changes).text;
    const value = parsed(current);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Returns the changes of all wanted fixes except those that overlap an earlier one. */
function changesOf(diagnostics, isWanted) {
  const changes = [];
  for (const { code, fix } of diagnostics) {
    if (code !== "json-syntax" || fix === undefined || !isWanted(fix)) continue;
    const overlaps = fix.changes.some((one) => changes.some((other) => one.from < other.to && other.from < one.to));
    if (!overlaps) changes.push(...fix.changes);
  }
  return changes;
}

/** The tools that are compared: each returns the recovered value, or `undefined`. */
const tools = {
  "target-groups": (text) => applyFixes(text, () => true),
  "target-groups, safe fixes only": (text) => applyFixes(text, ({ kind }) => kind === "safe"),
  "jsonc-parser": (text) => parseJsonc(text, [], { allowTrailingComma: true }),
  jsonrepair: (text) => attempt(() => JSON.parse(jsonrepair(text))),
  JSON5: (text) => attempt(() => JSON5.parse(text)),
};

/**
 * Returns the share of the parts of the intended value that the recovered value has in the same place. A part is a member of the body, or
 * an item of a member that is an array (a period, a target).
 */
function shareOfParts(meant, recovered) {
  let [equal, all] = [0, 0];
  for (const [key, value] of Object.entries(meant)) {
    const found = own(recovered, key);
    const pairs = Array.isArray(value) ? value.map((item, index) => [item, own(found, index)]) : [[value, found]];
    all += pairs.length;
    equal += pairs.filter(([one, other]) => isDeepStrictEqual(one, other)).length;
  }
  return equal / all;
}

function own(value, key) {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Recovers all texts with each tool, and prints a table. */
async function printTable(name, cases) {
  const results = Object.values(tools).map((recover) => resultsOf(cases, recover));
  const runners = Object.values(tools).map((recover) => () => cases.filter(({ text }) => recover(text) !== undefined).length);
  const times = await compare(runners, { rounds: 20 });
  console.log(`| ${name} | a value | equal parts | equal body | more than ours | µs a body | ratio |\n|---|--:|--:|--:|--:|--:|--:|`);
  const [ours] = results;
  for (const [index, tool] of Object.keys(tools).entries()) {
    const rows = results[index];
    const { microseconds, ratio } = times[index];
    const shares = [({ readable }) => readable, ({ parts }) => parts, ({ whole }) => whole, ({ parts }, at) => parts > ours[at].parts];
    const cells = [...shares.map((numberOf) => percent(mean(rows, numberOf))), (microseconds / cases.length).toFixed(1), ratio.toFixed(2)];
    console.log(`| ${[tool, ...cells].join(" | ")} |`);
  }
  console.log();
}

/** Returns for each text whether it has a value, the share of equal parts, and whether the whole body is equal. */
function resultsOf(cases, recover) {
  return cases.map(({ text, meant }) => {
    const value = recover(text);
    return { readable: value !== undefined, parts: shareOfParts(meant, value), whole: isDeepStrictEqual(meant, value) };
  });
}

function mean(results, numberOf) {
  return results.reduce((sum, result, index) => sum + Number(numberOf(result, index)), 0) / results.length;
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}

console.log(`${bodyCount} damaged bodies in each table, seed ${seed}\n`);
await printTable("deletions, insertions, swaps", damagedBodies(false));
await printTable("the same, and cut off", damagedBodies(true));
