// Speed means nothing if a validator checks less than others. Everything that all peers of the
// benchmarks report about a body must be among the diagnostics.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validate } from "target-groups";
import { peers, pointerOf } from "../../benches/peers/index.mjs";
import { mutatedBodies } from "./mutated-bodies.mjs";

/** An invalid value is not used in rules between fields. Any of these codes covers those rules. */
const brokenValue = new Set(["wrong-type", "null-value", "enum-unknown", "enum-spelling", "date-invalid", "required"]);

/** The rules that the peers check too. */
const essential = [
  "wrong-type",
  "required",
  "enum-unknown",
  "date-invalid",
  "total-periods-mismatch",
  "values-per-period",
  "value-not-positive",
  "period-end-before-start",
  "entity-type-pair",
  "attribute-missing",
  "streaks-order",
  "leaderboard-window",
  "ref-code-duplicate",
  "target-name-duplicate",
];

/** The diagnostics and the errors of all peers for each body. */
const compared = Array.from(mutatedBodies(9, 3_000), (body) => {
  const text = JSON.stringify(body);
  return { text, diagnostics: validate(text).diagnostics, errors: agreed(body) };
});

/** Returns the errors that all peers report, at the same pointer or one level above. */
function agreed(body) {
  const [first, ...others] = peers.map((peer) => errorsOf(peer, body));
  return first.filter(({ pointer }) => others.every((errors) => errors.some((error) => isAtOrAbove(error.pointer, pointer))));
}

/** Returns the errors of a peer: the pointer, and the code of the rule for errors between fields. */
function errorsOf({ check }, body) {
  const errors = [];
  check(body, (path, _message, code) => errors.push({ pointer: pointerOf(path), code }));
  return errors;
}

function isAtOrAbove(place, pointer) {
  return place === pointer || place === pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

function covers(diagnostics, { pointer, code }) {
  return diagnostics.some((diagnostic) => placesOf(diagnostic).includes(pointer) && isAbout(diagnostic, code));
}

/** Diagnostics that apply to many elements are reported once, with the other pointers in `related`. */
function placesOf({ pointer, related = [] }) {
  return [pointer, ...related.map((place) => place.pointer)];
}

function isAbout(diagnostic, code) {
  return code === undefined || diagnostic.code === code || brokenValue.has(diagnostic.code);
}

/** Returns the first error of the peers that is not reported. Ignores the diagnostics with one code. */
function firstMissed(missingCode) {
  for (const { text, diagnostics, errors } of compared) {
    const found = diagnostics.filter(({ code }) => code !== missingCode);
    const missed = errors.find((error) => !covers(found, error));
    if (missed !== undefined) return { text, missed, found: found.map(({ code, pointer }) => `${code} ${pointer}`) };
  }
  return undefined;
}

test("everything that all peers report is among the diagnostics", () => {
  assert.equal(firstMissed(undefined), undefined);
});

test("the comparison fails when a rule is missing", () => {
  for (const code of essential) assert.notEqual(firstMissed(code), undefined, code);
});

test("the bodies have thousands of errors that all peers report", () => {
  const errors = compared.flatMap((body) => body.errors);
  assert.ok(errors.length > 5_000, `${errors.length} errors`);
});
