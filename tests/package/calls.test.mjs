// Valid and invalid calls: what the facade does before and after the core.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as targetGroups from "target-groups";
import { published } from "./support.mjs";

const { validate, preview, edit, importRequest, send, TargetGroupsError } = targetGroups;
const text = published("count.request");
const bytes = (text) => new TextEncoder().encode(text);
const notUtf8 = new Uint8Array([0x7b, 0xff, 0x7d]);

const cycle = {};
cycle.self = cycle;
const noJson = {
  undefined: undefined,
  "a function": () => 1,
  "a symbol": Symbol("s"),
  "a BigInt": 1n,
  "a nested BigInt": { id: 1n },
  "a cycle": cycle,
  "a getter that throws": {
    get name() {
      throw new Error("no name");
    },
  },
  "a toJSON that throws": {
    toJSON() {
      throw new Error("no JSON");
    },
  },
  "a toJSON that answers undefined": { toJSON() {} },
  "a revoked proxy": (({ proxy, revoke }) => (revoke(), proxy))(Proxy.revocable({}, {})),
};

test("text, bytes and values of a request give the same report", () => {
  const codes = (input) => validate(input).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
  const expected = codes(text);
  assert.deepEqual(codes(bytes(text)), expected);
  assert.deepEqual(codes(JSON.parse(text)), expected);
  assert.deepEqual(codes({ toJSON: () => JSON.parse(text) }), expected);
});

test("accepts bytes of another realm", async () => {
  const { runInNewContext } = await import("node:vm");
  const foreign = runInNewContext(`new Uint8Array([${bytes(text).join()}])`);
  assert.deepEqual(validate(foreign), validate(bytes(text)));
});

test("bytes that are not UTF-8 are invalid input, not an invalid call", async (t) => {
  await t.test("validate", () => assert.equal(validate(notUtf8).diagnostics[0].code, "json-syntax"));
  await t.test("preview", () => assert.deepEqual(preview(notUtf8).report, validate(notUtf8)));
  await t.test("send", async () => {
    const fetch = () => assert.fail("nothing may be sent");
    const outcome = await send(notUtf8, { baseUrl: "https://example.com", fetch, force: true });
    assert.equal(outcome.outcome, "not-sent");
    assert.deepEqual(outcome.report, validate(notUtf8));
  });
});

test("rejects input that cannot be converted to JSON", async (t) => {
  for (const [name, input] of Object.entries(noJson))
    await t.test(name, async () => {
      const refusal = { name: "TargetGroupsError", code: "invalid-input" };
      assert.throws(() => validate(input), refusal);
      assert.throws(() => preview(input), refusal);
      await assert.rejects(send(input, { baseUrl: "https://example.com" }), refusal);
    });
});

test("errors have the original error as their cause", () => {
  const cause = new Error("no JSON");
  const input = {
    toJSON() {
      throw cause;
    },
  };
  assert.throws(
    () => validate(input),
    (error) => error instanceof TargetGroupsError && error instanceof Error && error.cause === cause,
  );
});

test("functions of text reject other input", () => {
  for (const input of [undefined, null, 1, {}, bytes("{}")]) {
    assert.throws(() => importRequest(input), { code: "invalid-input" });
    assert.throws(() => edit(input, []), { code: "invalid-input" });
  }
});

test("rejects changes that cannot be converted to JSON", () => {
  for (const value of [1n, cycle]) assert.throws(() => edit("{}", [{ pointer: "/name", value }]), { code: "invalid-changes" });
  for (const changes of [undefined, null, 1, {}, ["x"], [{}]]) assert.throws(() => edit("{}", changes), { code: "invalid-changes" });
});

test("rejects invalid options", async (t) => {
  const wrong = {
    "not an object": 1,
    "limits of a wrong type": { limits: "big" },
    "rules of a wrong type": { rules: 5 },
    "a getter that throws": {
      get rules() {
        throw new Error("no rules");
      },
    },
    "a cycle": { rules: cycle },
  };
  for (const [name, options] of Object.entries(wrong))
    await t.test(name, async () => {
      const refusal = { name: "TargetGroupsError", code: "invalid-options" };
      assert.throws(() => validate(text, options), refusal);
      assert.throws(() => preview(text, options), refusal);
      await assert.rejects(send(text, options), refusal);
    });
});

test("send checks its options before it sends", async () => {
  const baseUrl = "https://example.com";
  for (const host of [{ fetch: 1 }, { fetch: null }, { getHeaders: {} }, { signal: {} }, { signal: new EventTarget() }])
    await assert.rejects(send(text, { baseUrl, ...host }), { name: "TargetGroupsError", code: "invalid-options" });
});

test("does not send invalid headers", async () => {
  const fetch = () => assert.fail("nothing may be sent");
  const wrong = [
    () => {
      throw new Error("locked");
    },
    () => ({
      get authorization() {
        throw new Error("locked");
      },
    }),
    () => 5,
  ];
  for (const getHeaders of wrong) {
    const { outcome, reason } = await send(text, { baseUrl: "https://example.com", force: true, fetch, getHeaders });
    assert.deepEqual({ outcome, reason }, { outcome: "not-sent", reason: "headers" });
  }
});

test("undefined options are ignored", () => {
  assert.deepEqual(validate(text, { rules: undefined, limits: undefined }), validate(text));
});

test("`now` can be a Date, a number or a string", () => {
  const at = (now) => preview(text, { now });
  assert.deepEqual(at("2026-01-13T05:13:18Z"), at(new Date("2026-01-13T05:13:18Z")));
  assert.deepEqual(at("2026-01-13T05:13:18Z"), at(Date.parse("2026-01-13T05:13:18Z")));
  for (const now of [NaN, "yesterday", new Date(NaN), Infinity]) assert.throws(() => at(now), { code: "invalid-options" });
});

test("an edit keeps lone surrogates", () => {
  const { text } = edit('{"name":"a\ud800b","active":true}', [{ pointer: "/active", value: false }]);
  assert.equal(text, '{"name":"a\ud800b","active":false}');
});

test("applying the edits to the original text gives the new text", () => {
  const { text: changed, edits } = edit(text, [
    { pointer: "/name", value: "é🎂" },
    { pointer: "/active", remove: true },
  ]);
  const replayed = edits.toReversed().reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), text);
  assert.equal(changed, replayed);
  assert.deepEqual({ ...JSON.parse(text), name: "é🎂", active: undefined }, { ...JSON.parse(changed), active: undefined });
});

test("locates values, and missing values at their container", () => {
  const text = '{\r\n  "é": "😀",\n  "targets": [{ "name": 1 }]\n}';
  for (const [pointer, expected] of [
    ["", { from: 0, to: text.length, line: 1, column: 1 }],
    ["/é", { from: 10, to: 14, line: 2, column: 8 }],
    ["/targets/0/name", { from: 40, to: 41, line: 3, column: 25 }],
    ["/targets/0/missing/deep", { from: 30, to: 31, line: 3, column: 15 }],
    ["/targets/7", { from: 29, to: 30, line: 3, column: 14 }],
    ["no pointer", undefined],
  ])
    assert.deepEqual(targetGroups.locate(text, pointer), expected, pointer);
  assert.equal(targetGroups.locate("note", "/a"), undefined);
  assert.deepEqual(targetGroups.locate("{'a': 12,", "/a"), { from: 6, to: 8, line: 1, column: 7 });
});
