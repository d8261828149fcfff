// send over HTTP with real faults.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createServer as createSocketServer } from "node:net";
import { after, test } from "node:test";
import { createSandbox, createSender, diff, isNameFree, regions, send, validate } from "target-groups";
import { published } from "./support.mjs";

const body = published("count.request");
const answer = published("count.answer");

/** A server that records each call and passes it to the handler. */
async function server(handler) {
  const calls = [];
  const http = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = { method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() };
    calls.push(call);
    await handler(response, call, request);
  });
  await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
  after(() => {
    http.closeAllConnections();
    http.close();
  });
  return { baseUrl: `http://127.0.0.1:${http.address().port}`, calls, http };
}

const reply =
  (status, text, headers = {}) =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(text);
  };

test("the server gets the exact text and headers, and the outcome has the group", async () => {
  const { baseUrl, calls } = await server(reply(200, answer, { "X-Cap-Requestid": "r-1" }));
  const outcome = await send(body, {
    baseUrl,
    headers: { "X-Own": "1" },
    getHeaders: async () => new Headers({ Authorization: "Basic x" }),
  });
  const changes = diff(body, answer);
  assert.ok(changes.rows.some(({ pointer, reason }) => pointer === "/periods/1/endDate" && reason === "last-day-whole"));
  assert.deepEqual(outcome, { outcome: "created", group: JSON.parse(answer).data, changes, warnings: [], status: 200, requestId: "r-1" });
  const [{ method, url, headers, body: received }] = calls;
  assert.deepEqual([calls.length, method, url, received], [1, "POST", "/v3/targetGroups", body]);
  const { "content-type": type, accept, authorization, "x-own": own } = headers;
  assert.deepEqual([type, accept, authorization, own], ["application/json", "application/json", "Basic x", "1"]);
});

