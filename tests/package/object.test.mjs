// An object gives the same report as its JSON text, without ranges.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { isValid, validate } from "target-groups";
import { brokenBodies, createDice } from "./broken-bodies.mjs";
import { mutatedBodies } from "./mutated-bodies.mjs";
import { published } from "./support.mjs";

const withoutRange = (diagnostic) => Object.fromEntries(Object.entries(diagnostic).filter(([name]) => name !== "range"));
const withoutRanges = ({ diagnostics, ...report }) => ({
  ...report,
  diagnostics: diagnostics
    .map(withoutRange)
    .map(({ related, ...diagnostic }) => (related ? { ...diagnostic, related: related.map(withoutRange) } : diagnostic)),
});

/** Compares an object with its text. Getters and proxies may run in both. */
function judgedAsText(object, options) {
  const text = JSON.stringify(object);
  const report = validate(object, options);
  assert.deepEqual(report, withoutRanges(validate(text, options)), text);
  assert.equal(isValid(object, options), report.valid, text);
}

const body = (name = "count.request") => JSON.parse(published(name));

test("generated bodies", () => {
  for (const object of mutatedBodies(5, 1500)) judgedAsText(object);
  for (const object of brokenBodies(6, 1500)) if (typeof object === "object" && object !== null) judgedAsText(object);
});

class Instance {
  constructor(members) {
    Object.assign(this, members);
  }

  get inherited() {
    return "not its own";
  }
}

const asRecord = (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : { name: value });
const withPrototype = (prototype, members) => Object.assign(Object.create(prototype), members);

/** Values that only `JSON.stringify` can convert. Each is made from the original value. */
const oddValues = {
  undefined: () => undefined,
  function: () => () => 1,
  "a function with toJSON": () => Object.assign(() => 1, { toJSON: () => "from a function" }),
  symbol: () => Symbol("s"),
  NaN: () => NaN,
  Infinity: () => -Infinity,
  "-0": () => -0,
  "1e21": () => 1e21,
  "1e-7": () => 1e-7,
  "2^20": () => 2 ** 20,
  "2^20 - 1": () => 2 ** 20 - 1,
  "2^32": () => 2 ** 32,
  "2^53": () => 2 ** 53,
  "a fraction": () => 0.1 + 0.2,
  "a boxed number": () => new Number(3),
  "a boxed NaN": () => new Number(NaN),
  "a boxed string": () => new String("COUNT"),
  "a boxed boolean": () => new Boolean(false),
  "a boxed symbol": () => Object(Symbol("s")),
  date: () => new Date(1_800_000_000_000),
  "an invalid date": () => new Date(NaN),
  map: () => new Map([["a", 1]]),
  "a regular expression": () => /a/u,
  error: () => new Error("x"),
  bytes: () => new Uint8Array([1, 2]),
  "toJSON to text": (value) => ({ toJSON: (key) => `${key} ${typeof value}` }),
  "toJSON to a number": () => ({ toJSON: () => 1.5 }),
  "toJSON to null": () => ({ toJSON: () => null }),
  "toJSON to nothing": () => ({ toJSON: () => undefined }),
  "toJSON to the value": (value) => ({ toJSON: () => value }),
  "an array with toJSON": (value) => Object.assign([1], { toJSON: () => value }),
  "a toJSON that is none": (value) => ({ ...asRecord(value), toJSON: 5 }),
  "a sparse array": () => Object.assign([], { 3: "x" }),
  "an array of undefined": () => [undefined, () => 1, Symbol("s"), NaN],
  "an array with members": () => Object.assign([1], { name: "x" }),
  "an instance": (value) => new Instance(asRecord(value)),
  "an object without prototype": (value) => withPrototype(null, asRecord(value)),
  "inherited members": (value) => withPrototype({ name: "inherited" }, asRecord(value)),
  "a tag": (value) => ({ ...asRecord(value), [Symbol.toStringTag]: "Number" }),
  "another realm": (value) => runInNewContext(`JSON.parse(${JSON.stringify(JSON.stringify(asRecord(value)))})`),
  proxy: (value) => new Proxy(asRecord(value), {}),
  "a proxy of an array": (value) => new Proxy([value], {}),
  getter: (value) => ({
    ...asRecord(value),
    get name() {
      return "got";
    },
  }),
  "hidden members": (value) => Object.defineProperty({ ...asRecord(value) }, "name", { value: "hidden", enumerable: false }),
  "keys that are symbols": (value) => ({ ...asRecord(value), [Symbol("s")]: 1 }),
  "keys that are numbers": (value) => ({ ...asRecord(value), 10: 1, 2: 2 }),
  "a key __proto__": (value) => ({ ...asRecord(value), ["__proto__"]: { a: 1 } }),
  "a key that is empty": (value) => ({ ...asRecord(value), "": 1 }),
  "an unknown key of no value": (value) => ({ ...asRecord(value), mood: undefined, tempér: () => 1 }),
  "a long key": (value) => ({ ...asRecord(value), ["k".repeat(300)]: 1 }),
  "a lone surrogate": () => "a\uD83D",
  "lone surrogates as keys": (value) => ({ ...asRecord(value), "\uD83D": 1, "\uD83E": 2 }),
  "U+FFFD": () => "\uFFFD",
  "other scripts": () => "नमस्ते 😀 \u2028",
  "control characters": () => '\u0000\u0001\b\f\n\r\t\u000b\u007f"\\/',
  "a vertical tab": () => "\u000b5",
  "a backslash": () => "\\n5",
  "deep nesting": () => JSON.parse("[".repeat(70) + "]".repeat(70)),
  "very deep nesting": () => JSON.parse("[".repeat(1000) + "]".repeat(1000)),
  ...("rawJSON" in JSON && {
    "raw JSON": () => JSON.rawJSON("1.50"),
    "toJSON to raw JSON": () => ({ toJSON: () => JSON.rawJSON("2.50") }),
  }),
};

