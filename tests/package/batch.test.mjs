// validateMany of the built package.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validateMany } from "target-groups";

const request = (name) => ({ name, targets: [{ name: "t", targetType: "COUNT" }] });
const summary = ({ items, valid, faulty }) => ({
  items,
  valid,
  faulty: faulty.map(({ index, line, diagnostics }) => [
    index,
    line,
    diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
  ]),
});

test("lines, arrays, bytes and separate requests give the same report", () => {
  const requests = [request("a"), request(" "), request("A")];
  const errors = (lines) => [
    [1, lines?.[0], ["name-blank"]],
    [2, lines?.[1], ["name-repeated"]],
  ];
  const lines = requests.map((item) => JSON.stringify(item)).join("\r\n\r\n");
  const array = JSON.stringify(requests, null, 1);
  const arrayLines = array.split("\n").flatMap((line, index) => (line === " {" ? [index + 1] : []));
  const expected = (lines) => ({ items: 3, valid: false, faulty: errors(lines) });
  assert.deepEqual(summary(validateMany(lines)), expected([3, 5]));
  assert.deepEqual(summary(validateMany(new TextEncoder().encode(lines))), expected([3, 5]));
  assert.deepEqual(summary(validateMany(array)), expected(arrayLines.slice(1)));
  assert.deepEqual(summary(validateMany(requests)), expected());
  assert.deepEqual(summary(validateMany(new Set(requests.map((item) => JSON.stringify(item))))), expected());
});

test("an invalid line does not affect other lines, and all diagnostics are counted", () => {
  const { counts, faulty } = validateMany(`${JSON.stringify(request("a"))}\n{"name": }\n${JSON.stringify(request("b"))}`, {
    rules: { "frequency-missing": "warning" },
  });
  assert.deepEqual(
    faulty.map(({ index, line }) => [index, line]),
    [[1, 2]],
  );
  assert.deepEqual([counts["json-syntax"], counts["frequency-missing"]], [1, 3]);
});

test("thousands of requests take one call", () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => JSON.stringify(request(`group ${index}`))).join("\n");
  const { items, valid, faulty } = validateMany(lines);
  assert.deepEqual({ items, valid, faulty }, { items: 5_000, valid: true, faulty: [] });
});

test("input that is not a batch throws", () => {
  for (const input of [7, null, undefined, { name: "n" }])
    assert.throws(() => validateMany(input), { name: "TargetGroupsError", code: "invalid-input" });
  assert.throws(() => validateMany("", { rules: { nothing: "off" } }), { code: "invalid-options" });
});
