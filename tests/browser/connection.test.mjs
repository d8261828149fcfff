// The connection: the simulated API by default, a live one if the user chooses it, and the data that the page keeps.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { createSandbox } from "target-groups";
import { launchBrowser, published, servePlayground, visit } from "./support.mjs";

const address = await servePlayground();
const browser = await launchBrowser();
const server = await startApi();

const SECRETS = { till: "till.of.nobody", password: "a-password-of-nobody", token: "a-token-of-nobody" };

/** Serves the simulated API over HTTP and records the calls. `cors`: whether pages may call it. */
async function startApi() {
  const state = { arrived: [], cors: true, sandbox: createSandbox() };
  const http = createServer(async (request, response) => {
    const allowed = state.cors
      ? {
          "access-control-allow-origin": "*",
          "access-control-allow-headers": "authorization, content-type, x-cap-api-oauth-token",
          "access-control-expose-headers": "x-cap-requestid",
        }
      : {};
    if (request.method === "OPTIONS") {
      // Chromium repeats a request on its own when a reused connection breaks, so connections are closed.
      response.writeHead(204, { ...allowed, connection: "close" }).end();
      return;
    }
    const { method, url, headers } = request;
    const body = Buffer.concat(await request.toArray()).toString();
    state.arrived.push({ method, url, headers, body });
    const init = { method, headers: { authorization: "Basic x", "content-type": "application/json" }, ...(body && { body }) };
    const answer = await state.sandbox.fetch(`http://api${url}`, init).catch(() => undefined);
    if (answer === undefined) request.socket.resetAndDestroy();
    else response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...allowed }).end(await answer.text());
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  after(() => {
    http.close();
    http.closeAllConnections();
  });
  const host = `127.0.0.1:${http.address().port}`;
  return Object.assign(state, {
    host,
    baseUrl: `http://${host}`,
    begin() {
      state.arrived.length = 0;
      state.cors = true;
      state.sandbox = createSandbox();
    },
  });
}

async function playground(t, options) {
  server.begin();
  const opened = await (await visit(browser, address, options)).ready();
  t.after(() => opened.leave());
  return opened;
}

const settings = (visitor) => visitor.page.getByRole("dialog", { name: "Connection" });
const confirmation = (visitor) => visitor.page.locator("#confirm");
const sendButton = (visitor) => visitor.page.locator("#send");
const log = (visitor) => visitor.page.getByRole("list", { name: "Log" }).getByRole("listitem");

async function openSettings(visitor) {
  await visitor.button("Connection…").click();
  return settings(visitor);
}

/** Chooses the server of this test as the live API. */
async function goLive(visitor, kind = "basic") {
  const dialog = await openSettings(visitor);
  await dialog.getByText("Live API").first().click();
  await dialog.getByLabel("Region").selectOption({ label: "Other URL…" });
  await dialog.getByLabel("URL").fill(server.baseUrl);
  if (kind === "basic") {
    await dialog.getByLabel("Till", { exact: true }).fill(SECRETS.till);
    await dialog.getByLabel("Password", { exact: true }).fill(SECRETS.password);
  } else {
    await dialog.getByText("OAuth token").click();
    await dialog.getByLabel("Token", { exact: true }).fill(SECRETS.token);
  }
  await dialog.getByRole("button", { name: "Use the live API" }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Sends a live request and confirms it. */
async function sendLive(visitor) {
  await sendButton(visitor).click();
  await confirmation(visitor).getByRole("button", { name: "Send to" }).click();
  await visitor.page.locator(".verdict").waitFor();
  return visitor.page.locator(".verdict").getAttribute("data-outcome");
}

/** Returns everything in the page, its storages, its fields and its URL. */
const everywhere = (page) =>
  page.evaluate(() => {
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }));
    const fields = [...document.querySelectorAll("input, select, textarea")].map(({ value }) => value);
    return [document.documentElement.outerHTML, ...stores, ...fields, location.href, document.cookie].join("\n");
  });

