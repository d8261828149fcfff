// The main task of the page: paste, see problems, preview, send, read the response.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { launchBrowser, published, servePlayground, visit } from "./support.mjs";

const address = await servePlayground();
const browser = await launchBrowser();

async function playground(t, options) {
  const opened = await (await visit(browser, address, options)).ready();
  t.after(() => opened.leave());
  return opened;
}

/** Returns the structure of a value: its keys and types, without values that differ between calls. */
function shape(value) {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null) return typeof value;
  const entries = Object.entries(value).map(([key, item]) => [key.replace(/^\d+$/, "<id>"), shape(item)]);
  return Object.fromEntries(entries);
}

test("imports a pasted curl command, and says what was removed", async (t) => {
  const visitor = await playground(t);
  await visitor.paste(published("count.curl.txt"));
  const text = await visitor.text();
  assert.deepEqual(JSON.parse(text), JSON.parse(published("count.request.json")));
  const status = await visitor.page.locator("#status-text").innerText();
  assert.match(status, /Authorization/);
  assert.match(status, /Cookie/i);
  assert.doesNotMatch(text + status, /REDACTED/);
});

test("one undo restores the text before a pasted command", async (t) => {
  const visitor = await playground(t);
  await visitor.paste('{"name": "mine"}');
  await visitor.paste(published("sum.curl.txt"));
  await visitor.page.keyboard.type(" ");
  await visitor.page.keyboard.press("ControlOrMeta+z");
  assert.deepEqual(JSON.parse(await visitor.text()), JSON.parse(published("sum.request.json")));
  await visitor.editor.focus();
  await visitor.page.keyboard.press("ControlOrMeta+z");
  await visitor.problem("required").waitFor();
  assert.equal(await visitor.text(), '{"name": "mine"}');
});

test("pastes fields as text, or as an object into an empty editor", async (t) => {
  const visitor = await playground(t);
  await visitor.paste('"name": "n"');
  assert.equal(await visitor.text(), '{"name": "n"}');
  await visitor.editor.focus();
  await visitor.page.keyboard.press("ControlOrMeta+Home");
  await visitor.page.keyboard.press("ArrowRight");
  await visitor.paste('"active": true, ');
  assert.equal(await visitor.text(), '{"active": true, "name": "n"}');
});

test("a command can be pasted and dropped anywhere on the page", async (t) => {
  for (const kind of ["paste", "drop"]) {
    const visitor = await playground(t);
    await visitor.page.evaluate(
      ([type, command]) => {
        const data = new DataTransfer();
        data.setData("text/plain", command);
        const event =
          type === "paste"
            ? new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector(".masthead").dispatchEvent(event);
      },
      [kind, published("sum.curl.txt")],
    );
    await visitor.problem("cycle-dates-both").waitFor();
    assert.match(await visitor.text(), /uatTargetGroupBE02/, kind);
  }
});

test("the list shows problems with line and column, and links to them", async (t) => {
  const visitor = await playground(t);
  await visitor.paste(published("count.curl.txt"));
  await visitor.problem("attribute-unused").waitFor();
  const lines = (await visitor.text()).split("\n");
  const expected = { "cycle-dates-both": '"2026-01-01T10:30:00+05:30"', "attribute-unused": "{" };
  for (const [code, begin] of Object.entries(expected)) {
    const [, line, column] = (await visitor.problems()).find((entry) => entry.startsWith(code)).match(/(\d+):(\d+)$/);
    assert.ok(lines[line - 1].slice(column - 1).startsWith(begin), `${code} ${line}:${column}`);
    await visitor.problem(code).getByRole("button").first().click();
    assert.ok((await visitor.selection()).startsWith(begin), code);
    assert.ok(await visitor.editor.evaluate((editor) => editor.matches(":focus")), "the editor has the focus");
  }
  assert.match(await visitor.page.locator("#problems-summary").innerText(), /^3 warnings, 5 hints$/);
  const marks = await visitor.page.locator(".cm-lintRange-warning").count();
  assert.ok(marks >= 3, `the places are marked in the editor: ${marks}`);
});

