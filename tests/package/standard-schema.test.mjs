// `targetGroupRequest`: the schema of requests by Standard Schema and Standard JSON Schema.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as esbuild from "esbuild";
import hindi from "target-groups/locales/hi";
import { jsonSchema, targetGroupRequest, unchecked, validate } from "target-groups";
import { brokenBodies } from "./broken-bodies.mjs";
import { mutatedBodies } from "./mutated-bodies.mjs";
import { freshPackage, published, wasmBytes } from "./support.mjs";

const { validate: check, jsonSchema: convert, vendor, version } = targetGroupRequest["~standard"];
const body = (name = "count.request") => JSON.parse(published(name));

test("names itself", () => assert.deepEqual({ vendor, version }, { vendor: "target-groups", version: 1 }));

test("a valid value is returned itself, with its warnings", () => {
  for (const name of ["count.request", "sum.request"]) {
    const value = body(name);
    const result = check(value);
    assert.equal(result.value, value);
    assert.equal(result.issues, undefined);
    assert.deepEqual(
      result.warnings.map(({ code }) => code),
      validate(value).diagnostics.map(({ code }) => code),
    );
    assert.ok(result.warnings.length > 0);
  }
});

test("an issue has a path with numbers for indices, and what the diagnostic has", () => {
  const value = body();
  value.targets[0].defaultValues[1] = { defaultValue: "two" };
  value.periods[0].startDate = "2020/01/01";
  delete value.name;
  const { issues } = check(value);
  assert.deepEqual(
    issues.map(({ code, path }) => [code, path]),
    [
      ["required", ["name"]],
      ["date-invalid", ["periods", 0, "startDate"]],
      ["wrong-type", ["targets", 0, "defaultValues", 1, "defaultValue"]],
    ],
  );
  const [, date] = issues;
  assert.equal(date.severity, "error");
  assert.equal(date.fix.changes[0].value, "2020-01-01");
  assert.deepEqual(date.params, validate(unchecked(value)).diagnostics.find(({ code }) => code === "date-invalid").params);
});

test("a key that looks like an index is a key, and escapes are read", () => {
  const { diagnostics } = targetGroupRequest.report({ ...body(), 0: 1, "a/b~c": 1 });
  const paths = diagnostics.filter(({ code }) => code === "unknown-field").map(({ path }) => path);
  assert.deepEqual(paths, [["0"], ["a/b~c"]]);
});

const follow = (value, path) => path.reduce((at, step) => at?.[step], value);
const isObject = (value) => typeof value === "object" && value !== null;

test("for all bodies: the diagnostics are those of `validate`, and paths lead to the places of their pointers", () => {
  for (const value of [...mutatedBodies(11, 1000), ...brokenBodies(12, 2000)]) {
    const { valid, diagnostics } = targetGroupRequest.report(value);
    if (isObject(value)) assert.deepEqual(diagnostics.map(withoutPath), validate(unchecked(value)).diagnostics);
    const result = check(value);
    assert.equal(result.issues === undefined, valid);
    for (const { path, pointer } of diagnostics) {
      assert.equal(path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""), pointer);
      for (const [index, step] of path.entries()) {
        const parent = follow(value, path.slice(0, index));
        assert.equal(typeof step, Array.isArray(parent) ? "number" : "string", pointer);
      }
    }
  }
});

const withoutPath = (issue) => Object.fromEntries(Object.entries(issue).filter(([name]) => name !== "path"));

test("values that are no objects are reported, also text that is JSON", () => {
  for (const value of [undefined, null, "", published("count.request"), 5, NaN, true, () => 1, Symbol("s"), new Uint8Array([123, 125])]) {
    const { issues } = check(value);
    assert.ok(issues.length > 0, String(value));
    assert.ok(issues.every((issue) => issue.range === undefined));
  }
  assert.deepEqual(
    check(undefined).issues.map(({ code, path }) => [code, path]),
    [["wrong-type", []]],
  );
  const cycle = {};
  cycle.self = cycle;
  for (const value of [5n, cycle]) assert.throws(() => check(value), { code: "invalid-input" });
});

test("with options", () => {
  const value = { ...body(), name: " " };
  const inHindi = targetGroupRequest.with({ locale: hindi });
  const [issue] = inHindi["~standard"].validate(value).issues;
  assert.match(issue.message, /\p{Script=Devanagari}/u);
  const tolerant = inHindi.with({ rules: { "name-blank": "off" } });
  assert.deepEqual(
    tolerant.report(value).diagnostics.filter(({ severity }) => severity === "error"),
    [],
  );
  assert.match(tolerant.report({}).diagnostics.at(-1).message, /\p{Script=Devanagari}/u);
  assert.throws(() => targetGroupRequest.with(5), { code: "invalid-options" });
});

test("the JSON Schema is that of `jsonSchema`", () => {
  for (const side of ["input", "output"]) {
    assert.deepEqual(convert[side]({ target: "draft-2020-12" }), jsonSchema());
    assert.deepEqual(convert[side]({ target: "draft-07" }), jsonSchema({ draft: 7 }));
    assert.throws(() => convert[side]({ target: "openapi-3.0" }), { name: "TargetGroupsError", code: "invalid-options" });
  }
});

test("a bundle without the schemas does not contain them", async () => {
  const bundle = async (contents) => {
    const stdin = { contents, resolveDir: import.meta.dirname };
    const options = { bundle: true, minify: true, format: "esm", conditions: ["default"], write: false, logLevel: "error" };
    const { outputFiles } = await esbuild.build({ ...options, stdin, external: ["*.wasm"] });
    return outputFiles[0].text;
  };
  const marks = ["urn:target-groups:request", "urn:target-groups:form", "urn:target-groups:plan"];
  const found = async (contents) => {
    const text = await bundle(contents);
    return marks.filter((mark) => text.includes(mark));
  };
  assert.deepEqual(await found('import init, { validate } from "target-groups"; init().then(() => validate("{}"));'), []);
  assert.deepEqual(await found('import { targetGroupRequest } from "target-groups"; console.log(targetGroupRequest);'), marks.slice(0, 1));
});

test("before `init`, it returns a promise that loads the module; after it, the result", async () => {
  const fresh = await freshPackage();
  const schema = fresh.targetGroupRequest;
  assert.throws(() => schema.report({}), { code: "not-initialised" });
  const unloaded = schema["~standard"].validate({});
  assert.ok(unloaded instanceof Promise);
  // Node cannot fetch the file, as a page would.
  await assert.rejects(unloaded, { code: "load-failed" });
  fresh.initSync(wasmBytes);
  assert.ok(schema["~standard"].validate({}).issues.length > 0);
});
