// sendMany with the simulated API: stopped at every line of the journal, with every fault, and started again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSandbox, sendMany } from "target-groups";
import hi from "target-groups/locales/hi";
import { published } from "./support.mjs";

const baseUrl = "eu";
const headers = { authorization: "Basic test" };
const names = ["Alpha", "Beta", "Gamma"];
const request = (name, changes = {}) => ({ ...JSON.parse(published("count.request")), name, ...changes });
const requests = names.map((name) => request(name));

/** A journal in memory that simulates a stopped process before, during or after a certain line. */
function journalOf({ killAt = Infinity, how = "after" } = {}) {
  const journal = {
    text: "",
    lines: 0,
    killed: false,
    read: () => journal.text,
    append(line) {
      if (journal.killed) return new Promise(() => {});
      if (journal.lines++ === killAt) {
        journal.killed = true;
        journal.text += { before: "", middle: line.slice(0, line.length / 2), after: line }[how];
        journal.onKill();
        return new Promise(() => {});
      }
      journal.text += line;
    },
    onKill: () => {},
  };
  return journal;
}

const run = (sandbox, journal, options) =>
  sendMany(requests, { baseUrl, headers, fetch: sandbox.fetch, journal, timeoutMs: 150, ...options });

/** Runs until the batch ends or is stopped. */
function runUntilKilled(sandbox, journal, options) {
  const killed = new Promise((resolve) => (journal.onKill = () => setImmediate(resolve)));
  return Promise.race([run(sandbox, journal, options), killed]);
}

const reborn = (journal) => Object.assign(journalOf(), { text: journal.text });

/** Checks that each group exists once. */
function assertEachOnce(sandbox, what) {
  assert.deepEqual(
    sandbox
      .groups()
      .map(({ name }) => name)
      .sort(),
    names,
    what,
  );
}

test("a batch without errors", async () => {
  const sandbox = createSandbox();
  const journal = journalOf();
  const states = [];
  const result = await run(sandbox, journal, {
    concurrency: 1,
    onProgress: ({ index, name, state, done, total }) => states.push([index, name, state, done, total].join(" ")),
  });
  assertEachOnce(sandbox);
  assert.deepEqual([result.created, result.failed, result.open, result.unreadableLines], [3, 0, 0, 0]);
  assert.deepEqual(
    result.items.map(({ index, name, state, by, id }) => [index, name, state, by, id]),
    [
      [0, "Alpha", "created", "answer", 1],
      [1, "Beta", "created", "answer", 2],
      [2, "Gamma", "created", "answer", 3],
    ],
  );
  assert.deepEqual(states, [
    "0 Alpha sending 0 3",
    "0 Alpha created 1 3",
    "1 Beta sending 1 3",
    "1 Beta created 2 3",
    "2 Gamma sending 2 3",
    "2 Gamma created 3 3",
  ]);
  const events = journal.text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    events.map(({ event, name }) => `${event} ${name}`),
    names.flatMap((name) => [`leaving ${name}`, `created ${name}`]),
  );
  assert.doesNotMatch(journal.text, /Basic|authorization/i, "no secrets");
});

test("a finished batch makes no calls", async () => {
  const sandbox = createSandbox();
  const journal = journalOf();
  await run(sandbox, journal);
  const again = await run({ fetch: () => assert.fail("must not be called") }, reborn(journal));
  assert.deepEqual(
    again.items.map(({ state, by, id }) => [state, by, id]),
    [1, 2, 3].map((id) => ["created", "journal", id]),
  );
});

test("stopped at any line of the journal and started again, each group exists once", async () => {
  for (const concurrency of [1, 3])
    for (const how of ["before", "middle", "after"])
      for (let killAt = 0; killAt < 6; killAt++) {
        const what = `killed ${how} line ${killAt}, ${concurrency} at a time`;
        const sandbox = createSandbox();
        const journal = journalOf({ killAt, how });
        await runUntilKilled(sandbox, journal, { concurrency });
        assert.ok(journal.killed, what);
        const result = await run(sandbox, reborn(journal), { concurrency });
        assert.deepEqual([result.created, result.unreadableLines], [3, how === "middle" ? 1 : 0], what);
        assertEachOnce(sandbox, what);
      }
});

/** A server that accepts repeated names, so that only the client prevents duplicates. */
function carelessServer() {
  const groups = [];
  const answer = (data) => new Response(JSON.stringify({ data, errors: null, warnings: null }));
  const fetch = async (url, init) => {
    if (url.endsWith("/isValidName")) return answer(!groups.some(({ name }) => name === JSON.parse(init.body).value));
    if (init.method === "GET") return answer(groups);
    const { data } = await (await createSandbox({ ids: { group: groups.length + 1 } }).fetch(url, init)).json();
    groups.push(data);
    return answer(data);
  };
  return { fetch, groups: () => groups };
}