/** Returns all positions in a body. */
function* placesOf(parent) {
  for (const key of Object.keys(parent)) {
    yield { parent, key };
    if (typeof parent[key] === "object" && parent[key] !== null) yield* placesOf(parent[key]);
  }
}

test("unusual values at every position", async (t) => {
  for (const [name, odd] of Object.entries(oddValues))
    await t.test(name, () => {
      for (const file of ["count.request", "sum.request"]) {
        const object = body(file);
        for (const { parent, key } of [...placesOf(object)]) {
          const value = parent[key];
          parent[key] = odd(value);
          judgedAsText(object);
          parent[key] = value;
        }
      }
    });
});

test("several unusual values at once", () => {
  const dice = createDice(8);
  for (const object of mutatedBodies(9, 600)) {
    const places = [...placesOf(object)];
    for (let left = 1 + dice.below(3); left > 0; left -= 1) {
      const { parent, key } = dice.pick(places);
      parent[key] = dice.pick(Object.values(oddValues))(parent[key]);
    }
    judgedAsText(object);
  }
});

test("unusual values as input", () => {
  for (const odd of Object.values(oddValues)) {
    const value = odd(body());
    if (typeof value !== "string" && typeof JSON.stringify(value) === "string" && !ArrayBuffer.isView(value)) judgedAsText(value);
  }
  for (const value of [null, true, 12, [], {}, [[]], [null]]) judgedAsText(value);
});

test("prototypes that are changed later", () => {
  const added = [
    [Object.prototype, "toJSON", () => "always"],
    [Array.prototype, "toJSON", () => "no list"],
    [String.prototype, "toJSON", () => "not asked"],
    [BigInt.prototype, "toJSON", () => "a big one"],
  ];
  for (const [prototype, name, value] of added) {
    const objects = [body(), { ...body(), preferredTillId: 1n }].filter(
      (object) => prototype === BigInt.prototype || typeof object.preferredTillId !== "bigint",
    );
    Object.defineProperty(prototype, name, { value, configurable: true });
    try {
      // Assertions create objects too.
      const seen = objects.map((object) => [validate(object), validate(JSON.stringify(object))]);
      delete prototype[name];
      for (const [report, expected] of seen) assert.deepEqual(report, withoutRanges(expected));
    } finally {
      delete prototype[name];
    }
  }
});

test("large objects", () => {
  const large = body();
  large.targets = Array.from({ length: 60 }, (_, index) => ({
    ...large.targets[0],
    name: `लक्ष्य ${index}`,
    defaultValues: Array.from({ length: 400 }, (_, day) => ({ defaultValue: day * 7 })),
  }));
  judgedAsText(large);
  for (const bytes of [JSON.stringify(large).length, 4000, 1 << 22]) judgedAsText(large, { limits: { bytes } });
  judgedAsText({ ...body(), name: "x".repeat(3 << 20) });
  judgedAsText(body());
});

test("has the same limits of depth and size as text", () => {
  const object = body();
  const bytes = Buffer.byteLength(JSON.stringify(object));
  for (const limits of [{ bytes }, { bytes: bytes - 1 }, { depth: 2 }, { depth: 5 }]) judgedAsText(object, { limits });
});

test("does not change objects, and reads each getter once", () => {
  const object = body();
  let reads = 0;
  const { name } = object;
  Object.defineProperty(object, "name", { get: () => (reads++, name), enumerable: true });
  Object.freeze(object);
  validate(object);
  assert.equal(reads, 1);
  const shared = { defaultValue: 1 };
  const twice = { ...body(), targets: [{ ...body().targets[0], defaultValues: [shared, shared] }] };
  judgedAsText(twice);
});

test("a getter can call validate", () => {
  const inner = [];
  const object = {
    ...body(),
    get name() {
      inner.push(validate(body("sum.request")), validate(`"${"x".repeat(2 << 20)}"`));
      return "outer";
    },
  };
  const report = validate(object);
  assert.deepEqual(report, withoutRanges(validate(JSON.stringify({ ...body(), name: "outer" }))));
  assert.deepEqual(inner[0], withoutRanges(validate(JSON.stringify(body("sum.request")))));
});

test("works after an object that throws", () => {
  assert.throws(
    () =>
      validate({
        ...body(),
        get name() {
          throw new Error("no name");
        },
      }),
    { code: "invalid-input" },
  );
  judgedAsText(body());
});

test("throws the errors of JSON.stringify", () => {
  const cycle = { ...body() };
  cycle.targets = [{ cycle }];
  for (const object of [cycle, { ...body(), name: 1n }]) {
    let message;
    try {
      JSON.stringify(object);
    } catch (error) {
      ({ message } = error);
    }
    assert.throws(() => validate(object), { code: "invalid-input", message: `The value cannot be converted to JSON: ${message}` });
  }
});