test("a problem of several places is listed once, with the number of the others", async (t) => {
  const visitor = await playground(t);
  const period = { startDate: "2099-01-01", endDate: "2099-01-31", refCode: "a" };
  await visitor.paste(JSON.stringify({ name: "n", periods: [period], targets: [] }));
  await visitor.problem("date-only").waitFor();
  assert.equal(await visitor.problem("date-only").count(), 1);
  assert.match(await visitor.problem("date-only").innerText(), /and 1 more place$/);
});

test("shows the line and column of a syntax error", async (t) => {
  const visitor = await playground(t);
  await visitor.editor.focus();
  await visitor.page.keyboard.type('{ "active": true,\n"name": nonsense');
  await visitor.problem("json-syntax").first().waitFor();
  const faults = (await visitor.problems()).filter((problem) => problem.startsWith("json-syntax"));
  assert.deepEqual(faults, ["json-syntax 2:11", "json-syntax 2:19"], "the editor indents the second line by two");
});

test("shows eight problems together", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Find the mistakes");
  await visitor.problem("name-blank").waitFor();
  const errors = await visitor.page.locator('.problem[data-severity="error"]').count();
  assert.ok(errors >= 8, `${errors} errors`);
  assert.match(await visitor.page.locator("#problems-summary").innerText(), new RegExp(`^${errors} errors`));
});

test("screen readers announce the number of problems after a pause", async (t) => {
  const visitor = await playground(t);
  await visitor.paste("{}");
  const announcement = visitor.page.locator("#problems-announcement");
  assert.equal(await announcement.getAttribute("role"), "status");
  assert.equal(await announcement.textContent(), "", "not while typing");
  await visitor.page.waitForFunction(() => document.querySelector("#problems-announcement").textContent === "2 errors, 1 warning, 1 hint");
});

test("a fix changes only its value and can be undone", async (t) => {
  const visitor = await playground(t);
  await visitor.paste(published("count.curl.txt"));
  const before = await visitor.text();
  await visitor.problem("attribute-unused").getByRole("button", { name: "Fix" }).click();
  await visitor.problem("attribute-unused").waitFor({ state: "detached" });
  const { extendedFieldInfo, ...target } = JSON.parse(before).targets[0];
  assert.ok(extendedFieldInfo);
  assert.deepEqual(JSON.parse(await visitor.text()).targets[0], target);
  await visitor.page.keyboard.press("ControlOrMeta+z");
  await visitor.problem("attribute-unused").waitFor();
  assert.equal(await visitor.text(), before);
});

test("all safe fixes are one step, and one undo restores the text", async (t) => {
  const visitor = await playground(t);
  const { page } = visitor;
  await visitor.example("Find the mistakes");
  const fixAll = visitor.button("Apply safe fixes");
  await fixAll.waitFor();
  const before = await visitor.text();
  const fixes = await page.locator(".problem > .button").count();
  assert.ok(fixes >= 3, `${fixes} fixes`);
  await fixAll.focus();
  await page.keyboard.press("Enter");
  await fixAll.waitFor({ state: "hidden" });
  const left = await page.locator(".problem > .button").count();
  assert.ok(left > 0 && left <= fixes - 2, `${left} of ${fixes} fixes are left for people to choose`);
  const status = await page.locator("#status-text").innerText();
  assert.match(status, /^Applied \d+ fixes\. Undo reverts all of them\. /);
  assert.ok(Number.parseInt(status.slice("Applied ".length)) >= 2, status);
  assert.equal(await page.evaluate(() => document.activeElement.id), "problems-title", "the focus stays at the problems");
  const after = await visitor.text();
  JSON.parse(after);
  await visitor.button("Undo").click();
  await fixAll.waitFor();
  assert.equal(await visitor.text(), before);
  await visitor.button("Redo").click();
  await fixAll.waitFor({ state: "hidden" });
  assert.equal(await visitor.text(), after);
});