async function hasNoSecret(visitor) {
  const md5 = createHash("md5").update(SECRETS.password).digest("hex");
  const basic = Buffer.from(`${SECRETS.till}:${md5}`).toString("base64");
  const text = await everywhere(visitor.page);
  for (const secret of [...Object.values(SECRETS), md5, basic]) assert.ok(!text.includes(secret), secret);
}

test("uses the simulated API by default, and says so", async (t) => {
  const visitor = await playground(t);
  assert.equal(await sendButton(visitor).innerText(), "Send to the simulated API");
  const dialog = await openSettings(visitor);
  assert.ok(await dialog.getByRole("radio", { name: "Simulated API" }).isChecked());
  assert.ok(await dialog.getByLabel("Region").isHidden(), "nothing is asked for that does not count");
  await visitor.page.keyboard.press("Escape");
  assert.ok(await visitor.page.evaluate(() => document.activeElement.id === "connection-button"), "the focus comes back");
});

for (const kind of ["basic", "oauth"])
  test(`a live request is sent as it was shown, and the page keeps no secret: ${kind}`, async (t) => {
    const visitor = await playground(t);
    await visitor.example("Count events");
    const text = await visitor.text();
    await goLive(visitor, kind);
    assert.equal(await sendButton(visitor).innerText(), `Send to ${server.host}`);
    assert.match(await visitor.page.locator("#live-banner").innerText(), /^Live: requests go to 127\.0\.0\.1/);
    await hasNoSecret(visitor);

    await sendButton(visitor).click();
    const dialog = confirmation(visitor);
    await dialog.getByRole("heading", { name: `Send to ${server.host}?` }).waitFor();
    assert.equal(await visitor.page.evaluate(() => document.activeElement.textContent), "Cancel", "the focus is on the way back");
    const line = await dialog.locator(".confirm-line").innerText();
    const names = await dialog.locator("dt").allInnerTexts();
    const values = await dialog.locator("dd").allTextContents();
    const body = await dialog.locator("pre").textContent();
    assert.match(await dialog.innerText(), /uatTargetGroupBE01/, "what the summary says");
    await hasNoSecret(visitor);
    assert.equal(server.arrived.length, 0, "nothing has left");

    await dialog.getByRole("button", { name: "Send to" }).click();
    await visitor.page.locator('[data-outcome="created"]').waitFor();
    assert.equal(server.arrived.length, 1);
    const [arrived] = server.arrived;
    assert.equal(line, `${arrived.method} ${server.baseUrl}${arrived.url}`);
    assert.equal(body, arrived.body);
    assert.equal(arrived.body, text);
    const header = kind === "basic" ? "Authorization" : "X-CAP-API-OAUTH-TOKEN";
    assert.deepEqual(names, ["Accept", "Content-Type", header]);
    assert.deepEqual(values, [arrived.headers.accept, arrived.headers["content-type"], "••••••••hidden"]);
    if (kind === "oauth") assert.equal(arrived.headers["x-cap-api-oauth-token"], SECRETS.token);
    else
      assert.match(Buffer.from(arrived.headers.authorization.slice(6), "base64").toString(), new RegExp(`^${SECRETS.till}:[0-9a-f]{32}$`));
    await log(visitor).first().locator("summary").click();
    await hasNoSecret(visitor);
    assert.match(await visitor.page.locator("#answer-from").innerText(), new RegExp(`from ${server.host}`));
  });

for (const [way, leave] of Object.entries({
  Escape: (visitor) => visitor.page.keyboard.press("Escape"),
  Enter: (visitor) => visitor.page.keyboard.press("Enter"),
  Cancel: (visitor) => confirmation(visitor).getByRole("button", { name: "Cancel" }).click(),
}))
  test(`${way} in the confirmation sends nothing, even after an earlier request`, async (t) => {
    const visitor = await playground(t);
    await visitor.example("Count events");
    await goLive(visitor);
    assert.equal(await sendLive(visitor), "created");
    await sendButton(visitor).click();
    await confirmation(visitor).waitFor();
    await leave(visitor);
    await confirmation(visitor).waitFor({ state: "hidden" });
    await visitor.page.waitForFunction(() => document.querySelector("#answer-announcement").textContent === "Nothing was sent.");
    assert.ok(await sendButton(visitor).evaluate((button) => button.matches(":focus")), "the focus comes back");
    assert.equal(server.arrived.length, 1);
    assert.equal(await log(visitor).count(), 1);
  });

