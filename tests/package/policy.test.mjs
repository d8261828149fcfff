// The package in a real browser, under a strict Content-Security-Policy.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { test } from "node:test";
import { dist, launchBrowser, serve } from "./support.mjs";

const types = { ".js": "text/javascript", ".wasm": "application/wasm" };
const policies = {
  "/allowed": "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
  "/refused": "default-src 'none'; connect-src 'self'; script-src 'self'",
  "/inline": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
  "/inline-refused": "default-src 'none'; script-src 'self'",
};
const worker = 'import init, { validate } from "/browser.js"; await init(); postMessage(validate("{").valid);';
const requested = [];

const address = await serve(async ({ url }, response) => {
  requested.push(url);
  if (policies[url])
    return response.writeHead(200, { "content-type": "text/html", "content-security-policy": policies[url] }).end("<!doctype html>");
  const file = url === "/worker.js" ? worker : await readFile(join(dist, url)).catch(() => undefined);
  response.writeHead(file ? 200 : 404, { "content-type": types[extname(url)] ?? "text/plain" }).end(file);
});

const browser = await launchBrowser();

async function open(path) {
  const page = await browser.newPage();
  const problems = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(address + path);
  return { page, problems };
}

test("needs only script-src 'self' 'wasm-unsafe-eval'", async () => {
  const { page, problems } = await open("/allowed");
  const codes = await page.evaluate(async () => {
    const { default: init, validate } = await import("/browser.js");
    await init();
    return validate("{").diagnostics.map(({ code }) => code);
  });
  assert.ok(codes.includes("json-syntax"), codes.join());
  assert.deepEqual(
    problems.filter((problem) => !problem.includes("favicon")),
    [],
  );
});

test("importing does not fetch WebAssembly", async () => {
  const { page } = await open("/allowed");
  requested.length = 0;
  await page.evaluate(() => import("/browser.js"));
  assert.ok(!requested.some((url) => url.endsWith(".wasm")), requested.join());
});

test("the error for a policy without 'wasm-unsafe-eval' names it", async () => {
  const { page } = await open("/refused");
  const error = await page.evaluate(async () => {
    const { default: init } = await import("/browser.js");
    return init().catch(({ name, code, message }) => ({ name, code, message }));
  });
  assert.deepEqual({ name: error.name, code: error.code }, { name: "TargetGroupsError", code: "csp" });
  assert.match(error.message, /script-src 'self' 'wasm-unsafe-eval'/);
});

test("the inline entry needs no connect-src", async () => {
  const { page, problems } = await open("/inline");
  const valid = await page.evaluate(async () => (await import("/inline.js")).validate("{").valid);
  assert.equal(valid, false);
  assert.deepEqual(
    problems.filter((problem) => !problem.includes("favicon")),
    [],
  );
});

test("the first call of the inline entry names the policy that blocks it", async () => {
  const { page } = await open("/inline-refused");
  const code = await page.evaluate(async () => {
    const { validate } = await import("/inline.js");
    try {
      validate("{");
    } catch (error) {
      return error.code;
    }
  });
  assert.equal(code, "csp");
});

test("works in a worker", async () => {
  const { page } = await open("/allowed");
  const valid = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker("/worker.js", { type: "module" });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      }),
  );
  assert.equal(valid, false);
});