test("the code of a problem links to its rule", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Find the mistakes");
  const link = visitor.problem("name-blank").getByRole("link");
  const [described] = await Promise.all([visitor.context.waitForEvent("page"), link.click()]);
  await described.waitForLoadState();
  assert.match(described.url(), /\/docs\/rules\.html#name-blank$/);
  assert.equal(await described.locator(":target").innerText(), "name-blank");
  assert.ok(await described.locator(":target").evaluate((heading) => heading.getBoundingClientRect().top < innerHeight));
  for (const href of await visitor.page.locator(".problem-rule").evaluateAll((links) => links.map(({ hash }) => hash)))
    assert.equal(await described.locator(`h2[id="${href.slice(1)}"]`).count(), 1, href);
  await described.getByRole("link", { name: "Fields", exact: true }).click();
  await described.getByRole("heading", { name: "Fields", exact: true }).waitFor();
  const broken = await described.evaluate(() =>
    [...document.querySelectorAll("a[href^='#']")].map(({ hash }) => hash).filter((hash) => !document.getElementById(hash.slice(1))),
  );
  assert.deepEqual(broken, []);
});

test("completes names of events", async (t) => {
  const visitor = await playground(t);
  await visitor.setText('{"targets": [{"targetEntity": "EVENT", "eventName": ""}]}');
  for (let i = 0; i < 4; i++) await visitor.page.keyboard.press("ArrowLeft");
  await visitor.page.keyboard.press("Control+Space");
  const offered = visitor.page.locator(".cm-tooltip-autocomplete li");
  await offered.first().waitFor();
  const names = (await offered.allInnerTexts()).map((words) => words.split("\n")[0]);
  assert.deepEqual(names.slice(0, 3), ["TestingEvent_FE", "addedToCart", "removedFromCart"]);
  assert.ok(names.includes("TransactionAdd"), "of the loyalty engine");
});

test("the tabs work with the keyboard, and each copies its text", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  const { page } = visitor;
  const copied = {};
  await page.getByRole("tab", { name: "Body" }).focus();
  for (const title of ["Body", "curl", "fetch", "Predicted response"]) {
    assert.equal(await page.locator('#preview-tabs [aria-selected="true"]').innerText(), title);
    assert.equal(
      await page.locator("#preview-panel").getAttribute("aria-labelledby"),
      await page.locator('[role="tab"]:focus').getAttribute("id"),
    );
    const copy = page.locator("#copy-preview");
    await copy.click();
    await page.waitForFunction(() => document.querySelector("#copy-preview").textContent === "Copied");
    copied[title] = await page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole("tab", { name: title }).focus();
    await page.keyboard.press("ArrowRight");
  }
  assert.equal(await page.locator('#preview-tabs [aria-selected="true"]').innerText(), "Body", "they go round");
  await page.keyboard.press("End");
  assert.equal(await page.locator('[role="tab"]:focus').innerText(), "Predicted response");
  await page.keyboard.press("Home");
  assert.deepEqual(JSON.parse(copied.Body), JSON.parse(published("count.request.json")));
  assert.match(copied.curl, /^curl .*\n.*https:\/\/eu\.api\.capillarytech\.com\/v3\/targetGroups/);
  assert.match(copied.curl, /\$\{CAPILLARY_AUTH:\?/);
  assert.match(copied.fetch, /fetch\(/);
  assert.equal(JSON.parse(copied["Predicted response"]).data.name, "uatTargetGroupBE01");
});

for (const name of ["count", "sum"])
  test(`sending the published ${name} request gives the predicted response`, async (t) => {
    const visitor = await playground(t);
    await visitor.paste(published(`${name}.curl.txt`));
    const { outcome, words } = await visitor.send();
    assert.equal(outcome, "created");
    assert.match(words, /Created: target group \d+/);
    const created = JSON.parse(await visitor.page.locator(".answer-text").textContent());
    await visitor.page.getByRole("tab", { name: "Predicted response" }).click();
    const predicted = JSON.parse(await visitor.page.locator("#preview-panel pre").textContent());
    assert.deepEqual(shape(created), shape(predicted.data));
    assert.deepEqual(shape(created), shape(JSON.parse(published(`${name}.answer.json`)).data));
  });

test("sending the same request again is rejected at the name", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await visitor.send();
  const { outcome, words } = await visitor.send();
  assert.equal(outcome, "rejected");
  assert.match(words, /310069/);
  await visitor.button("Go to /name").click();
  assert.equal(await visitor.selection(), '"uatTargetGroupBE01"');
  const refusal = visitor.problem("310069");
  assert.match(await refusal.innerText(), /\/name/);
  assert.ok((await visitor.problems()).includes("310069 3:11"));
  await visitor.page.keyboard.type('"another"');
  await refusal.waitFor({ state: "detached" });
  assert.equal((await visitor.send()).outcome, "created");
});

