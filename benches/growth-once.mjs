// Measures one text of growth-cases.mjs and prints the result as JSON: node growth-once.mjs <growing | worst> <name> <size>

import { allowedBytes, growing, worst } from "./growth-cases.mjs";
import { compare, timeOnce } from "./measure.mjs";
import { readPreview, readReport } from "./read.mjs";

/** A run that takes longer than this is not repeated. */
const patienceMilliseconds = 100;

const [group, name, size] = process.argv.slice(2);
const memories = watchMemories();
const library = await import("target-groups");

const [verb, text] = group === "worst" ? worst[name]() : ["validate", growing[name](Number(size))];
const bytes = Buffer.byteLength(text);
// The larger texts of some dimensions exceed the default limit.
const options = bytes > allowedBytes ? { limits: { bytes } } : undefined;
const report = (answer) => (verb === "preview" ? answer.report : answer);
const read = verb === "preview" ? readPreview : readReport;

const before = memoryBytes();
const { diagnostics } = report(library[verb](text, options));
const grown = memoryBytes() - before;
const [theirs, ours] = await time([parse, () => read(library[verb](text, options))]);

console.log(
  JSON.stringify({
    bytes,
    milliseconds: ours / 1000,
    ratio: ours / theirs,
    grown,
    diagnostics: diagnostics.length,
    failed: diagnostics.some(({ code }) => code === "internal"),
  }),
);

/** Microseconds of each runner. */
async function time(runners) {
  const once = runners.map(timeOnce);
  if (Math.max(...once) > patienceMilliseconds * 1000) return once;
  const compared = await compare(runners, { rounds: 9, warmUpMilliseconds: 150 });
  return compared.map(({ microseconds }) => microseconds);
}

/** Collects the memory of every instance: one that traps is replaced. */
function watchMemories() {
  const found = [];
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, parameters) {
      const instance = new target(...parameters);
      found.push(instance.exports.memory);
      return instance;
    },
  });
  return found;
}

/** Returns the size of the largest memory, because a trapped instance is the one that grew. */
function memoryBytes() {
  return Math.max(...memories.map(({ buffer }) => buffer.byteLength));
}

/** Some of the texts are not JSON. V8 stops at the first error; this package continues. */
function parse() {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
