// The JSON Schema of plans, checked with another validator.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { build, fromTemplate, jsonSchema, planOf, templates, unchecked } from "target-groups";
import { createDice } from "./broken-bodies.mjs";
import { published, root } from "./support.mjs";

const shipped = JSON.parse(readFileSync(new URL(import.meta.resolve("target-groups/plan.schema.json")), "utf8"));
const matches = new Ajv2020({ allErrors: true, strict: true, strictTypes: true }).compile(shipped);

/** The plans of the project: those of the templates, those of published requests, and one with every field. */
const folder = join(root, "tests/data/templates");
const everyField = {
  name: "n",
  description: "d",
  targetName: "t",
  event: "e",
  measure: "days",
  goal: [1, "2"],
  schedule: {
    ranges: [
      { start: "2027-01-01", end: "2027-01-31", name: "r", description: "d" },
      { start: "2027-02-01", end: "2027-02-28" },
    ],
    zone: "GMT",
  },
  tracking: { streak: [{ name: "l", periods: 1 }, { periods: 2 }], pauses: true },
  window: "calendar",
  enrolment: "import",
  only: [{ entity: "STORE", ids: [1] }],
  when: "currentTxn.value>500",
  till: 1,
  active: false,
  fields: { leaderboardEnabled: true },
  targetFields: { description: "d" },
};
const plans = [
  ...readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name, "plan.json"), "utf8"))),
  ...templates().map(({ id }) => fromTemplate(id).plan),
  ...["count.request", "sum.request"].map((name) => planOf(published(name)).plan).filter((plan) => plan !== undefined),
  everyField,
];

test("jsonSchema returns the published file, and drafts 2020-12 and 7 of it", () => {
  assert.deepEqual(jsonSchema({ of: "plan" }), shipped);
  assert.equal(shipped.$schema, "https://json-schema.org/draft/2020-12/schema");
  const inDraft7 = new Ajv({ strict: true }).compile(jsonSchema({ of: "plan", draft: 7 }));
  for (const plan of plans) assert.ok(inDraft7(plan));
  assert.throws(() => jsonSchema({ of: "plan", for: "forms" }), { code: "invalid-options" });
  assert.throws(() => jsonSchema({ of: "plans" }), { code: "invalid-options" });
});

test("the plans of the project match, and can be built", () => {
  assert.ok(plans.length > 10, `${plans.length} plans`);
  for (const plan of plans) {
    assert.ok(matches(plan), `${JSON.stringify(plan)}: ${JSON.stringify(matches.errors)}`);
    assert.ok(build(plan).report.valid);
  }
});

const paths = (value, path = []) =>
  typeof value === "object" && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))]
    : [path];

const others = [
  null,
  true,
  0,
  1,
  -1,
  1.5,
  "",
  " ",
  "x",
  "2",
  "COUNT",
  [],
  [1],
  {},
  { sum: "s" },
  { day: 1 },
  { day: 1, week: 1 },
  "n".repeat(201),
];

/** Replaces a value of a plan, removes it, or adds a field beside it. */
function mutate(plan, dice) {
  const changed = structuredClone(plan);
  const path = dice.pick(paths(changed).slice(1));
  const parent = path.slice(0, -1).reduce((at, key) => at[key], changed);
  const way = dice.below(8);
  if (way === 0) Array.isArray(parent) ? parent.pop() : delete parent[path.at(-1)];
  else if (way === 1 && !Array.isArray(parent)) parent[`${path.at(-1)}x`] = 1;
  else parent[path.at(-1)] = dice.pick(others);
  return changed;
}

/** Errors of one value by itself. */
const structural = ["wrong-type", "required", "enum-unknown", "name-blank", "name-too-long", "plan-blank"];

test("for 5,000 changed plans: the schema and `build` find the same wrong values", () => {
  const dice = createDice(3);
  let broken = 0;
  for (let round = 0; round < 5000; round += 1) {
    const plan = mutate(dice.pick(plans), dice);
    const { diagnostics } = build(unchecked(plan)).report;
    const text = () =>
      `${JSON.stringify(plan)}: ${JSON.stringify(matches.errors)} ${JSON.stringify(diagnostics.map(({ code, pointer }) => [code, pointer]))}`;
    if (matches(plan)) {
      const found = diagnostics.filter(
        ({ code, severity, pointer }) => severity === "error" && structural.includes(code) && !/^\/(fields|targetFields)\//.test(pointer),
      );
      assert.deepEqual(found, [], text());
    } else {
      broken += 1;
      assert.ok(
        diagnostics.some(({ severity }) => severity !== "info"),
        text(),
      );
    }
  }
  assert.ok(broken > 1500 && broken < 4800, `${broken} are broken`);
});