test("each response has its outcome", async (t) => {
  const envelope = (...errors) => JSON.stringify({ data: null, errors, warnings: null });
  const cases = [
    ["a refusal points into the request", reply(400, envelope({ code: 310069, message: "taken" })), ["rejected", undefined, "/name"]],
    [
      "a business error is a refusal at any status",
      reply(500, envelope({ code: 310069, message: "taken" })),
      ["rejected", undefined, "/name"],
    ],
    ["too many requests", reply(429, "", { "retry-after": "3" }), ["rejected", undefined, undefined]],
    ["a server that breaks", reply(503, "busy"), ["unknown", "server-error", undefined]],
    ["a web page", reply(200, "<!doctype html>", { "content-type": "text/html" }), ["unknown", "unreadable", undefined]],
    ["10 MB", reply(200, `{"data":{"id":1,"x":"${"x".repeat(10_000_000)}"}}`), ["unknown", "unreadable", undefined]],
    [
      "an answer that breaks off",
      (response) => {
        response.writeHead(200, { "content-length": 1000 });
        response.write('{"data":');
        setTimeout(() => response.destroy(), 20);
      },
      ["unknown", "connection", undefined],
    ],
    ["a web page that says it is JSON", reply(200, "<!doctype html>"), ["unknown", "unreadable", undefined]],
    ["JSON that says it is text", reply(201, answer, { "content-type": "text/plain" }), ["created", undefined, undefined]],
    ["an empty answer", reply(204), ["unknown", "unreadable", undefined]],
    ["a truncated response without an error", reply(200, answer.slice(0, 400)), ["unknown", "unreadable", undefined]],
    [
      "a refusal that breaks off",
      (response) => {
        response.writeHead(403, { "content-length": 1000 });
        response.write("{");
        setTimeout(() => response.destroy(), 20);
      },
      ["rejected", undefined, undefined],
    ],
    ["a refusal of 10 MB", reply(403, "x".repeat(10_000_000)), ["rejected", undefined, undefined]],
    [
      "a connection that is reset within the answer",
      (response) => {
        response.writeHead(200);
        response.write('{"data":');
        setTimeout(() => response.socket.resetAndDestroy(), 20);
      },
      ["unknown", "connection", undefined],
    ],
    ["headers that come late", (response) => void setTimeout(() => reply(200, answer)(response), 100), ["created", undefined, undefined]],
    [
      "a body that comes in drops",
      async (response) => {
        response.writeHead(200);
        for (let at = 0; at < answer.length; at += 500) {
          response.write(answer.slice(at, at + 500));
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
        response.end();
      },
      ["created", undefined, undefined],
    ],
    ["a connection that breaks before the answer", (response) => response.destroy(), ["unknown", "connection", undefined]],
  ];
  for (const [name, handler, expected] of cases)
    await t.test(name, async () => {
      const { baseUrl, calls } = await server(handler);
      const { outcome, reason, errors } = await send(body, { baseUrl });
      assert.deepEqual([outcome, reason, errors?.[0].pointer], expected);
      assert.equal(calls.length, 1, "never sent twice");
    });
});

test("does not follow redirects, which could leak credentials", async () => {
  const elsewhere = await server(reply(200, answer));
  const { baseUrl, calls } = await server(reply(307, "", { location: `${elsewhere.baseUrl}/v3/targetGroups` }));
  const { outcome, reason, message } = await send(body, { baseUrl, headers: { "X-CAP-API-OAUTH-TOKEN": "t" } });
  assert.deepEqual([outcome, reason], ["unknown", "redirect"]);
  assert.ok(message.startsWith(`The server answered with a redirect to ${elsewhere.baseUrl}/v3/targetGroups.`), message);
  assert.deepEqual([calls.length, elsewhere.calls.length], [1, 0]);
});

test("a redirect that the browser hides", async () => {
  const fetch = async () => Response.error();
  const hidden = Object.defineProperty(await fetch(), "type", { value: "opaqueredirect" });
  const outcome = await send(body, { baseUrl: "https://x", fetch: async () => hidden });
  assert.deepEqual([outcome.outcome, outcome.reason, "status" in outcome], ["unknown", "redirect", false]);
});

test("a path as base URL needs a page: not sent", async () => {
  const { outcome, reason } = await send(body, { baseUrl: "/api" });
  assert.deepEqual([outcome, reason], ["not-sent", "network"]);
  const urls = [];
  const fetch = async (url) => (urls.push(url), Response.json(JSON.parse(answer)));
  for (const baseUrl of ["/api", "/api/v3/", "eu.api.capillarytech.com/v3"]) await send(body, { baseUrl, fetch });
  assert.deepEqual(urls, ["/api/v3/targetGroups", "/api/v3/targetGroups", "https://eu.api.capillarytech.com/v3/targetGroups"]);
});

test("Retry-After comes from any kind of headers", async () => {
  const limited = (headers) => ({ status: 429, headers, text: async () => "" });
  for (const headers of [
    new Headers({ "Retry-After": "1.5" }),
    new Map([["retry-after", "1.5"]]),
    { "Retry-After": "1.5" },
    { "RETRY-AFTER": "1.5" },
  ])
    assert.equal((await send(body, { baseUrl: "https://x", fetch: async () => limited(headers) })).retryAfterMs, 2000);
  assert.equal((await send(body, { baseUrl: "https://x", fetch: async () => limited({ "retry-after": "-5" }) })).retryAfterMs, undefined);
});

test("chunks of another realm are read", async () => {
  const { runInNewContext } = await import("node:vm");
  const chunk = runInNewContext("text => Uint8Array.from(text, (character) => character.charCodeAt(0))")(answer);
  const chunks = [{ value: chunk, done: false }, { done: true }];
  const stream = { getReader: () => ({ read: async () => chunks.shift(), cancel: async () => undefined }) };
  const outcome = await send(body, { baseUrl: "https://x", fetch: async () => ({ status: 200, headers: {}, body: stream }) });
  assert.equal(outcome.outcome, "created");
});

test("a signal that `fetch` rejects, as in test environments, does not prevent sending", async () => {
  const { AbortController } = globalThis;
  globalThis.AbortController = class {
    signal = Object.assign(new EventTarget(), { aborted: false });
    abort() {}
  };
  try {
    const { baseUrl } = await server(reply(200, answer));
    assert.equal((await send(body, { baseUrl })).outcome, "created");
  } finally {
    globalThis.AbortController = AbortController;
  }
});

test("a closed port: not sent", async () => {
  const { baseUrl, http } = await server(() => undefined);
  await new Promise((resolve) => http.close(resolve));
  const { outcome, reason, message } = await send(body, { baseUrl });
  assert.deepEqual([outcome, reason], ["not-sent", "network"]);
  assert.match(message, /ECONNREFUSED/);
});

test("a timeout: unknown", async () => {
  let gone;
  const closed = new Promise((resolve) => (gone = resolve));
  const { baseUrl } = await server((response) => void response.on("close", gone));
  const { outcome, reason } = await send(body, { baseUrl, timeoutMs: 100 });
  assert.deepEqual([outcome, reason], ["unknown", "timeout"]);
  await closed;
});

test("a timeout during the response body: unknown", async () => {
  const { baseUrl } = await server((response) => {
    response.writeHead(200, { "x-cap-requestid": "r-2" });
    response.write("{");
  });
  const { outcome, reason, status, requestId } = await send(body, { baseUrl, timeoutMs: 200 });
  assert.deepEqual([outcome, reason, status, requestId], ["unknown", "timeout", 200, "r-2"]);
});

test("cancelled before sending: not sent; cancelled later: unknown", async () => {
  const controller = new AbortController();
  const { baseUrl, calls } = await server(() => controller.abort());
  assert.deepEqual(pick(await send(body, { baseUrl, signal: AbortSignal.abort() })), ["not-sent", "aborted"]);
  assert.equal(calls.length, 0);
  assert.deepEqual(pick(await send(body, { baseUrl, signal: controller.signal })), ["unknown", "aborted"]);
  assert.equal(calls.length, 1);
});

const pick = ({ outcome, reason }) => [outcome, reason];

test("a request with errors is not sent, unless forced", async () => {
  const { baseUrl, calls } = await server(reply(400, '{"data":null,"errors":[{"code":300004,"message":"no"}]}'));
  const held = await send("{}", { baseUrl });
  assert.deepEqual([...pick(held), held.report.valid, calls.length], ["not-sent", "invalid", false, 0]);
  assert.equal((await send("{}", { baseUrl, force: true })).outcome, "rejected");
  assert.equal(calls[0].body, "{}");
});

test("http is only allowed for this machine", async () => {
  for (const baseUrl of [
    "http://eu.api.capillarytech.com",
    "ftp://127.0.0.1",
    "https://user:secret@eu.api.capillarytech.com",
    "nonsense",
  ]) {
    const { outcome, reason, message } = await send(body, { baseUrl, fetch: () => assert.fail("must not be called") });
    assert.deepEqual([outcome, reason], ["not-sent", "base-url"]);
    assert.doesNotMatch(message, /secret/);
  }
});

test("errors in getHeaders: not sent", async () => {
  const options = { baseUrl: "https://eu.api.capillarytech.com", fetch: () => assert.fail("must not be called") };
  const failing = {
    throw: () => {
      throw new Error("locked");
    },
    reject: async () => {
      throw new Error("locked");
    },
  };
  for (const getHeaders of Object.values(failing)) {
    const { outcome, reason, message } = await send(body, { ...options, getHeaders });
    assert.deepEqual([outcome, reason], ["not-sent", "headers"]);
    assert.match(message, /locked/);
  }
  assert.deepEqual(pick(await send(body, { ...options, headers: { "X-Broken": "a\nb" } })), ["not-sent", "headers"]);
});

test("a replaced fetch may return a plain object", async () => {
  const fetch = async (url, init) => {
    assert.equal(url, "https://eu.api.capillarytech.com/v3/targetGroups");
    assert.equal(init.method, "POST");
    return { status: 201, headers: new Map([["x-cap-requestid", "r-3"]]), text: async () => answer };
  };
  const { outcome, status, requestId } = await send(body, { baseUrl: "https://eu.api.capillarytech.com/", fetch });
  assert.deepEqual([outcome, status, requestId], ["created", 201, "r-3"]);
  for (const strange of [
    undefined,
    null,
    7,
    {},
    { status: 200 },
    {
      get status() {
        throw new Error("no");
      },
    },
  ]) {
    const { outcome } = await send(body, { baseUrl: "https://eu.api.capillarytech.com", fetch: async () => strange });
    assert.equal(outcome, "unknown");
  }
});

test("a server without HTTP: unknown", async () => {
  const net = createSocketServer((socket) => {
    socket.on("error", () => undefined);
    socket.end("220 mail.example ESMTP\r\n");
  });
  await new Promise((resolve) => net.listen(0, "127.0.0.1", resolve));
  after(() => net.close());
  assert.deepEqual(pick(await send(body, { baseUrl: `http://127.0.0.1:${net.address().port}` })), ["unknown", "connection"]);
});

test("getCredentials is called for each request and becomes the header of the API", async () => {
  const { baseUrl, calls } = await server(reply(200, answer));
  let asked = 0;
  const getCredentials = async () => (asked++, { kind: "basic", till: "till", password: "123" });
  assert.equal((await send(body, { baseUrl, getCredentials })).outcome, "created");
  await send(body, { baseUrl, getCredentials: () => ({ kind: "oauth", token: "t-1" }) });
  assert.equal(calls[0].headers.authorization, `Basic ${Buffer.from("till:202cb962ac59075b964b07152d234b70").toString("base64")}`);
  assert.deepEqual([asked, calls[1].headers["x-cap-api-oauth-token"], calls[1].headers.authorization], [1, "t-1", undefined]);
  await send("{}", { baseUrl, getCredentials });
  assert.equal(asked, 1, "getCredentials is not called for a request that is not sent");
});

test("invalid credentials: not sent, and no message contains them", async () => {
  const options = { baseUrl: "eu", fetch: () => assert.fail("must not be called") };
  for (const getCredentials of [
    () => {
      throw new Error("locked");
    },
    async () => ({ kind: "basic", till: "a:b", password: "hunter2" }),
    () => ({ kind: "basic", till: "", password: "hunter2" }),
    () => ({ kind: "basic", password: "hunter2" }),
    () => ({ kind: "basic", till: "t", password: "hunter2", more: 1 }),
    () => ({ kind: "hunter2" }),
    () => "hunter2",
    () => undefined,
    () => ({ kind: "oauth", token: "hunter2\n" }),
  ]) {
    const outcome = await send(body, { ...options, getCredentials });
    assert.equal(outcome.outcome, "not-sent", String(getCredentials));
    assert.doesNotMatch(JSON.stringify(outcome), /hunter2/);
  }
  await assert.rejects(send(body, { ...options, getCredentials: { kind: "oauth", token: "x" } }), { code: "invalid-options" });
});

/** The simulated API behind a real server, with network faults on demand. */
async function served(sandbox, spoil = async (response, pass) => pass()) {
  return server(async (response, { method, url, headers, body: text }) => {
    const pass = async () => {
      const answered = await sandbox.fetch(new URL(url, "http://127.0.0.1"), { method, headers, ...(text && { body: text }) });
      response.writeHead(answered.status, Object.fromEntries(answered.headers));
      response.end(await answered.text());
    };
    await spoil(response, pass, { method, url });
  });
}

test("after a lost response, check() finds out whether the group exists", async (t) => {
  const lose =
    (isStored) =>
    async (response, pass, { method, url }) => {
      if (method !== "POST" || url !== "/v3/targetGroups") return pass();
      if (isStored) await sandbox.fetch("http://127.0.0.1/v3/targetGroups", { method, headers, body });
      response.socket.resetAndDestroy();
    };
  const headers = { authorization: "Basic test", "content-type": "application/json" };
  let sandbox;
  for (const [name, isStored, before, found] of [
    ["it was stored", true, undefined, "created"],
    ["it was not", false, undefined, "absent"],
    ["another group has the name", false, { ...JSON.parse(body), trackingType: "CAPPING" }, "other"],
  ])
    await t.test(name, async () => {
      sandbox = createSandbox();
      if (before) await sandbox.fetch("http://127.0.0.1/v3/targetGroups", { method: "POST", headers, body: JSON.stringify(before) });
      const { baseUrl } = await served(sandbox, lose(isStored));
      const outcome = await send(body, { baseUrl, getCredentials: () => ({ kind: "oauth", token: "t" }) });
      assert.deepEqual(pick(outcome), ["unknown", "connection"]);
      const finding = await outcome.check();
      assert.deepEqual([finding.found, finding.group?.name], [found, found === "absent" ? undefined : JSON.parse(body).name]);
      assert.deepEqual(Object.keys(outcome), ["outcome", "reason", "message"], "an outcome is plain data");
      assert.deepEqual(structuredClone(outcome), { ...outcome });
    });
});

test("a rejection because of the name has check(), because browsers may send a request twice", async (t) => {
  for (const [name, before, found] of [
    ["the first copy created it", body, "created"],
    ["another group has the name", JSON.stringify({ ...JSON.parse(body), trackingType: "CAPPING" }), "other"],
  ])
    await t.test(name, async () => {
      const { fetch } = createSandbox();
      const options = { baseUrl: "eu", headers: { Authorization: "Basic test" }, fetch };
      assert.equal((await send(before, options)).outcome, "created");
      const outcome = await send(body, options);
      assert.deepEqual(
        outcome.errors.map(({ code }) => code),
        [310069],
      );
      assert.equal((await outcome.check()).found, found);
      assert.deepEqual(structuredClone(outcome), { ...outcome });
    });
  const refused = await send("{}", { baseUrl: "eu", headers: { Authorization: "Basic test" }, fetch: createSandbox().fetch, force: true });
  assert.deepEqual([refused.outcome, refused.check], ["rejected", undefined]);
});

test("check() without a server is unclear, and can be cancelled", async () => {
  const { baseUrl, http } = await server((response) => response.destroy());
  const outcome = await send(body, { baseUrl, timeoutMs: 500 });
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  assert.equal((await outcome.check()).found, "unclear");
  const { message, found } = await outcome.check({ signal: AbortSignal.abort() });
  assert.deepEqual([found, /cancelled/.test(message)], ["unclear", true]);
});

test("a name is available, taken or unclear", async () => {
  const sandbox = createSandbox();
  const { baseUrl } = await served(sandbox);
  const options = { baseUrl, headers: { authorization: "Basic test" } };
  assert.equal((await isNameFree("uatTargetGroupBE01", options)).free, "yes");
  await send(body, options);
  assert.equal((await isNameFree("UATtargetGroupBE01", options)).free, "no");
  for (const [name, wrong] of [
    ["x", { baseUrl }],
    ["x", { ...options, signal: AbortSignal.abort() }],
    ["x", { ...options, baseUrl: "nonsense" }],
    [" ", options],
  ])
    assert.equal((await isNameFree(name, wrong)).free, "unclear");
  const silent = await server(() => undefined);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 30);
  assert.deepEqual(await isNameFree("x", { ...options, baseUrl: silent.baseUrl, signal: controller.signal }), {
    free: "unclear",
    message: "The check whether the name is available failed. The query was cancelled.",
  });
  await assert.rejects(isNameFree(7, options), { code: "invalid-input" });
  await assert.rejects(isNameFree("x", { ...options, unknown: 1 }), { code: "invalid-options" });
});

