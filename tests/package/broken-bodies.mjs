// Invalid bodies: a valid one with a few values replaced, respelled, removed or added.
// The Rust tests have their own generator (tests/schema/broken_bodies.rs). Both use the same list of unusual values.

import { readFileSync } from "node:fs";
import { published } from "./support.mjs";

const data = (name) => JSON.parse(readFileSync(new URL(`../data/schema/${name}.json`, import.meta.url), "utf8"));
const right = [data("every-field"), JSON.parse(published("count.request")), JSON.parse(published("sum.request"))];
const odd = [...data("odd-values"), ...["a".repeat(200), "a".repeat(201), "😀".repeat(100), "😀".repeat(101), "😀".repeat(201)]];

/** Returns the bodies for a seed, which are the same in every run. */
export function* brokenBodies(seed, count) {
  const dice = createDice(seed);
  for (let made = 0; made < count; made += 1) {
    let body = structuredClone(dice.pick(right));
    for (let changes = dice.below(6); changes > 0; changes -= 1) body = breakOne(body, dice);
    yield body;
  }
}

/** Returns a generator of pseudo-random numbers (mulberry32). */
export function createDice(seed) {
  let state = seed;
  const below = (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const pick = (choices) => choices[below(choices.length)];
  return { below, pick };
}

function breakOne(body, dice) {
  const places = [...placesOf(body)];
  const { parent, key, value } = dice.pick([{ value: body }, ...places]);
  const broken = dice.pick([oddValue, reworded, rearranged])(value, dice);
  if (parent === undefined) return broken;
  parent[key] = broken;
  return body;
}

function* placesOf(parent) {
  if (parent === null || typeof parent !== "object") return;
  for (const [key, value] of Object.entries(parent)) {
    yield { parent, key, value };
    yield* placesOf(value);
  }
}

const oddValue = (_, dice) => structuredClone(dice.pick(odd));

/** Returns another spelling of a value. */
function reworded(value, dice) {
  if (typeof value === "string") return rewordedText(value, dice);
  if (typeof value === "number") return dice.pick([String(value), -value, value + 0.5, value * 1e15]);
  if (typeof value === "boolean") return String(value);
  return Array.isArray(value) ? (value[0] ?? null) : [value];
}

function rewordedText(text, dice) {
  const letters = [...text];
  const at = dice.below(letters.length + 1);
  return dice.pick([
    text.toLowerCase(),
    text.replaceAll("_", " "),
    text.replace("_", "-"),
    ` ${text}\n`,
    `\u0085${text}\u2003`,
    letters.toSpliced(at, 1).join(""),
    letters.toSpliced(at, 0, ...letters.slice(at, at + 1)).join(""),
  ]);
}

/** Removes, adds or moves members and elements. */
function rearranged(value, dice) {
  if (Array.isArray(value) && value.length > 0)
    return dice.pick([value.toSpliced(dice.below(value.length), 1), [...value, oddValue(value, dice)]]);
  if (value === null || typeof value !== "object" || Object.keys(value).length === 0) return null;
  const key = dice.pick(Object.keys(value));
  const { [key]: member, ...others } = value;
  return dice.pick([
    others,
    { ...value, id: oddValue(value, dice) },
    { ...value, mood: oddValue(value, dice) },
    { ...others, [rewordedText(key, dice)]: member },
  ]);
}