test("a request with errors needs no confirmation", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Find the mistakes");
  await goLive(visitor);
  await sendButton(visitor).click();
  await visitor.page.locator('[data-outcome="not-sent"]').waitFor();
  assert.ok(await confirmation(visitor).isHidden());
  await log(visitor).locator("summary").getByText("Not sent").click();
  await log(visitor).getByText("Nothing was sent.", { exact: true }).waitFor();
  assert.equal(server.arrived.length, 0);
});

test("a reload ends the live mode and deletes the credentials", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await goLive(visitor);
  await visitor.page.reload();
  await visitor.ready();
  assert.equal(await sendButton(visitor).innerText(), "Send to the simulated API");
  assert.ok(await visitor.page.locator("#live-banner").isHidden());
  assert.ok(await visitor.page.locator("#log").isHidden());
  await hasNoSecret(visitor);
  assert.equal((await visitor.send()).outcome, "created");
  assert.equal(server.arrived.length, 0);
});

test("going to another page and back does the same", async (t) => {
  const visitor = await playground(t);
  await goLive(visitor);
  await visitor.page.getByRole("link", { name: "Documentation", exact: true }).click();
  await visitor.page.getByRole("heading", { name: "Getting started", exact: true }).first().waitFor();
  await visitor.page.goBack();
  await visitor.ready();
  assert.equal(await sendButton(visitor).innerText(), "Send to the simulated API");
});

const refused = [
  { what: "http to another machine", address: "http://example.com", till: "till", words: /must start with https/ },
  { what: "an address with a password", address: "https://me:pw@example.com", till: "till", words: /must not contain a user name/ },
  { what: "a colon in the till's name", address: "https://example.com", till: "a:b", words: /colon/ },
];
for (const { what, address: typed, till, words } of refused)
  test(`the dialog rejects ${what} and stays open`, async (t) => {
    const visitor = await playground(t);
    const dialog = await openSettings(visitor);
    await dialog.getByText("Live API").first().click();
    await dialog.getByLabel("Region").selectOption({ label: "Other URL…" });
    await dialog.getByLabel("URL").fill(typed);
    await dialog.getByLabel("Till", { exact: true }).fill(till);
    await dialog.getByLabel("Password", { exact: true }).fill("x");
    await dialog.getByRole("button", { name: "Use the live API" }).click();
    await dialog.getByRole("alert").getByText(words).waitFor();
    assert.equal(await dialog.getByLabel("Till", { exact: true }).inputValue(), till, "what was typed is still there");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.equal(await sendButton(visitor).innerText(), "Send to the simulated API");
    await visitor.page.waitForFunction(() => document.querySelector("#live-password").value === "", null, { timeout: 5_000 });
  });

test("the list of regions comes from the package", async (t) => {
  const visitor = await playground(t);
  const dialog = await openSettings(visitor);
  await dialog.getByText("Live API").first().click();
  const names = await dialog.getByLabel("Region").locator("option").allInnerTexts();
  assert.equal(names[0], "eu (eu.api.capillarytech.com)");
  assert.equal(names.at(-1), "Other URL…");
});

test("the log shows the exact request and response, and can be cleared", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  const body = await visitor.text();
  await visitor.send();
  await visitor.send();
  await goLive(visitor);
  await sendLive(visitor);
  const entries = await log(visitor).locator("summary").allInnerTexts();
  assert.match(entries[0], /Live.*Created: target group \d+.*Status 200.*uatTargetGroupBE01/);
  assert.match(entries[1], /Simulated.*Rejected: nothing was created.*uatTargetGroupBE01/);
  assert.match(entries[2], /Simulated.*Created: target group \d+/);
  const entry = log(visitor).first();
  await entry.locator("summary").focus();
  await visitor.page.keyboard.press("Enter");
  await entry.locator("pre").nth(1).waitFor();
  const [sent, answered] = await entry.locator("pre").allTextContents();
  assert.equal(sent, body);
  assert.equal(JSON.parse(answered).data.name, "uatTargetGroupBE01");
  await visitor.button("Clear").click();
  assert.ok(await visitor.page.locator("#log").isHidden());
  assert.ok(await sendButton(visitor).evaluate((button) => button.matches(":focus")));
});

