// The main job through the page: paste, see what is wrong, preview, send, read the answer.

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

/** The shape of a value: its keys and kinds, without what differs from call to call. */
function shape(value) {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object" || value === null) return typeof value;
  const entries = Object.entries(value).map(([key, item]) => [key.replace(/^\d+$/, "<id>"), shape(item)]);
  return Object.fromEntries(entries);
}

test("a pasted curl command becomes its body, and says what was dropped", async (t) => {
  const visitor = await playground(t);
  await visitor.paste(published("count.curl.txt"));
  const text = await visitor.text();
  assert.deepEqual(JSON.parse(text), JSON.parse(published("count.request.json")));
  const status = await visitor.page.locator("#status-text").innerText();
  assert.match(status, /Authorization/);
  assert.match(status, /Cookie/i);
  assert.doesNotMatch(text + status, /REDACTED/);
});

test("one undo takes a pasted command back, with the text that was there", async (t) => {
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

test("fields pasted into a text are typing; pasted into nothing they become an object", async (t) => {
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

test("the list names what is remarkable, with line and column, and jumps there", async (t) => {
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
  assert.match(await visitor.page.locator("#problems-summary").innerText(), /^2 warnings, 5 notes$/);
  assert.equal(await visitor.page.locator(".cm-lintRange-warning").count(), 2, "the place is marked in the editor");
});

test("nonsense is told by line and column", async (t) => {
  const visitor = await playground(t);
  await visitor.editor.focus();
  await visitor.page.keyboard.type('{ "active": true,\n"name": nonsense');
  await visitor.problem("json-syntax").waitFor();
  assert.deepEqual(await visitor.problems(), ["json-syntax 2:11"], "the editor indents the second line by two");
});

test("eight mistakes are told together", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Find the mistakes");
  await visitor.problem("name-blank").waitFor();
  const errors = await visitor.page.locator('.problem[data-severity="error"]').count();
  assert.ok(errors >= 8, `${errors} errors`);
  assert.match(await visitor.page.locator("#problems-summary").innerText(), new RegExp(`^${errors} errors`));
});

test("screen readers hear the count once the typing pauses", async (t) => {
  const visitor = await playground(t);
  await visitor.paste("{}");
  const announcement = visitor.page.locator("#problems-announcement");
  assert.equal(await announcement.getAttribute("role"), "status");
  assert.equal(await announcement.textContent(), "", "not while typing");
  await visitor.page.waitForFunction(() => document.querySelector("#problems-announcement").textContent === "2 errors, 1 note");
});

test("a fix changes its place and nothing else, and can be undone", async (t) => {
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

test("all fixes are one step, said in words, and one undo gives the very same text back", async (t) => {
  const visitor = await playground(t);
  const { page } = visitor;
  await visitor.example("Find the mistakes");
  const fixAll = visitor.button("Fix all");
  await fixAll.waitFor();
  const before = await visitor.text();
  const fixes = await page.locator(".problem > .button").count();
  assert.ok(fixes >= 3, `${fixes} fixes`);
  await fixAll.focus();
  await page.keyboard.press("Enter");
  await fixAll.waitFor({ state: "hidden" });
  assert.equal(await page.locator(".problem > .button").count(), 0, "nothing is left that can be fixed");
  const status = await page.locator("#status-text").innerText();
  assert.match(status, /^\d+ fixes applied\. Undo takes all of it back\. /);
  assert.ok(Number.parseInt(status) >= fixes, status);
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

test("the code of a problem leads to the description of its rule", async (t) => {
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

test("the names of events are completed", async (t) => {
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

test("the tabs go by keyboard, and each copies its own text", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  const { page } = visitor;
  const copied = {};
  await page.getByRole("tab", { name: "Body" }).focus();
  for (const title of ["Body", "curl", "fetch", "Predicted answer"]) {
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
  assert.equal(await page.locator('[role="tab"]:focus').innerText(), "Predicted answer");
  await page.keyboard.press("Home");
  assert.deepEqual(JSON.parse(copied.Body), JSON.parse(published("count.request.json")));
  assert.match(copied.curl, /^curl .*\n.*https:\/\/eu\.api\.capillarytech\.com\/v3\/targetGroups/);
  assert.match(copied.curl, /\$\{CAPILLARY_AUTH:\?/);
  assert.match(copied.fetch, /fetch\(/);
  assert.equal(JSON.parse(copied["Predicted answer"]).data.name, "uatTargetGroupBE01");
});

for (const name of ["count", "sum"])
  test(`sending the published ${name} request gives the answer that was predicted`, async (t) => {
    const visitor = await playground(t);
    await visitor.paste(published(`${name}.curl.txt`));
    const { outcome, words } = await visitor.send();
    assert.equal(outcome, "created");
    assert.match(words, /Created: target group \d+/);
    const created = JSON.parse(await visitor.page.locator(".answer-text").textContent());
    await visitor.page.getByRole("tab", { name: "Predicted answer" }).click();
    const predicted = JSON.parse(await visitor.page.locator("#preview-panel pre").textContent());
    assert.deepEqual(shape(created), shape(predicted.data));
    assert.deepEqual(shape(created), shape(JSON.parse(published(`${name}.answer.json`)).data));
  });

test("sending the same again is refused at the name", async (t) => {
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
  { fault: "The name is taken (310069)", outcome: "rejected", words: /310069/ },
  { fault: "A value is not valid (300004)", outcome: "rejected", words: /300004/ },
  { fault: "Too many requests (429)", outcome: "rejected", words: /429|too many/i },
  { fault: "The server breaks (500)", outcome: "unknown", words: /may exist or not/ },
  { fault: "The answer is not JSON", outcome: "unknown", words: /may exist or not/ },
  { fault: "The connection drops after storing", outcome: "unknown", words: /may exist or not/ },
];
for (const { fault, outcome, words } of faults)
  test(`the next answer fails when told to: ${fault}`, async (t) => {
    const visitor = await playground(t);
    await visitor.example("Count events");
    const failed = await visitor.send(fault);
    assert.equal(failed.outcome, outcome);
    assert.match(failed.words, words);
    assert.equal(await visitor.page.getByLabel("Make the next answer fail").inputValue(), "", "only the next");
  });

test("after an unknown outcome the page says whether the group is there", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  for (const [fault, answer] of [
    ["The server breaks (500)", "No group of this name exists"],
    ["The connection drops after storing", "The group exists, with the content that was sent"],
  ]) {
    await visitor.send(fault);
    await visitor.button("Look whether the group exists").click();
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

test("a slow answer can be given up", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await visitor.page.getByLabel("Make the next answer fail").selectOption({ label: "The answer takes 5 seconds" });
  await visitor.page.locator("#send").click();
  await visitor.button("Stop waiting").click();
  await visitor.page.locator(".verdict").waitFor();
  assert.equal(await visitor.page.locator(".verdict").getAttribute("data-outcome"), "unknown");
  assert.ok(await visitor.page.locator("#send").evaluate((button) => button.matches(":focus")));
});

test("the text is there again on the next visit, until starting over", async (t) => {
  const visitor = await playground(t);
  await visitor.paste('{"name": "draft"}');
  await visitor.page.reload();
  await visitor.ready();
  assert.match(await visitor.page.locator("#status-text").innerText(), /Your text from last time is back/);
  assert.equal(await visitor.text(), '{"name": "draft"}');
  await visitor.button("Start over").click();
  await visitor.page.locator("#welcome").waitFor();
  await visitor.page.reload();
  await visitor.ready();
  assert.equal(await visitor.text(), "");
});

test("what looks like a command is never stored", async (t) => {
  const visitor = await playground(t);
  await visitor.editor.focus();
  await visitor.page.keyboard.type("curl -u me:secret https://example.com -d '{}'");
  await visitor.page.reload();
  await visitor.ready();
  assert.equal(await visitor.text(), "");
  assert.equal(await visitor.page.evaluate(() => JSON.stringify(localStorage).includes("secret")), false);
});

test("the theme follows the system until it is chosen", async (t) => {
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
