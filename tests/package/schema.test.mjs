// The JSON Schema of the request, as the package gives it and ships it, before a validator that is not ours.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonSchema, validate } from "target-groups";
import { brokenBodies } from "./broken-bodies.mjs";
import { published } from "./support.mjs";

const shipped = JSON.parse(readFileSync(new URL(import.meta.resolve("target-groups/schema.json")), "utf8"));

/** The rules whose errors are errors of the schema too. */
const structural = ["wrong-type", "required", "enum-unknown", "sum-target-type", "till-id", "name-blank", "name-too-long"];

/** As strict as it gets, so that nobody who compiles the schema is warned. */
const matches = new Ajv2020({ allErrors: true, strict: true, strictTypes: true, strictTuples: true, strictRequired: true }).compile(
  shipped,
);

/** The places of the schema's errors: JSON Pointers to values, or to where missing ones should stand. */
function placesOfSchema(body) {
  matches(body);
  const place = ({ instancePath, params }) => (params.missingProperty ? `${instancePath}/${params.missingProperty}` : instancePath);
  return new Set((matches.errors ?? []).map(place));
}

/** The places of the rules' structural errors, but for what the schema does not say. */
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

/** Whether a key on the way to the place is no field of the request. The rules look into what it probably means. */
function isMisspelled(pointer) {
  const inner = (schema, key) => schema?.items ?? schema?.properties?.[key];
  return pointer !== "" && keysOf(pointer).reduce(inner, shipped) === undefined;
}

/** Whether a name is too long in UTF-16 code units, but not in characters. */
const isShortForTheSchema = ({ code, pointer }, body) =>
  code === "name-too-long" && [...keysOf(pointer).reduce((value, key) => value[key], body)].length <= 200;

test("the call answers what ships", () => {
  assert.deepEqual(jsonSchema(), shipped);
  assert.equal(shipped.$schema, "https://json-schema.org/draft/2020-12/schema");
});

test("whoever changes an answer changes nobody else's", () => {
  delete jsonSchema().properties;
  assert.deepEqual(jsonSchema(), shipped);
});

test("the published requests match", () => {
  for (const name of ["count", "sum"]) assert.ok(matches(JSON.parse(published(`${name}.request`))));
});

test("over 100,000 broken bodies, its errors are the structural errors of the rules", () => {
  let broken = 0;
  for (const body of brokenBodies(1, 100_000)) {
    const rules = placesOfRules(body);
    assert.deepEqual(placesOfSchema(body), rules, JSON.stringify(body));
    if (rules.size > 0) broken += 1;
  }
  assert.ok(broken > 33_000 && broken < 90_000, `${broken} bodies are broken`);
});

test("it counts characters where the rules count UTF-16 code units", () => {
  const request = { ...JSON.parse(published("count.request")), name: "😀".repeat(101) };
  assert.equal(validate(request).valid, false);
  assert.ok(matches(request));
  assert.ok(!matches({ ...request, name: "😀".repeat(201) }));
});