test("shows the response beside the request, with a reason for each difference", async (t) => {
  const visitor = await playground(t);
  await visitor.paste(published("count.curl.txt"));
  await visitor.send();
  const rows = visitor.page.locator("#answer .differences tbody tr");
  const told = await rows.evaluateAll((all) => all.map((row) => [...row.cells].map(({ textContent }) => textContent)));
  const dates = told.find(([pointer]) => pointer.startsWith("/periods/0/startDate"));
  assert.ok(dates, JSON.stringify(told));
  assert.notEqual(dates[1], dates[2]);
  for (const [pointer, , , why] of told) assert.ok(why.length > 10, pointer);
  assert.equal(await rows.and(visitor.page.locator('[data-reason="unexplained"]')).count(), 0);
  assert.ok(
    told.some(([pointer]) => /and 1 more place$/.test(pointer)),
    "what the server makes for each period is said once",
  );
  const parts = visitor.page.locator("#answer .exchange > div");
  assert.deepEqual(JSON.parse(await parts.first().locator("pre").textContent()), JSON.parse(published("count.request.json")));
  assert.equal(JSON.parse(await parts.last().locator("pre").textContent()).name, "uatTargetGroupBE01");
});

test("a lost live response can be checked, and the log shows the calls", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await goLive(visitor);
  server.sandbox.fail({ kind: "dropped", stored: true });
  assert.equal(await sendLive(visitor), "unknown");
  await visitor.button("Check whether the group exists").click();
  await visitor.page.locator(".look-up").getByText("The group exists and has the content that was sent.").waitFor();
  assert.deepEqual(
    server.arrived.map(({ method, url }) => `${method} ${url.split("?")[0]}`),
    ["POST /v3/targetGroups", "POST /v3/targetGroups/isValidName", "GET /v3/targetGroups"],
  );
  assert.match(await log(visitor).first().locator("summary").innerText(), /Checked the group: created/);
  visitor.complaints.splice(0); // of the browser, about the lost connection
  await hasNoSecret(visitor);
});

test("offers a command without secrets when the browser blocks the request", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await goLive(visitor);
  server.cors = false;
  assert.equal(await sendLive(visitor), "unknown");
  assert.match(await visitor.page.locator(".verdict").innerText(), /does not allow calls from web pages \(CORS\)/);
  const command = await visitor.page.locator(".instead pre").textContent();
  assert.match(command, new RegExp(`http://${server.host}/v3/targetGroups`));
  assert.match(command, /\$\{CAPILLARY_AUTH:\?/);
  visitor.complaints.splice(0); // of the browser, about CORS
  await hasNoSecret(visitor);
});

test("an earlier response cannot use deleted credentials", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await goLive(visitor);
  server.sandbox.fail({ kind: "dropped", stored: true });
  await sendLive(visitor);
  await visitor.button("Back to the simulation").click();
  assert.equal(await sendButton(visitor).innerText(), "Send to the simulated API");
  await visitor.button("Check whether the group exists").click();
  await visitor.page
    .locator(".look-up")
    .getByText(/.*the connection has been closed/)
    .waitFor();
  assert.equal(server.arrived.length, 1);
  visitor.complaints.splice(0); // of the browser, about the lost connection
});

test("after cancelling, the group can still be checked", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await visitor.page.getByLabel("Simulate a fault").selectOption({ label: "Response takes 5 seconds" });
  await sendButton(visitor).click();
  await visitor.button("Stop waiting").click();
  await visitor.button("Check whether the group exists").click();
  await visitor.page.locator(".look-up").getByText("The group exists and has the content that was sent.").waitFor();
});

test("a rejection because of the name can be checked", async (t) => {
  const visitor = await playground(t);
  await visitor.setText(published("count.request.json"));
  assert.equal((await visitor.send()).outcome, "created");
  assert.equal((await visitor.send()).outcome, "rejected");
  await visitor.button("Check whether that group is this request").click();
  await visitor.page.locator(".look-up [role=status]").getByText("The group exists and has the content that was sent.").waitFor();
});

