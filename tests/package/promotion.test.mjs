// The outline of a promotion in the built package. The outline itself is tested by tests/promotion.rs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { toPromotion, validate } from "target-groups";
import hi from "target-groups/locales/hi";
import { requests } from "./rule-files.mjs";
import { published } from "./support.mjs";

const text = published("count.request");

test("text, bytes and values of a request have the same outline", () => {
  const { body, open, notice, report } = toPromotion(text);
  assert.equal(body.activities[0].event, "TestingEvent_FE");
  assert.deepEqual(report, validate(text));
  assert.ok(open.length > 10 && notice.length > 20);
  for (const input of [new TextEncoder().encode(text), JSON.parse(text)]) {
    const outline = toPromotion(input);
    assert.deepEqual([outline.body, outline.open], [body, open]);
  }
});

/** Returns the value at a JSON Pointer, or undefined. */
const at = (value, pointer) =>
  pointer
    .split("/")
    .slice(1)
    .reduce((value, key) => value?.[key], value);

test("assumed values are in the body, and sources in the request", () => {
  let outlines = 0;
  for (const request of [text, ...requests]) {
    const { body, open, report } = toPromotion(request);
    assert.equal(body !== undefined, report.valid, request);
    if (body === undefined) continue;
    outlines += 1;
    for (const { pointer, source, reason } of open) {
      if (reason === "assumed") assert.notEqual(at(body, pointer), undefined, `${pointer} of ${request}`);
      if (reason === "missing") assert.equal(at(body, pointer), undefined, `${pointer} of ${request}`);
      if (source !== undefined) assert.notEqual(at(JSON.parse(request), source), undefined, `${source} of ${request}`);
    }
  }
  assert.ok(outlines > 50, `${outlines} outlines`);
});

test("messages are in the language of the options", () => {
  const { open, notice } = toPromotion(text, { locale: hi });
  for (const message of [notice, ...open.map(({ message }) => message)]) assert.match(message, /[\u0900-\u097f]/);
});

test("a request with errors has no outline", () => {
  for (const input of ["{", '{"name": ""}', new Uint8Array([0xff])]) {
    const { body, open, report } = toPromotion(input);
    assert.deepEqual([body, open, report], [undefined, [], validate(input)]);
  }
});