test("a list that is too large or invalid is unclear", async () => {
  for (const list of [`{"data":[${"[],".repeat(12_000_000)}0]}`, "{}", '{"data":7}', "<html>"]) {
    const { baseUrl } = await server((response, { method, url }) => {
      if (method === "GET") return reply(200, list)(response);
      return url.endsWith("isValidName") ? reply(200, '{"data":false}')(response) : response.destroy();
    });
    const outcome = await send(body, { baseUrl });
    assert.equal((await outcome.check()).found, "unclear");
  }
});

test("sends again after 429 with waitOn429 only", async () => {
  let busy = 1;
  const { baseUrl, calls } = await server((response) =>
    (busy-- > 0 ? reply(429, "", { "retry-after": "0" }) : reply(200, answer))(response),
  );
  assert.deepEqual([(await send(body, { baseUrl, waitOn429: true })).outcome, calls.length], ["created", 2]);
  busy = 1;
  const { outcome, retryAfterMs } = await send(body, { baseUrl });
  assert.deepEqual([outcome, retryAfterMs, calls.length], ["rejected", 0, 3]);
  busy = 9;
  assert.deepEqual([(await send(body, { baseUrl, waitOn429: true })).outcome, calls.length], ["rejected", 6]);
});

test("waiting after 429 can be cancelled", async () => {
  const { baseUrl, calls } = await server(reply(429, "", { "retry-after": new Date(Date.now() + 60_000).toUTCString() }));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  assert.deepEqual(pick(await send(body, { baseUrl, waitOn429: true, signal: controller.signal })), ["not-sent", "aborted"]);
  assert.equal(calls.length, 1);
});

