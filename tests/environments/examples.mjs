// The projects in examples/: each is installed with the packed package, built, and used in Chromium as a user would.
//
// They are installed in temporary folders, so this needs a package registry and takes minutes.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createSandbox, isNameFree, send } from "target-groups";
import { launchBrowser, published, root, serve } from "../package/support.mjs";
import { project, run, serveFolder, start } from "../project.mjs";

const folder = join(root, "examples");

/** Copies an example, and installs what it needs and what its test needs. */
function install(name, packages = []) {
  const entries = readdirSync(join(folder, name), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map((path) => [path.slice(join(folder, name).length + 1), readFileSync(path, "utf8")]);
  return project(`example-${name}`, packages, Object.fromEntries(files));
}

const browser = await launchBrowser();

test("every example is tested", () => {
  const examples = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(
    examples.map(({ name }) => name),
    ["angular", "github-action", "hono", "html", "react", "svelte", "vue"],
  );
});

/** Uses the form of a page: an error beside its field, the summary, and the outcome of sending twice. */
async function usesForm(address) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) errors.push(message.text());
  });
  const shows = (selector, text) =>
    page.waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent.includes(text), [selector, text], {
      timeout: 30_000,
    });
  try {
    await page.goto(address);
    await shows("#summary", "at least 2 in each of 12 months").catch((error) => {
      throw new Error(`The page does not work: ${errors.join("\n")}`, { cause: error });
    });

    for (const [field, value, message] of [
      ["name", "", '"name" must not be empty.'],
      ["event", "", '"event" must not be empty.'],
      ["goal", "two", "must be a number"],
      ["start", "31/12/2027", "is not a valid date"],
    ]) {
      const input = page.locator(`input[name=${field}]`);
      const before = await input.inputValue();
      await input.fill(value);
      await shows(`#${field}-error`, message);
      assert.equal(await input.getAttribute("aria-invalid"), "true");
      assert.ok(await page.locator("button").isDisabled());
      await input.fill(before);
      await page.waitForFunction((id) => document.getElementById(id).textContent === "", `${field}-error`);
    }

    await page.locator("input[name=goal]").fill("3");
    await shows("#summary", "at least 3 in each of 12 months");
    await page.locator("button").click();
    await shows("#outcome", "Created group 1.");
    await page.locator("button").click();
    await shows("#outcome", "exists");
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

test("html", async () => usesForm(await serveFolder(install("html"))));

for (const name of ["react", "vue", "svelte"])
  test(name, async () => {
    const cwd = install(name);
    run("npm", ["run", "build"], cwd);
    await usesForm(await serveFolder(join(cwd, "dist")));
  });

test("angular", async () => {
  // Angular needs a newer Node than the package.
  const cwd = install("angular", ["node@24"]);
  run(join(cwd, "node_modules/node/bin/node"), ["node_modules/@angular/cli/bin/ng.js", "build"], cwd, { NG_CLI_ANALYTICS: "false" });
  await usesForm(await serveFolder(join(cwd, "dist")));
});

test("hono", async (t) => {
  const { fetch: simulated, groups } = createSandbox();
  const seen = [];
  const upstream = await serve(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, headers, url } = request;
    seen.push({ method, url, authorization: headers.authorization });
    const body = method === "POST" ? Buffer.concat(chunks).toString() : undefined;
    const answer = await simulated(`https://example.com${url}`, { method, headers, body });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  const secrets = { CAPILLARY_URL: upstream, CAPILLARY_AUTH: "Basic secret" };
  const address = await start(t, ["server.js"], install("hono"), secrets, () => true);
  const options = { baseUrl: `${address}api` };

  assert.equal((await isNameFree("uatTargetGroupBE01", options)).free, "yes");
  assert.equal((await send(published("count.request"), options)).outcome, "created");
  assert.equal(groups().length, 1);
  const taken = await send(published("count.request"), options);
  assert.deepEqual([taken.outcome, taken.errors[0].code], ["rejected", 310069]);
  assert.equal((await taken.check()).found, "created");
  assert.ok(seen.length >= 5 && seen.every(({ authorization }) => authorization === "Basic secret"), JSON.stringify(seen));

  const calls = seen.length;
  const invalid = await send('{"name": ""}', { ...options, force: true });
  assert.deepEqual([invalid.outcome, invalid.errors[0].code], ["rejected", 300004]);
  assert.equal((await fetch(`${address}api/v3/targetGroups/1`, { method: "DELETE" })).status, 404);
  assert.equal((await fetch(`${address}api/v2/events`)).status, 404);
  assert.equal(seen.length, calls, "the server does not forward these calls");
});

test("github-action", () => {
  const cwd = install("github-action");
  const workflow = readFileSync(join(cwd, ".github/workflows/requests.yml"), "utf8");
  const [, command] = /run: (npx target-groups .*)$/m.exec(workflow);
  const [program, ...words] = command.split(" ");
  assert.equal(run(program, words, cwd), "");
  writeFileSync(join(cwd, "requests/broken.json"), '{"name": ""}\n');
  assert.throws(() => run(program, words, cwd), { status: 1, stdout: /^::error file=requests\/broken\.json,line=1,/m });
});
