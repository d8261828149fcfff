// Being faster than other validators is worth nothing if it comes from checking less. Whatever all peers of the
// benchmarks report about a body must be among our diagnostics.

import assert from "node:assert/strict";
import { test } from "node:test";
import { validate } from "target-groups";
import { peers, pointerOf } from "../../benches/peers/index.mjs";
import { mutatedBodies } from "./mutated-bodies.mjs";

/** A value that is broken in itself takes no part in the rules between fields. Any of these codes stands for them. */
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

/** What each body is reported for, by us and by all peers. */
const compared = Array.from(mutatedBodies(9, 3_000), (body) => {
  const text = JSON.stringify(body);
  return { text, diagnostics: validate(text).diagnostics, errors: agreed(body) };
});

/** The errors on which all peers agree, at the same place or one level above it. */
function agreed(body) {
  const [first, ...others] = peers.map((peer) => errorsOf(peer, body));
  return first.filter(({ pointer }) => others.every((errors) => errors.some((error) => isAtOrAbove(error.pointer, pointer))));
}

/** What a peer reports: the pointer, and the code of our rule where the error is between fields. */
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

/** Something that holds for many elements of a list is reported once, with the other places in `related`. */
function placesOf({ pointer, related = [] }) {
  return [pointer, ...related.map((place) => place.pointer)];
}

function isAbout(diagnostic, code) {
  return code === undefined || diagnostic.code === code || brokenValue.has(diagnostic.code);
}

/** The first error of the peers that we do not report. Takes diagnostics of a code as if they were not there. */
function firstMissed(missingCode) {
  for (const { text, diagnostics, errors } of compared) {
    const found = diagnostics.filter(({ code }) => code !== missingCode);
    const missed = errors.find((error) => !covers(found, error));
    if (missed !== undefined) return { text, missed, found: found.map(({ code, pointer }) => `${code} ${pointer}`) };
  }
  return undefined;
}

test("whatever all peers report is among our diagnostics", () => {
  assert.equal(firstMissed(undefined), undefined);
});

test("the comparison notices any rule that is missing", () => {
  for (const code of essential) assert.notEqual(firstMissed(code), undefined, code);
});

test("the bodies have thousands of errors on which all peers agree", () => {
  const errors = compared.flatMap((body) => body.errors);
  assert.ok(errors.length > 5_000, `${errors.length} errors`);
});
