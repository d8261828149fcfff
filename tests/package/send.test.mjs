// send over real HTTP on this machine, with real faults.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { send } from "target-groups";
import { published } from "./support.mjs";

const body = published("count.request");
const answer = published("count.answer");

/** A server that hands each call to the handler, and remembers what was asked of it. */
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

const reply = (status, text, headers = {}) => (response) => {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(text);
};

test("the request arrives as it was typed, with its headers, and the answer is the group", async () => {
  const { baseUrl, calls } = await server(reply(200, answer, { "X-Cap-Requestid": "r-1" }));
  const outcome = await send(body, { baseUrl, headers: { "X-Own": "1" }, getHeaders: async () => new Headers({ Authorization: "Basic x" }) });
  assert.deepEqual(outcome, { outcome: "created", group: JSON.parse(answer).data, warnings: [], status: 200, requestId: "r-1" });
  const [{ method, url, headers, body: received }] = calls;
  assert.deepEqual([calls.length, method, url, received], [1, "POST", "/v3/targetGroups", body]);
  const { "content-type": type, accept, authorization, "x-own": own } = headers;
  assert.deepEqual([type, accept, authorization, own], ["application/json", "application/json", "Basic x", "1"]);
});

test("each answer has its outcome", async (t) => {
  const envelope = (...errors) => JSON.stringify({ data: null, errors, warnings: null });
  const cases = [
    ["a refusal points into the request", reply(400, envelope({ code: 310069, message: "taken" })), ["rejected", undefined, "/name"]],
    ["a business error is a refusal at any status", reply(500, envelope({ code: 310069, message: "taken" })), ["rejected", undefined, "/name"]],
    ["too many requests", reply(429, "", { "retry-after": "3" }), ["rejected", undefined, undefined]],
    ["a server that breaks", reply(503, "busy"), ["unknown", "server-error", undefined]],
    ["a web page", reply(200, "<!doctype html>", { "content-type": "text/html" }), ["unknown", "unreadable", undefined]],
    ["10 MB", reply(200, `{"data":{"id":1,"x":"${"x".repeat(10_000_000)}"}}`), ["unknown", "unreadable", undefined]],
    ["an answer that breaks off", (response) => {
      response.writeHead(200, { "content-length": 1000 });
      response.write('{"data":');
      setTimeout(() => response.destroy(), 20);
    }, ["unknown", "connection", undefined]],
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

test("a redirect is not followed, since it could carry the credentials away", async () => {
  const elsewhere = await server(reply(200, answer));
  const { baseUrl, calls } = await server(reply(307, "", { location: `${elsewhere.baseUrl}/v3/targetGroups` }));
  const { outcome } = await send(body, { baseUrl, headers: { "X-CAP-API-OAUTH-TOKEN": "t" } });
  assert.equal(outcome, "unknown");
  assert.deepEqual([calls.length, elsewhere.calls.length], [1, 0]);
});

test("a port where nobody listens: nothing was sent", async () => {
  const { baseUrl, http } = await server(() => undefined);
  await new Promise((resolve) => http.close(resolve));
  const { outcome, reason, message } = await send(body, { baseUrl });
  assert.deepEqual([outcome, reason], ["not-sent", "network"]);
  assert.match(message, /ECONNREFUSED/);
});

test("no answer in time: the call is given up, and nobody knows", async () => {
  let gone;
  const closed = new Promise((resolve) => (gone = resolve));
  const { baseUrl } = await server((response) => void response.on("close", gone));
  const { outcome, reason } = await send(body, { baseUrl, timeoutMs: 100 });
  assert.deepEqual([outcome, reason], ["unknown", "timeout"]);
  await closed;
});

test("a body that never ends is given up in time too", async () => {
  const { baseUrl } = await server((response) => {
    response.writeHead(200, { "x-cap-requestid": "r-2" });
    response.write("{");
  });
  const { outcome, reason, status, requestId } = await send(body, { baseUrl, timeoutMs: 200 });
  assert.deepEqual([outcome, reason, status, requestId], ["unknown", "timeout", 200, "r-2"]);
});

test("called off before it begins, nothing is sent; called off later, nobody knows", async () => {
  const controller = new AbortController();
  const { baseUrl, calls } = await server(() => controller.abort());
  assert.deepEqual(pick(await send(body, { baseUrl, signal: AbortSignal.abort() })), ["not-sent", "aborted"]);
  assert.equal(calls.length, 0);
  assert.deepEqual(pick(await send(body, { baseUrl, signal: controller.signal })), ["unknown", "aborted"]);
  assert.equal(calls.length, 1);
});

const pick = ({ outcome, reason }) => [outcome, reason];

test("a request with errors is held back with its report, unless forced", async () => {
  const { baseUrl, calls } = await server(reply(400, '{"data":null,"errors":[{"code":300004,"message":"no"}]}'));
  const held = await send("{}", { baseUrl });
  assert.deepEqual([...pick(held), held.report.valid, calls.length], ["not-sent", "invalid", false, 0]);
  assert.equal((await send("{}", { baseUrl, force: true })).outcome, "rejected");
  assert.equal(calls[0].body, "{}");
});

test("only https leaves this machine", async () => {
  for (const baseUrl of ["http://eu.api.capillarytech.com", "ftp://127.0.0.1", "https://user:secret@eu.api.capillarytech.com", "nonsense"]) {
    const { outcome, reason, message } = await send(body, { baseUrl, fetch: () => assert.fail("must not be called") });
    assert.deepEqual([outcome, reason], ["not-sent", "base-url"]);
    assert.doesNotMatch(message, /secret/);
  }
});

test("headers that cannot be had are no send", async () => {
  const options = { baseUrl: "https://eu.api.capillarytech.com", fetch: () => assert.fail("must not be called") };
  const failing = { throw: () => { throw new Error("locked"); }, reject: async () => { throw new Error("locked"); } };
  for (const getHeaders of Object.values(failing)) {
    const { outcome, reason, message } = await send(body, { ...options, getHeaders });
    assert.deepEqual([outcome, reason], ["not-sent", "headers"]);
    assert.match(message, /locked/);
  }
  assert.deepEqual(pick(await send(body, { ...options, headers: { "X-Broken": "a\nb" } })), ["not-sent", "headers"]);
});

test("a stand-in for fetch may answer with a simple object", async () => {
  const fetch = async (url, init) => {
    assert.equal(url, "https://eu.api.capillarytech.com/v3/targetGroups");
    assert.equal(init.method, "POST");
    return { status: 201, headers: new Map([["x-cap-requestid", "r-3"]]), text: async () => answer };
  };
  const { outcome, status, requestId } = await send(body, { baseUrl: "https://eu.api.capillarytech.com/", fetch });
  assert.deepEqual([outcome, status, requestId], ["created", 201, "r-3"]);
  for (const strange of [undefined, null, 7, {}, { status: 200 }, { get status() { throw new Error("no"); } }]) {
    const { outcome } = await send(body, { baseUrl: "https://eu.api.capillarytech.com", fetch: async () => strange });
    assert.equal(outcome, "unknown");
  }
});