test("a sender sends one request at a time", async () => {
  const { baseUrl, calls } = await server((response) => void setTimeout(() => reply(200, answer)(response), 50));
  const sender = createSender({ baseUrl });
  const [first, same, other] = [sender.send(body), sender.send(new TextEncoder().encode(body)), sender.send(body.replace("BE01", "BE02"))];
  assert.equal(sender.busy, true);
  assert.deepEqual(pick(await other), ["not-sent", "busy"]);
  const outcomes = await Promise.all([first, same]);
  assert.equal(outcomes[0], outcomes[1]);
  assert.deepEqual([outcomes[0].outcome, calls.length, sender.busy], ["created", 1, false]);
  assert.equal((await sender.send(body.replace("BE01", "BE02"))).outcome, "created");
  await assert.rejects(sender.send(undefined), { code: "invalid-input" });
  assert.deepEqual([(await sender.send("{}")).reason, sender.busy], ["invalid", false], "a wrong call does not occupy it");
  assert.deepEqual(pick(await sender.send(body, { signal: AbortSignal.abort() })), ["not-sent", "aborted"]);
  assert.throws(() => createSender({ baseUrl, timeout: 5 }), { message: /unknown option `timeout`, expected one of .*`timeoutMs`/ });
  assert.throws(() => createSender({ baseUrl, unknown: 1, fetch: 7 }), { code: "invalid-options" });
});

