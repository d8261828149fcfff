// The sandbox's fetch behaves like the platform's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSandbox, send } from "target-groups";
import { published } from "./support.mjs";

const url = "https://example.com/v3/targetGroups";
const body = published("count.request");
const headers = { "content-type": "application/json", authorization: "Basic test" };
const post = { method: "POST", headers, body };

test("accepts a string, a URL or a Request", async (t) => {
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

test("rejects what the global fetch rejects", async () => {
  const { fetch } = createSandbox();
  await assert.rejects(fetch(url, { body: "x" }), TypeError);
});

test("`now` is a moment in any form, or a function that returns one", async () => {
  const moment = "2025-07-18T12:00:00Z";
  const forms = [moment, new Date(moment), Date.parse(moment), () => moment, () => new Date(moment), () => Date.parse(moment)];
  for (const now of forms) {
    const { data } = await (await createSandbox({ now }).fetch(url, post)).json();
    assert.equal(data.periods[0].periodStatus, "RUNNING");
    assert.equal(data.targets[0].attribution.createdOnISO, moment);
  }
});

test("an invalid option throws at once", () => {
  for (const options of [
    { now: "soon" },
    { now: NaN },
    { now: 9e15 },
    { now: Symbol("s") },
    { now: new Date("soon") },
    { now: {} },
    { ids: { groups: 1 } },
    { ids: { group: -1 } },
    { user: { id: 1 } },
    { fault: "x" },
    { clock: Date.now },
    { storage: "cookie" },
    null,
  ])
    assert.throws(() => createSandbox(options), { name: "TargetGroupsError", code: "invalid-options" }, JSON.stringify(options));
});

test("takes headers in any form, and the URL of a proxy", async (t) => {
  const { Authorization, ...rest } = { Authorization: "Basic test", "Content-Type": "application/json" };
  for (const [name, given] of Object.entries({
    "names in any case": { AUTHORIZATION: Authorization, ...rest },
    pairs: Object.entries({ Authorization, ...rest }),
    Headers: new Headers({ Authorization, ...rest }),
    "a stand-in for Headers": new Map(Object.entries({ Authorization, ...rest })),
  }))
    await t.test(name, async () => {
      for (const address of [url, "/api/v3/targetGroups", "https://proxy.example/capillary/v3/targetGroups"])
        assert.equal((await createSandbox().fetch(address, { ...post, headers: given })).status, 200, address);
    });
});

test("works without the classes of the platform", async () => {
  const { Request, Response, Headers } = globalThis;
  Object.assign(globalThis, { Request: undefined, Response: undefined, Headers: undefined });
  try {
    const response = await createSandbox().fetch(url, post);
    assert.deepEqual([response.status, response.ok, response.headers.get("Content-Type")], [200, true, "application/json"]);
    assert.equal((await response.clone().json()).data.name, JSON.parse(await response.text()).data.name);
    const outcome = await send(body, { baseUrl: "/api", headers, fetch: createSandbox().fetch });
    assert.equal(outcome.outcome, "created");
  } finally {
    Object.assign(globalThis, { Request, Response, Headers });
  }
});

test("a lost connection rejects with a TypeError", async (t) => {
  for (const [stored, groups] of [
    [true, 1],
    [false, 0],
  ])
    await t.test(stored ? "after the group was stored" : "before the group was stored", async () => {
      const sandbox = createSandbox();
      sandbox.fail({ kind: "dropped", stored });
      await assert.rejects(sandbox.fetch(url, post), { name: "TypeError", message: "Failed to fetch" });
      assert.equal(sandbox.groups().length, groups);
    });
});

test("a signal cancels the call", async (t) => {
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

test("a delay delays the response", async () => {
  const sandbox = createSandbox();
  sandbox.fail({ kind: "delay", ms: 60 });
  const started = performance.now();
  assert.ok((await sandbox.fetch(url, post)).ok);
  assert.ok(performance.now() - started >= 59);
});

test("faults apply in order, each once", async () => {
  const sandbox = createSandbox();
  sandbox.fail({ kind: "status", status: 503 });
  sandbox.fail({ kind: "not-json" });
  assert.equal((await sandbox.fetch(url, post)).status, 503);
  await assert.rejects((await sandbox.fetch(url, post)).json(), SyntaxError);
  assert.ok((await sandbox.fetch(url, post)).ok);
});

test("reset removes groups and faults", async () => {
  const sandbox = createSandbox();
  await sandbox.fetch(url, post);
  sandbox.fail({ kind: "dropped", stored: false });
  sandbox.reset();
  assert.deepEqual(sandbox.groups(), []);
  assert.ok((await sandbox.fetch(url, post)).ok);
});

test("sandboxes are independent", async () => {
  const [one, other] = [createSandbox(), createSandbox()];
  await one.fetch(url, post);
  assert.deepEqual(other.groups(), []);
});

test("the clock is an option", async () => {
  const sandbox = createSandbox({ now: () => "2026-01-13T05:13:18Z" });
  const { data } = await (await sandbox.fetch(url, post)).json();
  assert.equal(data.periods[0].attribution.createdOnISO, "2026-01-13T05:13:18Z");
});

test("an invalid fault throws at once and does not affect later calls", async () => {
  const sandbox = createSandbox();
  for (const fault of [
    undefined,
    null,
    7,
    "dropped",
    [],
    {},
    { kind: "explode" },
    { kind: "code" },
    { kind: "code", code: 0 },
    { kind: "status", status: 99 },
    { kind: "delay", ms: -1 },
    { kind: "delay", ms: 5, stored: true },
    { kind: "not-json", more: 1 },
  ])
    assert.throws(() => sandbox.fail(fault), { name: "TargetGroupsError", code: "invalid-options" }, JSON.stringify(fault));
  assert.ok((await sandbox.fetch(url, post)).ok);
});

test("a fault is copied when it is added", async () => {
  const sandbox = createSandbox();
  const fault = { kind: "status", status: 503 };
  sandbox.fail(fault);
  fault.status = 204;
  assert.equal((await sandbox.fetch(url, post)).status, 503);
});

test("a server error can store the group", async () => {
  const sandbox = createSandbox();
  sandbox.fail({ kind: "status", status: 500, stored: true });
  assert.equal((await sandbox.fetch(url, post)).status, 500);
  assert.equal(sandbox.groups().length, 1);
});

test("all statuses are possible, including those without a body", async () => {
  for (const status of [200, 204, 205, 304, 401, 429, 599]) {
    const sandbox = createSandbox();
    sandbox.fail({ kind: "status", status });
    assert.equal((await sandbox.fetch(url, post)).status, status);
    sandbox.fail({ kind: "code", code: 310069, status });
    assert.equal((await sandbox.fetch(url, post)).status, status);
  }
});

test("lists groups and events, and finds groups by id and name", async () => {
  const sandbox = createSandbox();
  const { data: created } = await (await sandbox.fetch(url, post)).json();
  const ask = async (path, init) => (await (await sandbox.fetch(new URL(path, url), { headers, ...init })).json()).data;
  const [listed] = await ask("/v3/targetGroups?includePeriods=true");
  assert.deepEqual(await ask(`/v3/targetGroups/${created.id}`), listed);
  assert.deepEqual([listed.id, listed.name, listed.periods, listed.frequencyType], [created.id, created.name, created.periods, "CUSTOM"]);
  const free = (value) => ask("/v3/targetGroups/isValidName", { method: "POST", body: JSON.stringify({ type: "targetGroupName", value }) });
  assert.deepEqual([await free(created.name.toUpperCase()), await free("another")], [false, true]);
  const events = await ask("/v2/events");
  assert.ok(events.some(({ clickEventsMeta }) => clickEventsMeta.eventName === JSON.parse(body).targets[0].eventName));
});

test("the state can be exported and imported", async () => {
  const [one, other] = [createSandbox(), createSandbox()];
  assert.equal(one.exportState(), "");
  await one.fetch(url, post);
  other.importState(one.exportState());
  assert.deepEqual(other.groups(), one.groups());
  assert.equal((await other.fetch(url, post)).status, 400, "the name is taken there too");
  for (const text of ["{", "[]", '{"groups":[{}],"ids":{}}', one.exportState().slice(1)])
    assert.throws(() => other.importState(text), { code: "invalid-input" });
  assert.throws(() => other.importState(undefined), { code: "invalid-input" });
  assert.equal(other.groups().length, 1, "a refused import changes nothing");
  other.importState("");
  assert.deepEqual(other.groups(), []);
});

/** A storage that can fail on demand. */
class FakeStorage {
  items = new Map();
  failing = false;
  #check() {
    if (this.failing) throw new DOMException("full", "QuotaExceededError");
  }
  getItem(key) {
    this.#check();
    return this.items.get(key) ?? null;
  }
  setItem(key, value) {
    this.#check();
    this.items.set(key, value);
  }
  removeItem(key) {
    this.#check();
    this.items.delete(key);
  }
}

/** Runs a function with a replaced storage. */
async function withStorage(name, descriptor, run) {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { configurable: true, ...descriptor });
  try {
    await run();
  } finally {
    if (before) Object.defineProperty(globalThis, name, before);
    else delete globalThis[name];
  }
}

test("keeps groups across reloads if requested", async (t) => {
  for (const [storage, name] of [
    ["session", "sessionStorage"],
    ["local", "localStorage"],
  ])
    await t.test(storage, async () => {
      const page = new FakeStorage();
      await withStorage(name, { value: page }, async () => {
        const before = createSandbox({ storage });
        await before.fetch(url, post);
        assert.deepEqual([...page.items.keys()], ["target-groups-sandbox"]);
        const after = createSandbox({ storage });
        assert.deepEqual([after.groups(), after.isStored()], [before.groups(), true]);
        assert.deepEqual(createSandbox({ storage, key: "other" }).groups(), []);
        after.reset();
        assert.deepEqual([page.items.size, before.groups()], [0, []], "two pages share the storage");
      });
    });
});

test("works with a storage that is full, blocked, missing or used by others", async (t) => {
  const full = new FakeStorage();
  full.failing = true;
  const strange = new FakeStorage();
  strange.items.set("target-groups-sandbox", "not ours");
  const cases = {
    full: { value: full },
    refused: {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    },
    missing: { value: undefined },
  };
  for (const [name, descriptor] of Object.entries(cases))
    await t.test(name, () =>
      withStorage("localStorage", descriptor, async () => {
        const sandbox = createSandbox({ storage: "local" });
        assert.ok((await sandbox.fetch(url, post)).ok);
        assert.deepEqual([sandbox.groups().length, sandbox.isStored()], [1, false]);
        sandbox.reset();
        assert.deepEqual(sandbox.groups(), []);
      }),
    );
  await t.test("filled by others", () =>
    withStorage("localStorage", { value: strange }, async () => {
      const sandbox = createSandbox({ storage: "local" });
      assert.deepEqual(sandbox.groups(), []);
      assert.ok((await sandbox.fetch(url, post)).ok);
      assert.equal(createSandbox({ storage: "local" }).groups().length, 1);
    }),
  );
  await t.test("full for a while", () =>
    withStorage("localStorage", { value: full }, async () => {
      const sandbox = createSandbox({ storage: "local" });
      await sandbox.fetch(url, post);
      full.failing = false;
      assert.equal(sandbox.groups().length, 1);
      await sandbox.fetch(url, post);
      assert.equal(sandbox.isStored(), true);
      assert.equal(createSandbox({ storage: "local" }).groups().length, 1);
    }),
  );
});

test("rejects invalid options of the storage", () => {
  assert.throws(() => createSandbox({ storage: "cookie" }), { code: "invalid-options" });
  assert.throws(() => createSandbox({ storage: "local", key: "" }), { code: "invalid-options" });
});

test("the same clock, ids and user give the same responses", async () => {
  const options = {
    now: () => "2026-01-13T05:13:18Z",
    ids: { group: 7, period: 70 },
    user: { id: 3, code: "c", description: "", name: "n", type: "TILL" },
  };
  const answers = await Promise.all([1, 2].map(async () => (await createSandbox(options).fetch(url, post)).text()));
  assert.equal(answers[0], answers[1]);
  assert.equal(JSON.parse(answers[0]).data.id, 7);
});
