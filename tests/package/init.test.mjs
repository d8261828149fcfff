// Loading the WebAssembly module.

import assert from "node:assert/strict";
import { test } from "node:test";
import { freshPackage, serve, wasmBytes } from "./support.mjs";

const wasmType = { "content-type": "application/wasm" };
const address = await serve((request, response) => {
  const [status, headers] = {
    "/typed.wasm": [200, wasmType],
    "/untyped.wasm": [200, { "content-type": "text/plain" }],
    "/page": [200, { "content-type": "text/html; charset=utf-8" }],
  }[request.url] ?? [404, {}];
  response.writeHead(status, headers).end(status === 200 ? wasmBytes : "");
});

const works = ({ validate }) => assert.equal(validate("{").valid, false);

test("init accepts all kinds of sources", async (t) => {
  const sources = {
    "the address as a string": () => `${address}/typed.wasm`,
    "the address as a URL": () => new URL(`${address}/typed.wasm`),
    "a file that the server gives another type": () => `${address}/untyped.wasm`,
    "a Response": () => new Response(wasmBytes, { headers: wasmType }),
    "a promise of a Response": () => fetch(`${address}/typed.wasm`),
    bytes: () => new Uint8Array(wasmBytes),
    "an ArrayBuffer": () => new Uint8Array(wasmBytes).buffer,
    "a compiled module": () => new WebAssembly.Module(wasmBytes),
  };
  for (const [name, source] of Object.entries(sources))
    await t.test(name, async () => {
      const fresh = await freshPackage();
      assert.equal(await fresh.default(source()), undefined);
      works(fresh);
    });
});

test("initSync accepts bytes or a module", async (t) => {
  for (const [name, source] of Object.entries({ bytes: wasmBytes, module: new WebAssembly.Module(wasmBytes) }))
    await t.test(name, async () => {
      const fresh = await freshPackage();
      fresh.initSync(source);
      works(fresh);
    });
});

test("every function throws a helpful error before init", async (t) => {
  const fresh = await freshPackage();
  const calls = {
    validate: () => fresh.validate("{}"),
    importRequest: () => fresh.importRequest("{}"),
    preview: () => fresh.preview("{}"),
    edit: () => fresh.edit("{}", []),
    send: () => fresh.send("{}", { baseUrl: "https://example.com" }),
    "the sandbox": () => fresh.createSandbox().groups(),
  };
  for (const [name, call] of Object.entries(calls))
    await t.test(name, () =>
      assert.rejects(async () => call(), { name: "TargetGroupsError", code: "not-initialised", message: /await init\(\)/ }),
    );
});

test("init loads the module once", async () => {
  const fresh = await freshPackage();
  const module = new WebAssembly.Module(wasmBytes);
  const first = fresh.default(module);
  assert.equal(fresh.default(module), first);
  await first;
  await fresh.default("https://nowhere.invalid/");
  fresh.initSync(new Uint8Array(0));
  works(fresh);
});

test("init can be called again after a failure", async () => {
  const fresh = await freshPackage();
  await assert.rejects(fresh.default(`${address}/missing.wasm`), { code: "load-failed", message: /404/ });
  await assert.rejects(fresh.default(new Uint8Array([1, 2, 3, 4])), { code: "load-failed" });
  await assert.rejects(fresh.default(`${address}/page`), {
    code: "load-failed",
    message: /returned a web page\. Import "target-groups\/inline"/,
  });
  await fresh.default(`${address}/typed.wasm`);
  works(fresh);
});

test("the error names the policy that blocks WebAssembly, and the fix", async (t) => {
  const refusals = {
    Chromium:
      "WebAssembly.compile(): Refused to compile or instantiate WebAssembly module because 'unsafe-eval' is not an allowed source of script",
    "Chromium, newer":
      "WebAssembly.compile(): Compiling or instantiating WebAssembly module violates the following Content Security policy directive",
    Firefox: "call to WebAssembly.compile() blocked by CSP",
    Safari: "Refused to create a WebAssembly object because 'unsafe-eval' or 'wasm-unsafe-eval' is not an allowed source of script",
    "a worker runtime": "WebAssembly.compile(): Wasm code generation disallowed by embedder",
  };
  for (const [name, message] of Object.entries(refusals))
    await t.test(name, async (t) => {
      const fresh = await freshPackage();
      t.mock.method(WebAssembly, "compile", () => Promise.reject(new WebAssembly.CompileError(message)));
      await assert.rejects(fresh.default(wasmBytes), { code: "csp", message: /script-src 'self' 'wasm-unsafe-eval'/ });
    });
});

test("importing uses neither the window nor the network", async (t) => {
  const fetch = t.mock.method(globalThis, "fetch");
  await freshPackage();
  assert.equal(fetch.mock.callCount(), 0);
});