test("checks the name with the simulated API while typing", async (t) => {
  const visitor = await playground(t);
  const hint = visitor.page.getByRole("status").and(visitor.page.locator("#name-hint"));
  await visitor.paste('{"name": "Mine"}');
  await hint.getByText("The name is available.").waitFor();
  await visitor.example("Count events");
  await hint.getByText("The name is available.").waitFor();
  await visitor.send();
  assert.equal(await hint.textContent(), "", "what was said is no longer true");
  await visitor.setText('{"name": "UATtargetgroupbe01"}');
  await hint.getByText("A target group with this name exists").waitFor();
  await visitor.setText('{"name": ""}');
  await visitor.page.waitForFunction(() => document.querySelector("#name-hint").textContent === "");
  assert.equal(await log(visitor).count(), 1, "these questions do not bury the log");
});

test("a fault applies to the request, not to the check of its name", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  assert.equal((await visitor.send("Server error (500)")).outcome, "unknown");
});

test("the name is checked with the live API only after a click", async (t) => {
  const visitor = await playground(t);
  await goLive(visitor);
  await visitor.example("Count events");
  await visitor.page.waitForTimeout(1_000);
  assert.equal(server.arrived.length, 0);
  await visitor.button("Check the name").click();
  await visitor.page.locator("#name-hint").getByText("The name is available.").waitFor();
  assert.deepEqual(
    server.arrived.map(({ url }) => url),
    ["/v3/targetGroups/isValidName"],
  );
  assert.match(await log(visitor).first().locator("summary").innerText(), /Live.*Checked the name: yes/);
  await hasNoSecret(visitor);
});

test("groups can be kept and deleted", async (t) => {
  const visitor = await playground(t);
  await visitor.example("Count events");
  await visitor.send();
  const dialog = await openSettings(visitor);
  assert.match(await dialog.innerText(), /1 group, until the page is reloaded/);
  await dialog.getByLabel("Keep created groups in this browser").check();
  await dialog.getByText("1 group, stored in this browser").waitFor();
  await visitor.page.reload();
  await visitor.ready();
  assert.equal((await visitor.send()).outcome, "rejected", "the name is taken");
  await openSettings(visitor);
  await dialog.getByRole("button", { name: "Delete all groups" }).click();
  await dialog.getByText("0 groups, stored in this browser").waitFor();
  await visitor.page.keyboard.press("Escape");
  assert.equal((await visitor.send()).outcome, "created");
  await openSettings(visitor);
  await dialog.getByLabel("Keep created groups in this browser").uncheck();
  assert.ok(
    !(await visitor.page.evaluate(() => JSON.stringify({ ...localStorage }))).includes('uatTargetGroupBE01\\",\\"id'),
    "nothing is left of them",
  );
  assert.equal(await visitor.page.evaluate(() => localStorage.getItem("target-groups-sandbox")), null);
});

test("groups can be exported and imported", async (t) => {
  const visitor = await playground(t);
  const dialog = await openSettings(visitor);
  await dialog.getByRole("button", { name: "Export" }).click();
  await dialog.getByText("There is nothing to export yet.").waitFor();
  await visitor.page.keyboard.press("Escape");
  await visitor.example("Count events");
  await visitor.send();
  await openSettings(visitor);
  const [download] = await Promise.all([visitor.page.waitForEvent("download"), dialog.getByRole("button", { name: "Export" }).click()]);
  assert.equal(download.suggestedFilename(), "target-groups-sandbox.json");
  const text = readFileSync(await download.path(), "utf8");
  await dialog.getByRole("button", { name: "Delete all groups" }).click();
  const choose = (buffer) => dialog.getByLabel("Import").setInputFiles({ name: "state.json", mimeType: "application/json", buffer });
  await choose(Buffer.from("no state"));
  await dialog.getByText("Not imported.").waitFor();
  await choose(Buffer.from(text));
  await dialog.getByText("Imported: 1 group.").waitFor();
  await visitor.page.keyboard.press("Escape");
  assert.equal((await visitor.send()).outcome, "rejected");
});