test("no group is created twice even if the server allows it", async () => {
  for (const concurrency of [1, 3])
    for (const how of ["before", "middle", "after"])
      for (let killAt = 0; killAt < 6; killAt++) {
        const server = carelessServer();
        const journal = journalOf({ killAt, how });
        await runUntilKilled(server, journal, { concurrency });
        await run(server, reborn(journal), { concurrency });
        assertEachOnce(server, `killed ${how} line ${killAt}, ${concurrency} at a time`);
      }
});

const faults = [
  { kind: "code", code: 310069 },
  { kind: "code", code: 300004 },
  { kind: "status", status: 401 },
  { kind: "status", status: 429, retryAfter: 0 },
  { kind: "status", status: 500 },
  { kind: "status", status: 500, stored: true },
  { kind: "status", status: 503, stored: true },
  { kind: "not-json" },
  { kind: "not-json", stored: true },
  { kind: "dropped", stored: false },
  { kind: "dropped", stored: true },
  { kind: "delay", ms: 400 },
];

test("with any fault at any call, stopped at any line, each group exists once in the end", async (t) => {
  for (const fault of faults)
    await t.test(JSON.stringify(fault), async () => {
      for (let callAt = 0; callAt < 5; callAt++)
        for (const killAt of [Infinity, 0, 1, 2, 3, 4, 5, 6]) {
          const what = `at call ${callAt}, killed at line ${killAt}`;
          const sandbox = createSandbox();
          let calls = 0;
          const fetch = (url, init) => {
            if (calls++ === callAt) sandbox.fail(fault);
            return sandbox.fetch(url, init);
          };
          let journal = journalOf({ killAt });
          await runUntilKilled({ fetch }, journal, { concurrency: 1 });
          for (let runs = 0; runs < 4; runs++) {
            journal = reborn(journal);
            const result = await run({ fetch }, journal, { concurrency: 1 });
            if (result.created === names.length) break;
          }
          assertEachOnce(sandbox, what);
          const last = await run({ fetch }, reborn(journal), { concurrency: 1 });
          assert.deepEqual(
            last.items.map(({ state }) => state),
            ["created", "created", "created"],
            what,
          );
        }
    });
});

test("a lost response is checked at once", async () => {
  const sandbox = createSandbox();
  sandbox.fail({ kind: "dropped", stored: true });
  const {
    items: [first],
  } = await run(sandbox, undefined, { concurrency: 1 });
  assert.deepEqual(
    [first.state, first.by, first.id, first.outcome.outcome, first.finding.found],
    ["created", "check", 1, "unknown", "created"],
  );
  assertEachOnce(sandbox);
});

test("a lost request stays open and is not sent again in the same run", async () => {
  const sandbox = createSandbox();
  sandbox.fail({ kind: "dropped", stored: false });
  const journal = journalOf();
  const {
    items: [first],
    open,
  } = await run(sandbox, journal, { concurrency: 1 });
  assert.deepEqual([first.state, first.finding.found, open], ["open", "absent", 1]);
  assert.equal((await run(sandbox, reborn(journal))).created, 3);
  assertEachOnce(sandbox);
});

test("a later check of an unknown outcome writes nothing to the journal", async () => {
  const sandbox = createSandbox();
  sandbox.fail({ kind: "dropped", stored: true });
  const journal = journalOf();
  const {
    items: [{ outcome }],
  } = await run(sandbox, journal, { concurrency: 1 });
  const before = journal.text;
  assert.equal((await outcome.check()).found, "created");
  assert.equal(journal.text, before);
});

test("a group with the same name and other content does not count", async () => {
  const sandbox = createSandbox();
  const other = request("ALPHA", { trackingType: "CAPPING" });
  assert.equal((await sendMany([other], { baseUrl, headers, fetch: sandbox.fetch })).created, 1);
  const {
    items: [first],
  } = await run(sandbox, journalOf(), { concurrency: 1 });
  assert.deepEqual([first.state, first.outcome.outcome, first.finding.found], ["failed", "rejected", "other"]);
  // After a journal that ends with "leaving", the batch checks first and then does not send.
  const killed = journalOf({ killAt: 0 });
  await runUntilKilled(sandbox, killed, { concurrency: 1 });
  const {
    items: [again],
  } = await run(sandbox, reborn(killed), { concurrency: 1 });
  assert.deepEqual([again.state, again.outcome.reason], ["failed", "taken"]);
});

