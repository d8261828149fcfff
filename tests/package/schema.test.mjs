// The JSON Schema of the request, checked with another validator.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonSchema, validate } from "target-groups";
import { brokenBodies } from "./broken-bodies.mjs";
import { published } from "./support.mjs";

const shipped = JSON.parse(readFileSync(new URL(import.meta.resolve("target-groups/schema.json")), "utf8"));

/** The rules whose errors are also errors of the schema. */
const structural = ["wrong-type", "required", "enum-unknown", "sum-target-type", "till-id", "name-blank", "name-too-long"];

/** Strict mode makes sure that users get no warnings when they compile the schema. */
const matches = new Ajv2020({ allErrors: true, strict: true, strictTypes: true, strictTuples: true, strictRequired: true }).compile(
  shipped,
);

/** Returns the JSON Pointers of the errors of the schema, including those of missing values. */
function placesOfSchema(body) {
  matches(body);
  const place = ({ instancePath, params }) => (params.missingProperty ? `${instancePath}/${params.missingProperty}` : instancePath);
  return new Set((matches.errors ?? []).map(place));
}

/** Returns the JSON Pointers of the structural errors of the rules, except those that the schema cannot express. */
function placesOfRules(body) {
  const isStructural = ({ code, severity }) => severity === "error" && structural.includes(code);
  const differs = (found) => isMisspelled(found.pointer) || isShortForTheSchema(found, body);
  const { diagnostics } = validate(JSON.stringify(body));
  return new Set(diagnostics.filter((found) => isStructural(found) && !differs(found)).map(({ pointer }) => pointer));
}

const keysOf = (pointer) =>
  pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

/** Returns whether the pointer contains an unknown field, which the rules read as a similar known field. */
function isMisspelled(pointer) {
  const inner = (schema, key) => schema?.items ?? schema?.properties?.[key];
  return pointer !== "" && keysOf(pointer).reduce(inner, shipped) === undefined;
}

/** Returns whether a name is too long in UTF-16 code units but not in characters. */
const isShortForTheSchema = ({ code, pointer }, body) =>
  code === "name-too-long" && [...keysOf(pointer).reduce((value, key) => value[key], body)].length <= 200;

test("jsonSchema returns the published file", () => {
  assert.deepEqual(jsonSchema(), shipped);
  assert.equal(shipped.$schema, "https://json-schema.org/draft/2020-12/schema");
});

test("validators of draft 7 take the schema, with the same results", () => {
  const inDraft7 = new Ajv({ allErrors: true, strict: true }).compile(jsonSchema({ draft: 7 }));
  const bodies = [published("count.request"), published("sum.request"), "{}", '{"name": "n", "targets": 1}'].map((text) =>
    JSON.parse(text),
  );
  assert.deepEqual(bodies.map(inDraft7), bodies.map(matches));
  assert.throws(() => jsonSchema({ draft: 4 }), { name: "TargetGroupsError", code: "invalid-options" });
});

test("changing a result does not affect other results", () => {
  delete jsonSchema().properties;
  assert.deepEqual(jsonSchema(), shipped);
});

test("the published requests match", () => {
  for (const name of ["count", "sum"]) assert.ok(matches(JSON.parse(published(`${name}.request`))));
});

test("for 100,000 invalid bodies, the schema and the rules report the same structural errors", () => {
  let broken = 0;
  for (const body of brokenBodies(1, 100_000)) {
    const rules = placesOfRules(body);
    assert.deepEqual(placesOfSchema(body), rules, JSON.stringify(body));
    if (rules.size > 0) broken += 1;
  }
  assert.ok(broken > 33_000 && broken < 90_000, `${broken} bodies are broken`);
});

test("counts characters where the rules count UTF-16 code units", () => {
  const request = { ...JSON.parse(published("count.request")), name: "😀".repeat(101) };
  assert.equal(validate(request).valid, false);
  assert.ok(matches(request));
  assert.ok(!matches({ ...request, name: "😀".repeat(201) }));
});
