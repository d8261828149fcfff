// The sandbox's fetch behaves like the platform's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSandbox } from "target-groups";
import { published } from "./support.mjs";

const url = "https://example.com/v3/targetGroups";
const body = published("count.request");
const headers = { "content-type": "application/json", authorization: "Basic test" };
const post = { method: "POST", headers, body };

test("it takes a string, a URL or a Request", async (t) => {
  const calls = {
    "a string": (fetch) => fetch(url, post),
    "a URL": (fetch) => fetch(new URL(url), post),
    "a Request": (fetch) => fetch(new Request(url, post)),
    "a Request and options": (fetch) => fetch(new Request(url), post),
    "a body of bytes": (fetch) => fetch(url, { ...post, body: new TextEncoder().encode(body) }),
    "a body in a Blob": (fetch) => fetch(url, { ...post, body: new Blob([body]) }),
  };
  for (const [name, call] of Object.entries(calls))
    await t.test(name, async () => {
      const sandbox = createSandbox();
      const response = await call(sandbox.fetch);
      assert.ok(response instanceof Response);
      assert.ok(response.ok);
      assert.equal((await response.json()).data.name, JSON.parse(body).name);
      assert.equal(sandbox.groups().length, 1);
    });
});

test("it refuses what the platform's fetch refuses", async () => {
  const { fetch } = createSandbox();
  await assert.rejects(fetch("/v3/targetGroups", post), TypeError);
  await assert.rejects(fetch(url, { body: "x" }), TypeError);
});

test("a connection that drops rejects with a TypeError", async (t) => {
  for (const [stored, groups] of [[true, 1], [false, 0]])
    await t.test(stored ? "after the group was stored" : "before the group was stored", async () => {
      const sandbox = createSandbox();
      sandbox.fail({ kind: "dropped", stored });
      await assert.rejects(sandbox.fetch(url, post), { name: "TypeError", message: "Failed to fetch" });
      assert.equal(sandbox.groups().length, groups);
    });
});

test("a signal aborts", async (t) => {
  await t.test("before the call", async () => {
    const sandbox = createSandbox();
    const reason = new Error("changed my mind");
    await assert.rejects(sandbox.fetch(url, { ...post, signal: AbortSignal.abort(reason) }), reason);
    assert.equal(sandbox.groups().length, 0);
  });
  await t.test("during the wait, though the server has the request already", async () => {
    const sandbox = createSandbox();
    sandbox.fail({ kind: "delay", ms: 60_000 });
    await assert.rejects(sandbox.fetch(url, { ...post, signal: AbortSignal.timeout(20) }), { name: "TimeoutError" });
    assert.equal(sandbox.groups().length, 1);
  });
  await t.test("no more, once the answer is there", async () => {
    const controller = new AbortController();
    const response = await createSandbox().fetch(url, { ...post, signal: controller.signal });
    controller.abort();
    assert.ok((await response.json()).data);
  });
});

test("a delayed answer comes late", async () => {
  const sandbox = createSandbox();
  sandbox.fail({ kind: "delay", ms: 60 });
  const started = performance.now();
  assert.ok((await sandbox.fetch(url, post)).ok);
  assert.ok(performance.now() - started >= 59);
});

test("faults come in the order in which they were asked for, each once", async () => {
  const sandbox = createSandbox();
  sandbox.fail({ kind: "status", status: 503 });
  sandbox.fail({ kind: "not-json" });
  assert.equal((await sandbox.fetch(url, post)).status, 503);
  await assert.rejects((await sandbox.fetch(url, post)).json(), SyntaxError);
  assert.ok((await sandbox.fetch(url, post)).ok);
});

test("reset forgets groups and faults", async () => {
  const sandbox = createSandbox();
  await sandbox.fetch(url, post);
  sandbox.fail({ kind: "dropped", stored: false });
  sandbox.reset();
  assert.deepEqual(sandbox.groups(), []);
  assert.ok((await sandbox.fetch(url, post)).ok);
});

test("two sandboxes know nothing of each other", async () => {
  const [one, other] = [createSandbox(), createSandbox()];
  await one.fetch(url, post);
  assert.deepEqual(other.groups(), []);
});

test("its clock may be set", async () => {
  const sandbox = createSandbox({ now: () => "2026-01-13T05:13:18Z" });
  const { data } = await (await sandbox.fetch(url, post)).json();
  assert.equal(data.periods[0].attribution.createdOnISO, "2026-01-13T05:13:18Z");
});
