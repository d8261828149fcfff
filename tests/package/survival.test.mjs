// The package survives invalid input, invalid calls and traps.

import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { freshPackage, published, wasmBytes } from "./support.mjs";

const text = published("count.request");
const authorization = "Basic test";
const sandboxed = (fresh) => ({
  baseUrl: "https://example.com",
  force: true,
  headers: { authorization },
  fetch: fresh.createSandbox().fetch,
});

async function loaded(module = wasmBytes) {
  const fresh = await freshPackage();
  fresh.initSync(module);
  return { ...fresh, instance: fresh.glue.initSync() };
}

/** Checks that many invalid calls do not grow the memory, and that the next valid call works. */
async function survives(times, wrong) {
  const fresh = await loaded();
  const good = fresh.validate(text);
  for (let i = 0; i < 1_000; i++) wrong(fresh, i);
  const memory = fresh.glue.memory().buffer.byteLength;
  for (let i = 1_000; i < times; i++) wrong(fresh, i);
  assert.equal(fresh.glue.memory().buffer.byteLength, memory);
  assert.equal(fresh.glue.initSync(), fresh.instance, "no reset was needed");
  assert.deepEqual(fresh.validate(text), good);
}

test("100,000 rejected inputs", () =>
  survives(100_000, ({ validate }, i) => assert.equal(validate(`{"name": ${i}, "active": tru`).valid, false)));

test("100,000 rejected edits", () =>
  survives(100_000, ({ edit }, i) => assert.notEqual(edit(text, [{ pointer: `/name/${i}/b`, value: i }]).diagnostics.length, 0)));

test("100,000 wrong options", () =>
  survives(100_000, ({ validate }, i) => assert.throws(() => validate("{}", { limits: `wrong ${i}` }), { code: "invalid-options" })));

test("100,000 options with nested values of the wrong type", () =>
  survives(100_000, ({ validate }, i) =>
    assert.throws(() => validate("{}", { limits: { bytes: `wrong ${i}` } }), { code: "invalid-options" }),
  ));

test("100,000 values with getters that throw", () =>
  survives(100_000, ({ validate }, i) =>
    assert.throws(
      () =>
        validate({
          get name() {
            throw new Error(`no ${i}`);
          },
        }),
      { code: "invalid-input" },
    ),
  ));

test("texts that are hard to parse", async (t) => {
  const texts = {
    "100,000 opening brackets": "[".repeat(100_000),
    "100,000 opening braces": '{"a":'.repeat(100_000),
    "5 MB of text": JSON.stringify({ name: "x".repeat(5_000_000) }),
    "5 MB of members": `{${Array.from({ length: 250_000 }, (_, i) => `"member${i}":${i}`).join()}}`,
    "a lone high surrogate": '{"name":"\ud83c"}',
    "a lone low surrogate": '{"name":"\udf82"}',
    "escaped lone surrogates": '{"name":"\\ud83c"}',
    nothing: "",
    "a NUL": "\0",
    "a byte order mark": "\ufeff{}",
  };
  for (const [name, hostile] of Object.entries(texts))
    await t.test(name, async () => {
      const fresh = await loaded();
      const good = fresh.validate(text);
      const codes = fresh.validate(hostile).diagnostics.map(({ code }) => code);
      assert.ok(!codes.includes("internal"), codes.join());
      fresh.importRequest(hostile);
      fresh.preview(hostile);
      fresh.edit(hostile, [{ pointer: "/name", value: "x" }]);
      assert.equal(fresh.glue.initSync(), fresh.instance, "no reset was needed");
      assert.deepEqual(fresh.validate(text), good);
    });
});

// The built module with a switch in every export, which makes the next call trap at its start or at its end.

const AT_ONCE = 1;
const AT_THE_END = 2;

