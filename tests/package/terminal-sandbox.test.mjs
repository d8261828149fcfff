// The command `target-groups sandbox`, called with send, fetch and plain sockets.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { send } from "target-groups";
import { published, temporaryFolder } from "./support.mjs";
import { folderWith, run, startSandbox } from "./terminal.mjs";

const body = published("count.request");
const headers = { authorization: "Basic c2VjcmV0", "content-type": "application/json" };
const named = (name) => JSON.stringify({ ...JSON.parse(body), name });
const create = (baseUrl, text = body) => send(text, { baseUrl, headers: { Authorization: headers.authorization } });
const list = async (baseUrl) => (await (await fetch(`${baseUrl}/v3/targetGroups`, { headers })).json()).data;

test("creates a group, lists it, and rejects a second one with the name", async () => {
  const { baseUrl, stop } = await startSandbox();
  assert.match(baseUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
  const { outcome, group } = await create(baseUrl);
  assert.deepEqual([outcome, group.name], ["created", JSON.parse(body).name]);
  assert.ok(JSON.stringify(await list(baseUrl)).includes(group.name));
  const again = await create(baseUrl);
  assert.deepEqual([again.outcome, again.errors[0].code, again.errors[0].pointer], ["rejected", 310069, "/name"]);
  assert.equal((await fetch(`${baseUrl}/v3/targetGroups`)).status, 401);
  assert.equal((await fetch(`${baseUrl}/v3/targetGroups`, { method: "POST", headers, body: '{"name":1}' })).status, 400);
  assert.equal((await fetch(`${baseUrl}/v2/events`, { headers })).status, 200);
  assert.equal((await fetch(`${baseUrl}/elsewhere`, { headers })).status, 404);
  assert.equal(await stop(), 0);
});

test("faults apply in order, followed by correct responses", async () => {
  const { baseUrl } = await startSandbox([
    "--fail",
    "500,429:30*2",
    "--fail",
    "code:310069, not-json",
    "--fail",
    "drop-before",
    "--fail",
    "ok,drop-after",
  ]);
  const outcomes = [];
  for (const name of ["a", "b", "c", "d", "e", "f", "g", "h", "i"]) {
    const { outcome, reason, status, errors } = await create(baseUrl, named(name));
    outcomes.push([outcome, reason ?? errors?.[0].code ?? status]);
  }
  assert.deepEqual(outcomes, [
    ["unknown", "server-error"],
    ["rejected", 429],
    ["rejected", 429],
    ["rejected", 310069],
    ["unknown", "unreadable"],
    ["unknown", "connection"],
    ["created", 200],
    ["unknown", "connection"],
    ["created", 200],
  ]);
  const groups = JSON.stringify(await list(baseUrl));
  assert.deepEqual(
    ["f", "g", "h", "i"].map((name) => groups.includes(`"name":"${name}"`)),
    [false, true, true, true],
    "before and after it was stored",
  );
});

test("429 has the header Retry-After", async () => {
  const { baseUrl } = await startSandbox(["--fail", "429:7"]);
  const answer = await fetch(`${baseUrl}/v3/targetGroups`, { headers });
  assert.deepEqual([answer.status, answer.headers.get("retry-after")], [429, "7"]);
});

test("an unknown fault is an error", async () => {
  for (const fault of ["600", "99", "code:", "drop", "500*0", "500*1001", "", "500,,", "delay:x", "OK"]) {
    const { code, stderr } = await run(["sandbox", "--port", "0", "--fail", fault]);
    assert.equal(code, 2, fault);
    assert.match(stderr, /--fail/);
  }
});

test("a lost connection resets the socket", async () => {
  const { baseUrl, log } = await startSandbox(["--fail", "drop-before"]);
  const error = await new Promise((resolve) => {
    const request = httpRequest(`${baseUrl}/v3/targetGroups`, { headers });
    request
      .on("error", resolve)
      .on("response", () => resolve(undefined))
      .end();
  });
  assert.equal(error?.code, "ECONNRESET");
  await wait(50);
  assert.match(log(), / GET \/v3\/targetGroups dropped \d+ ms\n/);
});

test("pages of any origin may call, and preflights use no fault", async () => {
  const { baseUrl } = await startSandbox(["--fail", "500"]);
  const preflight = await fetch(`${baseUrl}/v3/targetGroups`, {
    method: "OPTIONS",
    headers: {
      origin: "https://example.com",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,x-cap-api-oauth-token",
    },
  });
  const allowed = (name) => preflight.headers.get(`access-control-allow-${name}`);
  assert.deepEqual(
    [preflight.status, allowed("origin"), allowed("methods"), allowed("headers")],
    [204, "*", "POST", "authorization,x-cap-api-oauth-token"],
  );
  const failed = await fetch(`${baseUrl}/v3/targetGroups`, { headers });
  assert.deepEqual([failed.status, failed.headers.get("access-control-allow-origin")], [500, "*"]);
  assert.match(failed.headers.get("access-control-expose-headers"), /retry-after/);
});

test("the log has no credentials, bodies or queries", async () => {
  const { baseUrl, log, stop } = await startSandbox();
  await create(baseUrl, named("A telling name"));
  await fetch(`${baseUrl}/v3/targetGroups?token=s3cret`, { headers });
  await stop();
  assert.match(log(), /^\S+Z POST \/v3\/targetGroups 200 \d+ ms\n\S+Z GET \/v3\/targetGroups 200 \d+ ms\n/);
  assert.doesNotMatch(log(), /c2VjcmV0|s3cret|telling/);
});

test("--delay delays every response", async () => {
  const { baseUrl } = await startSandbox(["--delay", "150"]);
  const started = performance.now();
  await list(baseUrl);
  assert.ok(performance.now() - started >= 149);
});

test("--state keeps the groups across restarts", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "state.json");
  const first = await startSandbox(["--state", file, "--fail", "ok,drop-after"]);
  const { group } = await create(first.baseUrl, named("one"));
  assert.ok(existsSync(file), "it is there as soon as the answer is");
  await create(first.baseUrl, named("two"));
  await first.stop();
  const second = await startSandbox(["--state", file]);
  const groups = JSON.stringify(await list(second.baseUrl));
  assert.ok(groups.includes('"one"') && groups.includes('"two"'));
  const third = await create(second.baseUrl, named("three"));
  assert.ok(third.group.id > group.id);
  await Promise.all(Array.from({ length: 20 }, (_, index) => create(second.baseUrl, named(`at once ${index}`))));
  await second.stop();
  for (let index = 0; index < 20; index++) assert.match(readFileSync(file, "utf8"), new RegExp(`at once ${index}`));
  assert.deepEqual(readdirSync(folder), ["state.json"], "nothing is left behind");
});