test("a request with errors is not sent", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Find the mistakes");
  const { outcome, words } = await visitor.send();
  assert.equal(outcome, "not-sent");
  assert.match(words, /10 errors/);
  await visitor.button("Go to the first error").click();
  assert.equal(await visitor.selection(), '""');
});

const faults = [
  { fault: "Name is taken (310069)", outcome: "rejected", words: /310069/ },
  { fault: "Invalid value (300004)", outcome: "rejected", words: /300004/ },
  { fault: "Too many requests (429)", outcome: "rejected", words: /429|too many/i },
  { fault: "Server error (500)", outcome: "unknown", words: /may exist/ },
  { fault: "Response is not JSON", outcome: "unknown", words: /may exist/ },
  { fault: "Connection lost after storing", outcome: "unknown", words: /may exist/ },
];
for (const { fault, outcome, words } of faults)
  test(`simulates the fault: ${fault}`, async (t) => {
    const visitor = await playground(t);
    await visitor.example("Count events");
    const failed = await visitor.send(fault);
    assert.equal(failed.outcome, outcome);
    assert.match(failed.words, words);
    assert.equal(await visitor.page.getByLabel("Simulate a fault").inputValue(), "", "only the next");
  });

test("after an unknown outcome, the page can check the group", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  for (const [fault, answer] of [
    ["Server error (500)", "No group with this name exists"],
    ["Connection lost after storing", "The group exists and has the content that was sent"],
  ]) {
    await visitor.send(fault);
    await visitor.button("Check whether the group exists").click();
    await visitor.page.locator(".look-up").getByText(answer).waitFor();
  }
});

test("a double click sends once", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await visitor.page.locator("#send").dblclick();
  await visitor.page.locator(".verdict").waitFor();
  assert.equal(await visitor.page.locator(".verdict").getAttribute("data-outcome"), "created", "a second would be refused");
});

test("a slow request can be cancelled", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await visitor.page.getByLabel("Simulate a fault").selectOption({ label: "Response takes 5 seconds" });
  await visitor.page.locator("#send").click();
  await visitor.button("Stop waiting").click();
  await visitor.page.locator(".verdict").waitFor();
  assert.equal(await visitor.page.locator(".verdict").getAttribute("data-outcome"), "unknown");
  assert.ok(await visitor.page.locator("#send").evaluate((button) => button.matches(":focus")));
});

test("restores the text on the next visit, until starting over", async (t) => {
  const visitor = await playground(t);
  await visitor.paste('{"name": "draft"}');
  await visitor.page.reload();
  await visitor.ready();
  assert.match(await visitor.page.locator("#status-text").innerText(), /Restored your text from the last visit/);
  assert.equal(await visitor.text(), '{"name": "draft"}');
  await visitor.button("Start over").click();
  await visitor.page.locator("#welcome").waitFor();
  await visitor.page.reload();
  await visitor.ready();
  assert.equal(await visitor.text(), "");
});

test("does not store commands", async (t) => {
  const visitor = await playground(t);
  await visitor.editor.focus();
  await visitor.page.keyboard.type("curl -u me:secret https://example.com -d '{}'");
  await visitor.page.reload();
  await visitor.ready();
  assert.equal(await visitor.text(), "");
  assert.equal(await visitor.page.evaluate(() => JSON.stringify(localStorage).includes("secret")), false);
});

test("the theme follows the system until the user chooses one", async (t) => {
  const visitor = await playground(t, { colorScheme: "dark" });
  const background = () => visitor.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await background();
  await visitor.button("Switch to the light theme").click();
  const light = await background();
  assert.notEqual(light, dark);
  await visitor.page.reload();
  assert.equal(await background(), light, "the choice is kept");
  await visitor.button("Switch to the dark theme").click();
  assert.equal(await background(), dark);
});

test("the version of the package is shown", async (t) => {
  const visitor = await playground(t);
  const { version } = JSON.parse(readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"));
  assert.equal(await visitor.page.locator("#version").innerText(), version);
});