test("repeated, missing and changed names are not sent", async () => {
  const sandbox = createSandbox();
  const inputs = [request("Alpha"), request("aLPHA"), { targets: [] }, "{", new Uint8Array([0xff]), request("Beta", { totalPeriods: "x" })];
  const { items } = await sendMany(inputs, { baseUrl, headers, fetch: sandbox.fetch });
  assert.deepEqual(
    items.map(({ state, outcome }) => [state, outcome.outcome, outcome.reason]),
    [
      ["created", "created", undefined],
      ["failed", "not-sent", "repeated"],
      ["failed", "not-sent", "nameless"],
      ["failed", "not-sent", "invalid"],
      ["failed", "not-sent", "invalid"],
      ["failed", "not-sent", "invalid"],
    ],
  );
  const journal = journalOf();
  await sendMany([request("Delta")], { baseUrl, headers, fetch: sandbox.fetch, journal });
  const changed = await sendMany([request("Delta", { description: "new" })], { baseUrl, headers, fetch: sandbox.fetch, journal });
  assert.equal(changed.items[0].outcome.reason, "changed");
  const laidOut = await sendMany([JSON.stringify(request("Delta"), null, 4)], { baseUrl, headers, fetch: sandbox.fetch, journal });
  assert.equal(laidOut.items[0].by, "journal", "the layout does not count as content");
});

test("respects the limit of concurrent requests", async () => {
  const sandbox = createSandbox();
  let [now, most] = [0, 0];
  const fetch = async (url, init) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return sandbox.fetch(url, init).finally(() => now--);
  };
  const many = Array.from({ length: 12 }, (_, index) => request(`Group ${index}`));
  assert.equal((await sendMany(many, { baseUrl, headers, fetch, concurrency: 3 })).created, 12);
  assert.equal(most, 3);
});

test("when stopped, finishes the current requests and continues later", async () => {
  const sandbox = createSandbox();
  const controller = new AbortController();
  const journal = journalOf();
  const fetch = (url, init) => {
    controller.abort();
    return sandbox.fetch(url, init);
  };
  const { items } = await run({ fetch }, journal, { concurrency: 1, signal: controller.signal });
  assert.deepEqual(
    items.map(({ state, outcome }) => [state, outcome.reason]),
    [
      ["created", undefined],
      ["open", "stopped"],
      ["open", "stopped"],
    ],
  );
  assert.equal((await run(sandbox, reborn(journal))).created, 3);
  assertEachOnce(sandbox);
});

test("when stopped while waiting after 429, ends at once", async () => {
  const sandbox = createSandbox();
  sandbox.fail({ kind: "status", status: 429, retryAfter: 60 });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  const { items, created } = await run(sandbox, journalOf(), { concurrency: 1, signal: controller.signal, waitOn429: true });
  assert.deepEqual([items[0].state, items[0].outcome.reason, created], ["open", "aborted", 0]);
});

test("stops sending when the journal cannot be written", async () => {
  const sandbox = createSandbox();
  let lines = 0;
  const journal = {
    read: () => "",
    append: () => {
      if (++lines > 2) throw new Error("disk full");
    },
  };
  const { items } = await run(sandbox, journal, { concurrency: 1 });
  assert.deepEqual(
    items.map(({ state, outcome }) => [state, outcome.reason]),
    [
      ["created", undefined],
      ["open", "journal"],
      ["open", "journal"],
    ],
  );
  assert.equal(sandbox.groups().length, 1);
});

test("rejects invalid calls before it sends", async () => {
  const fetch = () => assert.fail("must not be called");
  for (const wrong of [
    { concurrency: 0 },
    { concurrency: 1.5 },
    { force: true },
    { unknown: 1 },
    { journal: {} },
    { signal: {} },
    {
      journal: {
        read: () => {
          throw new Error("gone");
        },
        append() {},
      },
    },
    { journal: { read: () => 7, append() {} } },
  ])
    await assert.rejects(run({ fetch }, undefined, wrong), { name: "TargetGroupsError", code: "invalid-options" }, JSON.stringify(wrong));
});

test("rejects input that is not a list before it sends", async () => {
  const fetch = () => assert.fail("must not be called");
  for (const inputs of [undefined, null, 7, "[{}]", new TextEncoder().encode("[]"), {}, [request("Alpha"), undefined]])
    await assert.rejects(sendMany(inputs, { baseUrl, headers, fetch }), { code: "invalid-input" });
  assert.deepEqual(await sendMany([], { baseUrl }), { items: [], created: 0, failed: 0, open: 0, unreadableLines: 0 });
});

test("messages are in the language of the options", async () => {
  const { items } = await sendMany([request("Alpha"), request("alpha")], { baseUrl, headers, fetch: createSandbox().fetch, locale: hi });
  assert.equal(items[1].outcome.message, "बैच के दूसरे अनुरोध का नाम यही है, इसलिए यह नहीं भेजा गया।");
});

test("an error in onProgress ends the batch and is thrown", async () => {
  const sandbox = createSandbox();
  const journal = journalOf();
  const onProgress = ({ state }) => {
    if (state === "created") throw new Error("no screen");
  };
  await assert.rejects(run(sandbox, journal, { concurrency: 1, onProgress }), { message: "no screen" });
  assert.equal(sandbox.groups().length, 1);
  assert.equal((await run(sandbox, reborn(journal))).created, 3);
});
