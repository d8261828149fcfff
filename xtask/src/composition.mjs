// Prints the code size of a WebAssembly module by section, by crate and module, and by function.
//
// The module must contain the names of functions, so use the module from before `wasm-opt`. The shipped module is smaller, in about the
// same proportions.

import { readFileSync } from "node:fs";

const [file, count = "25"] = process.argv.slice(2);
const bytes = readFileSync(file);

/** Reads unsigned LEB128 numbers and names, beginning at an offset. */
function reader(at) {
  const number = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  const skip = (length) => bytes.subarray(at, (at += length));
  return { number, skip, name: () => skip(number()).toString("utf8"), at: () => at };
}

/** Yields the id, start and end of each section. */
function* sections() {
  const { number, skip, at } = reader(8);
  while (at() < bytes.length) {
    const [id, length] = [number(), number()];
    yield { id, from: at(), to: at() + length };
    skip(length);
  }
}

/** Returns the size of each function body in bytes. */
function bodySizes({ from }) {
  const { number, skip } = reader(from);
  return Array.from({ length: number() }, () => skip(number()).length);
}

/** Returns the names of functions by index, or undefined for a section without names. */
function functionNames({ from, to }) {
  const { number, skip, name, at } = reader(from);
  if (name() !== "name") return undefined;
  while (at() < to) {
    const [id, length] = [number(), number()];
    if (id === 1) return new Map(Array.from({ length: number() }, () => [number(), name()]));
    skip(length);
  }
  return undefined;
}

/** Returns the crate and module of a function: `target_groups::plan` for `<target_groups::plan::Plan as core::fmt::Debug>::fmt`. */
function ownerOf(name) {
  const path = name.replace(/^[<&*([\s]*(?:mut |dyn )?/, "");
  return /^(\w+)(?:::(\w+)(?=::))?/.exec(path)?.[0] ?? "other";
}

function sum(pairs) {
  const sums = new Map();
  for (const [key, size] of pairs) sums.set(key, (sums.get(key) ?? 0) + size);
  return [...sums].sort(([, a], [, b]) => b - a);
}

function print(title, rows) {
  console.log(`\n${title}`);
  for (const [name, size] of rows) console.log(`${size.toLocaleString("en").padStart(10)}  ${name}`);
}

const all = [...sections()];
const code = all.find(({ id }) => id === 10);
const names = all
  .filter(({ id }) => id === 0)
  .map(functionNames)
  .find((found) => found !== undefined);
if (code === undefined || names === undefined) throw new Error(`${file} has no code section or no names`);
const sizes = bodySizes(code);
// Imported functions have the first numbers and no body.
const imported = Math.max(...names.keys()) + 1 - sizes.length;
const functions = sizes.map((size, index) => [(names.get(imported + index) ?? "other").replace(/::h[0-9a-f]{16}$/, ""), size]);
const kinds = { 10: "code", 11: "data" };

print("sections", sum(all.map(({ id, from, to }) => [kinds[id] ?? "other", to - from])));
print("code by crate and module", sum(functions.map(([name, size]) => [ownerOf(name), size])).slice(0, Number(count)));
print("functions", sum(functions).slice(0, Number(count)));