test("regions resolve to their hosts", async () => {
  const known = regions();
  assert.ok(["eu", "us", "in", "apac", "china"].every((name) => known.some((region) => region.name === name)));
  for (const { name, baseUrl } of known) {
    const urls = [];
    const fetch = async (url) => (urls.push(url), new Response(answer));
    await send(body, { baseUrl: name, fetch });
    await send(body, { baseUrl, fetch });
    assert.deepEqual(urls, [`${baseUrl}/v3/targetGroups`, `${baseUrl}/v3/targetGroups`]);
  }
});

test("the signal cancels a callback that never resolves", async () => {
  const never = () => new Promise(() => {});
  for (const callbacks of [{ getHeaders: never }, { getCredentials: never }]) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const fetch = () => assert.fail("nothing may be sent");
    const outcome = await send(body, { baseUrl: "eu", ...callbacks, fetch, signal: controller.signal });
    assert.deepEqual([outcome.outcome, outcome.reason], ["not-sent", "aborted"]);
  }
});

test("the message for missing credentials is one sentence", async () => {
  for (const [getCredentials, message] of [
    [() => undefined, /^(?!.*undefined).*[^.]\.$/],
    [() => null, /^(?!.*null).*[^.]\.$/],
    [() => Promise.reject(new Error("The vault is closed.")), /: The vault is closed\.$/],
  ]) {
    const outcome = await send(body, { baseUrl: "eu", getCredentials, fetch: () => assert.fail("nothing may be sent") });
    assert.equal(outcome.reason, "credentials");
    assert.match(outcome.message, message);
  }
});

test("reports about objects have no ranges", async () => {
  const outcome = await send({ name: "n" }, { baseUrl: "eu", fetch: () => assert.fail("nothing may be sent") });
  assert.deepEqual(outcome.report, validate({ name: "n" }));
});

test("the default timeout is long enough", async () => {
  const sending = send(body, { baseUrl: "eu", timeoutMs: 0, fetch: () => assert.fail("nothing may be sent") });
  await assert.rejects(sending, { code: "invalid-options" });
});