const trapping = (() => {
  const { i32, none } = binaryen;
  const module = binaryen.readBinary(wasmBytes);
  module.addGlobal("armed", i32, true, module.i32.const(0));
  module.addGlobalExport("armed", "armed");
  const armed = (when) => module.i32.eq(module.global.get("armed", i32), module.i32.const(when));
  for (let i = 0; i < module.getNumExports(); i++) {
    const { kind, name, value } = binaryen.getExportInfo(module.getExportByIndex(i));
    if (kind !== binaryen.ExternalFunction || name.startsWith("__")) continue;
    const entry = module.getFunction(value);
    const { body, params, results, vars } = binaryen.getFunctionInfo(entry);
    const types = binaryen.expandType(params);
    const inner = `inner ${value}`;
    module.addFunction(inner, params, results, vars, body);
    const call = () =>
      module.call(
        inner,
        types.map((type, index) => module.local.get(index, type)),
        results,
      );
    const run = results === none ? call() : module.drop(call());
    const fuses = [
      module.if(armed(AT_ONCE), module.unreachable()),
      module.if(armed(AT_THE_END), module.block(null, [run, module.unreachable()])),
    ];
    binaryen.Function.setBody(entry, module.block(null, [...fuses, call()], results));
  }
  return new WebAssembly.Module(module.emitBinary());
})();

async function armed() {
  const fresh = await loaded(trapping);
  return { ...fresh, arm: (when = AT_ONCE) => (fresh.glue.initSync().armed.value = when) };
}

const isInternal = ([diagnostic, ...others]) => {
  assert.equal(others.length, 0);
  const { code, severity, pointer, params } = diagnostic;
  assert.deepEqual({ code, severity, pointer, params }, { code: "internal", severity: "error", pointer: "", params: {} });
  assert.match(diagnostic.message, /unreachable/);
};

test("a trap gives the internal result of the function, and the next call works", async (t) => {
  const verbs = {
    validate: [
      ({ validate }) => validate(text),
      ({ valid, diagnostics }) => {
        assert.equal(valid, false);
        isInternal(diagnostics);
      },
    ],
    "validate with bytes": [({ validate }) => validate(new TextEncoder().encode(text)), ({ diagnostics }) => isInternal(diagnostics)],
    preview: [
      ({ preview }) => preview(text, { now: 0 }),
      ({ body, curl, fetch, response, notice, report }) => {
        assert.deepEqual({ body, curl, fetch, response, notice }, { body: text, curl: "", fetch: "", response: "", notice: "" });
        isInternal(report.diagnostics);
      },
    ],
    edit: [
      ({ edit }) => edit(text, [{ pointer: "/name", value: "x" }]),
      (answer) => {
        assert.deepEqual({ text: answer.text, edits: answer.edits }, { text, edits: [] });
        isInternal(answer.diagnostics);
      },
    ],
    complete: [({ complete }) => complete(text, 1), (answer) => assert.deepEqual(answer, [])],
    hover: [({ hover }) => hover(text, 5), (answer) => assert.equal(answer, undefined)],
    importRequest: [
      ({ importRequest }) => importRequest(text),
      (answer) => {
        assert.equal(answer.text, text);
        assert.equal(answer.mayHoldCredentials, true, "nothing was masked");
        assert.deepEqual(
          answer.notes.map(({ code }) => code),
          ["internal"],
        );
      },
    ],
  };
  for (const [name, [verb, check]] of Object.entries(verbs))
    await t.test(name, async () => {
      const fresh = await armed();
      const right = verb(fresh);
      fresh.arm();
      check(verb(fresh));
      assert.deepEqual(verb(fresh), right);
    });
});

test("a trap of the sandbox is a response with status 500, and its groups stay", async () => {
  const fresh = await armed();
  const sandbox = fresh.createSandbox();
  const create = () =>
    sandbox.fetch("https://example.com/v3/targetGroups", {
      method: "POST",
      body: text,
      headers: { "content-type": "application/json", authorization },
    });
  assert.ok((await create()).ok);
  const groups = sandbox.groups();
  fresh.arm();
  assert.equal((await create()).status, 500);
  assert.deepEqual(sandbox.groups(), groups);
});

test("a new instance that cannot be created is created later", async (t) => {
  const fresh = await armed();
  const good = fresh.validate(text);
  fresh.arm();
  const noMemory = t.mock.method(WebAssembly, "Instance", function () {
    throw new RangeError("Out of memory");
  });
  for (const message of [/unreachable/, /Out of memory/, /Out of memory/])
    assert.match(fresh.validate(text).diagnostics[0].message, message);
  noMemory.mock.restore();
  assert.deepEqual(fresh.validate(text), good);
});

test("1,000 traps", async () => {
  const fresh = await armed();
  const good = fresh.validate(text);
  for (let i = 0; i < 1_000; i++) {
    fresh.arm();
    isInternal(fresh.validate(text).diagnostics);
    assert.deepEqual(fresh.validate(text), good);
  }
});