test("does not overwrite a file that is not a state", async () => {
  const { cwd, read, run } = folderWith({ "notes.txt": "my notes" });
  const { code, stderr } = await run(["sandbox", "--port", "0", "--state", "notes.txt"]);
  assert.deepEqual([code, read("notes.txt")], [2, "my notes"]);
  assert.match(stderr, /notes\.txt is not a state/);
  assert.equal((await run(["sandbox", "--port", "0", "--state", cwd])).code, 2);
});

test("a signal waits for pending responses; a second one does not", { skip: process.platform === "win32" }, async (t) => {
  for (const signal of ["SIGINT", "SIGTERM"])
    await t.test(`one ${signal}`, async () => {
      const { baseUrl, child, ended } = await startSandbox(["--delay", "400"]);
      const outcome = create(baseUrl);
      await wait(150);
      child.kill(signal);
      assert.equal((await outcome).outcome, "created");
      assert.equal(await ended, 0);
      await assert.rejects(fetch(baseUrl));
    });
  await t.test("two", async () => {
    const { baseUrl, child, ended } = await startSandbox(["--delay", "60000"]);
    const outcome = create(baseUrl);
    await wait(150);
    child.kill("SIGTERM");
    await wait(100);
    child.kill("SIGINT");
    assert.equal(await ended, 130);
    assert.equal((await outcome).outcome, "unknown");
  });
  await t.test("an idle connection holds nothing up", async () => {
    const { baseUrl, child, ended } = await startSandbox();
    const { hostname, port } = new URL(baseUrl);
    const sockets = [connect(Number(port), hostname), connect(Number(port), hostname)];
    for (const socket of sockets) await new Promise((resolve) => socket.on("connect", resolve).on("error", () => undefined));
    await list(baseUrl);
    sockets[1].write("POST /v3/targetGroups HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
    await wait(100);
    const started = performance.now();
    child.kill("SIGTERM");
    assert.equal(await ended, 0);
    assert.ok(performance.now() - started < 10_000);
  });
});

test("an unavailable address is reported", async () => {
  const { baseUrl } = await startSandbox();
  for (const [words, expected] of [
    [["--port", new URL(baseUrl).port], /the port is in use/],
    [["--port", "65536"], /--port must be a whole number from 0 to 65535, found "65536"/],
    [["--port", "0", "--host", "203.0.113.1"], /the address does not belong to this machine/],
    [["--port", "0", "extra"], /Unexpected argument "extra"/],
  ]) {
    const { code, stderr } = await run(["sandbox", ...words]);
    assert.equal(code, 2, stderr);
    assert.match(stderr, expected);
  }
});

test("listens on other hosts if requested, with a warning", async () => {
  const { baseUrl, log } = await startSandbox(["--host", "0.0.0.0"]);
  assert.match(baseUrl, /^http:\/\/0\.0\.0\.0:\d+$/);
  await wait(50);
  assert.match(log(), /other machines can reach this server/);
});

test("rejects large bodies and invalid calls", async () => {
  const { baseUrl } = await startSandbox();
  const answer = await fetch(`${baseUrl}/v3/targetGroups`, { method: "POST", headers, body: " ".repeat(17 * 1024 * 1024) });
  assert.equal(answer.status, 413);
  const status = await new Promise((resolve, reject) =>
    httpRequest(`${baseUrl}/v3/targetGroups`, { method: "TRACE" })
      .on("response", ({ statusCode }) => resolve(statusCode))
      .on("error", reject)
      .end(),
  );
  assert.equal(status, 400);
  assert.equal((await create(baseUrl)).outcome, "created", "and it lives on");
});
