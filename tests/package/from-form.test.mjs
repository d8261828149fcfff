// `fromForm`: the text of form controls becomes values of the types of the fields.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fromForm, validate } from "target-groups";
import { mutatedBodies } from "./mutated-bodies.mjs";
import { published } from "./support.mjs";

const period = { startDate: "2027-01-01", endDate: "2027-01-31", refCode: "17" };

test("text becomes what its field holds", () => {
  const form = {
    name: "12",
    description: "",
    active: "on",
    leaderboardEnabled: "false",
    totalPeriods: "1",
    preferredTillId: "7998987987686876867",
    frequency: "-1.5",
    periods: [{ ...period, description: "", active: "true" }],
    targets: [
      {
        name: "t",
        targetType: "COUNT",
        expression: "true",
        active: "yes",
        defaultValues: [{ defaultValue: "2.50" }, { defaultValue: "two" }, { defaultValue: " 2" }],
        filters: [{ entityType: "STORE", entityIds: ["1", "2"] }],
        extendedFieldInfo: { programId: "5", aggregateWindow: { windowValue: "7" } },
      },
    ],
    unknown: "1",
  };
  assert.deepEqual(fromForm(form), {
    name: "12",
    active: true,
    leaderboardEnabled: false,
    totalPeriods: 1,
    preferredTillId: "7998987987686876867",
    frequency: -1.5,
    periods: [{ ...period, active: true }],
    targets: [
      {
        name: "t",
        targetType: "COUNT",
        expression: "true",
        active: "yes",
        defaultValues: [{ defaultValue: 2.5 }, { defaultValue: "two" }, { defaultValue: " 2" }],
        filters: [{ entityType: "STORE", entityIds: [1, 2] }],
        extendedFieldInfo: { programId: 5, aggregateWindow: { windowValue: "7" } },
      },
    ],
    unknown: "1",
  });
});

const asText = (value) => {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)]));
  return String(value);
};

test("a published request whose values are all text validates as the request", () => {
  for (const name of ["count.request", "sum.request"]) {
    const request = JSON.parse(published(name));
    const codes = (input) => validate(input).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
    const asTyped = codes(request).filter((code) => !/^(boolean-expression|numeric-ref-code|numeric-text)/.test(code));
    assert.deepEqual(codes(fromForm(asText(request))), asTyped);
  }
});

test("for all bodies: values of other types than text stay, and the argument is not changed", () => {
  for (const body of mutatedBodies(21, 500)) {
    const before = structuredClone(body);
    const converted = fromForm(body);
    assert.deepEqual(body, before);
    assert.deepEqual(fromForm(converted), converted);
  }
  const file = new Blob(["x"]);
  assert.equal(fromForm({ description: file }).description, file);
  assert.deepEqual([undefined, null, 5, "text"].map(fromForm), [undefined, null, 5, "text"]);
});

test("names of object members are nothing special", () => {
  const form = JSON.parse('{"__proto__": "", "constructor": "", "toString": "1", "name": "n"}');
  const converted = fromForm(form);
  assert.deepEqual(Object.keys(converted), ["__proto__", "constructor", "toString", "name"]);
  assert.equal(Object.getPrototypeOf(converted), Object.prototype);
  assert.deepEqual(fromForm({ active: "constructor" }), { active: "constructor" });
});