test("survives a stack overflow", async () => {
  const fresh = await loaded();
  const good = fresh.validate(text);
  const dive = () => {
    try {
      dive();
    } finally {
      fresh.validate(text);
    }
  };
  assert.throws(dive, RangeError);
  assert.deepEqual(fresh.validate(text), good);
});

test("a send that loses its instance settles", async (t) => {
  const unhandled = t.mock.fn();
  process.on("unhandledRejection", unhandled).on("uncaughtException", unhandled);
  t.after(() => process.off("unhandledRejection", unhandled).off("uncaughtException", unhandled));
  const quiet = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(
      unhandled.mock.calls.map(({ arguments: [error] }) => error),
      [],
    );
  };

  await t.test("before anything was sent: not sent", async () => {
    const fresh = await armed();
    const outcome = fresh.send(text, { ...sandboxed(fresh), getHeaders: () => new Promise(() => {}) });
    fresh.arm();
    fresh.validate(text);
    assert.deepEqual(await outcome.then(({ outcome, reason }) => ({ outcome, reason })), { outcome: "not-sent", reason: "internal" });
    await quiet();
  });

  await t.test("while the request is being sent: unknown", async () => {
    const fresh = await armed();
    let answer;
    const fetch = t.mock.fn(() => new Promise((resolve) => (answer = resolve)));
    const outcome = fresh.send(text, { ...sandboxed(fresh), fetch });
    while (fetch.mock.callCount() === 0) await new Promise(setImmediate);
    fresh.arm();
    fresh.validate(text);
    assert.deepEqual(await outcome.then(({ outcome, reason }) => ({ outcome, reason })), { outcome: "unknown", reason: "internal" });
    answer(new Response(published("count.answer")));
    await quiet();
  });

  for (const when of [AT_ONCE, AT_THE_END])
    await t.test(`by a trap when the answer arrives, ${when === AT_ONCE ? "at once" : "at the end"}: unknown`, async () => {
      const fresh = await armed();
      const fetch = async () => {
        fresh.arm(when);
        return new Response(published("count.answer"));
      };
      const { outcome, reason } = await fresh.send(text, { ...sandboxed(fresh), fetch });
      assert.deepEqual({ outcome, reason }, { outcome: "unknown", reason: "internal" });
      assert.equal((await fresh.send(text, sandboxed(fresh))).outcome, "created");
      await quiet();
    });

  await t.test("by a trap when it is aborted: unknown", async () => {
    const fresh = await armed();
    const controller = new AbortController();
    const fetch = t.mock.fn(() => new Promise(() => {}));
    const outcome = fresh.send(text, { ...sandboxed(fresh), fetch, signal: controller.signal });
    while (fetch.mock.callCount() === 0) await new Promise(setImmediate);
    fresh.arm();
    controller.abort();
    assert.deepEqual(await outcome.then(({ outcome, reason }) => ({ outcome, reason })), { outcome: "unknown", reason: "internal" });
    await quiet();
  });

  await t.test("by a trap at its start: not sent", async () => {
    const fresh = await armed();
    const options = sandboxed(fresh);
    fresh.arm();
    const { outcome, reason } = await fresh.send(text, options);
    assert.deepEqual({ outcome, reason }, { outcome: "not-sent", reason: "internal" });
    await quiet();
  });
});

test("callbacks may call functions that trap", async () => {
  const fresh = await armed();
  const outcome = await fresh.send(text, {
    ...sandboxed(fresh),
    getHeaders: () => (fresh.arm(), fresh.validate(text), {}),
  });
  assert.equal(outcome.outcome, "not-sent");
  assert.equal((await fresh.send(text, sandboxed(fresh))).outcome, "created");
});

test("callbacks run outside of WebAssembly", async () => {
  const fresh = await loaded();
  const { fetch, ...options } = sandboxed(fresh);
  const outside = () => assert.doesNotMatch(new Error().stack, /wasm:/);
  const { outcome } = await fresh.send(text, {
    ...options,
    getHeaders: () => (outside(), {}),
    fetch: (...call) => (outside(), fetch(...call)),
  });
  assert.equal(outcome, "created");
});

test("a large memory is freed", async () => {
  const fresh = await loaded();
  const before = fresh.glue.memory().buffer.byteLength;
  fresh.validate(" ".repeat(300_000_000));
  assert.equal(fresh.glue.memory().buffer.byteLength, before);
  assert.equal(fresh.validate(text).valid, fresh.validate(JSON.parse(text)).valid);
});
