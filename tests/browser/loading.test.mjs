// The page while it loads, with parts that fail to load, and offline.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launchBrowser, published, servePlayground, visit } from "./support.mjs";

const address = await servePlayground();
const browser = await launchBrowser();

/** Disables the service worker, whose fetches cannot be intercepted. */
const intercepted = (before) => ({ serviceWorkers: "block", before });

test("works with a textarea without CodeMirror", async () => {
  const visitor = await visit(
    browser,
    address,
    intercepted((page) => page.route("**/codemirror-*.js", (route) => route.abort())),
  );
  const { page } = visitor;
  // Text that is pasted before the package has loaded is imported later, as a separate step.
  await page.locator("#notice:not([hidden])").waitFor();
  await visitor.paste(published("count.curl.txt"));
  await visitor.problem("attribute-unused").getByRole("button").first().click();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
  const selected = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return value.slice(selectionStart, selectionEnd);
  });
  assert.deepEqual(JSON.parse(selected), { name: "price", aggregateFunction: "SUM" });
  const before = await visitor.editor.inputValue();
  await visitor.problem("attribute-unused").getByRole("button", { name: "Fix" }).click();
  assert.doesNotMatch(await visitor.editor.inputValue(), /extendedFieldInfo/);
  await visitor.button("Undo").click();
  assert.equal(await visitor.editor.inputValue(), before);
  await visitor.button("Undo").click();
  assert.equal(await visitor.editor.inputValue(), "", "a pasted command is one step");
  await visitor.example("Find the mistakes");
  const broken = await visitor.editor.inputValue();
  await visitor.button("Apply safe fixes").click();
  await visitor.button("Apply safe fixes").waitFor({ state: "hidden" });
  assert.notEqual(await visitor.editor.inputValue(), broken);
  await visitor.button("Undo").click();
  assert.equal(await visitor.editor.inputValue(), broken, "all safe fixes are one step");
  await visitor.context.close();
});

test("keeps text, undo history and focus when CodeMirror loads", async () => {
  let arrive;
  const arrival = new Promise((resolve) => (arrive = resolve));
  const visitor = await visit(
    browser,
    address,
    intercepted((page) =>
      page.route("**/codemirror-*.js", async (route) => {
        await arrival;
        await route.continue();
      }),
    ),
  );
  const { page } = visitor;
  await visitor.editor.focus();
  await page.keyboard.type('{"name": "ö😀"');
  await page.keyboard.type("}");
  await page.keyboard.press("ArrowLeft");
  arrive();
  await visitor.ready();
  await page.keyboard.type(', "active": true');
  await page.waitForFunction(() => document.querySelector("#preview-panel").textContent.includes("active"));
  assert.equal(await visitor.text(), '{"name": "ö😀", "active": true}');
  for (let i = 0; i < 40; i++) await visitor.button("Undo").click();
  assert.equal(await visitor.text(), "");
  await visitor.leave();
});

test("imports a command that was pasted before the package had loaded", async () => {
  let arrive;
  const arrival = new Promise((resolve) => (arrive = resolve));
  const visitor = await visit(
    browser,
    address,
    intercepted((page) =>
      page.route("**/*.wasm", async (route) => {
        await arrival;
        await route.continue();
      }),
    ),
  );
  await visitor.paste(published("sum.curl.txt"));
  arrive();
  await visitor.ready();
  assert.deepEqual(JSON.parse(await visitor.text()), JSON.parse(published("sum.request.json")));
  await visitor.leave();
});

test("names a policy that blocks WebAssembly, and the text can still be edited", async () => {
  const visitor = await visit(
    browser,
    address,
    intercepted((page) =>
      page.route(address, async (route) => {
        const response = await route.fetch();
        const headers = response.headers();
        headers["content-security-policy"] = headers["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
        await route.fulfill({ response, headers });
      }),
    ),
  );
  const failure = visitor.page.getByRole("alert");
  await failure.getByText("could not start").waitFor();
  assert.match(await failure.innerText(), /script-src 'self' 'wasm-unsafe-eval'/);
  await visitor.editor.focus();
  await visitor.page.keyboard.type("{}");
  await visitor.context.close();
});

test("works and opens offline after the first visit", async () => {
  const visitor = await (await visit(browser, address)).ready();
  const { context, page } = visitor;
  await page.getByText("also works offline").waitFor();
  await context.setOffline(true);
  assert.equal(
    await page.evaluate(() =>
      fetch("./not-kept").then(
        () => "answered",
        () => "no network",
      ),
    ),
    "no network",
  );
  await visitor.paste(published("sum.curl.txt"));
  assert.equal((await visitor.send()).outcome, "created");
  assert.ok((await page.reload()).fromServiceWorker());
  await visitor.ready();
  assert.match(await visitor.text(), /uatTargetGroupBE02/);
  await visitor.problem("cycle-dates-both").waitFor();
  assert.equal((await visitor.send()).outcome, "created");
  await visitor
    .problem("cycle-dates-both")
    .getByRole("link")
    .evaluate((link) => link.removeAttribute("target"));
  await visitor.problem("cycle-dates-both").getByRole("link").click();
  await page.locator("h2:target").waitFor();
  assert.match(page.url(), /rules\.html#cycle-dates-both$/, "the descriptions are there without a network too");
  assert.deepEqual(visitor.complaints.splice(0), ["Failed to load resource: net::ERR_FAILED"], "the one that was asked for");
  await visitor.leave();
});

test("a new build replaces the cached one at once", async () => {
  const visitor = await (await visit(browser, address)).ready();
  const { page } = visitor;
  await page.getByText("also works offline").waitFor();
  await page.evaluate(async () => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    await cache.put("./", new Response("<title>an old build</title>", { headers: { "content-type": "text/html" } }));
  });
  await page.reload();
  assert.equal(await page.title(), "target-groups playground");
  await visitor.leave();
});

test("makes no requests to other hosts", async () => {
  const hosts = new Set();
  const visitor = await visit(browser, address, {
    before: (page) => page.on("request", (request) => hosts.add(new URL(request.url()).host)),
  });
  await visitor.ready();
  await visitor.example("Count events");
  await visitor.send();
  assert.deepEqual([...hosts], [new URL(address).host]);
  await visitor.leave();
});
