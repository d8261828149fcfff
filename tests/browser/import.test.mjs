// Pastes of everything but JSON: several requests, of which the user picks one, and secrets, which the page never keeps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launchBrowser, servePlayground, visit } from "./support.mjs";

const address = await servePlayground();
const browser = await launchBrowser();

const url = "https://eu.api.capillarytech.com/v3/targetGroups";
const secret = "TXkgc2VjcmV0";

async function playground(t) {
  const opened = await (await visit(browser, address)).ready();
  t.after(() => opened.leave());
  return opened;
}

/** Waits until the draft has been stored. */
const pause = (page) => page.waitForTimeout(500);

test("several requests are a choice, which the keyboard can make", async (t) => {
  const visitor = await playground(t);
  const { page } = visitor;
  await visitor.paste(
    [
      `curl https://host.example/login -d '{"password": "${secret}"}'`,
      `curl ${url} -H 'Authorization: Basic ${secret}' -d '{"name": "First"}'`,
      `curl -X PUT ${url}/2 -d '{"name": "Second"}'`,
    ].join("\n"),
  );
  const choice = page.getByLabel("Imported request");
  await choice.waitFor();
  assert.deepEqual(await choice.locator("option").allInnerTexts(), [
    "1. POST https://host.example/login",
    `2. POST ${url}`,
    `3. PUT ${url}/2`,
  ]);
  assert.equal(await visitor.text(), '{"name": "First"}');
  assert.match(await page.locator("#status-text").innerText(), /Credentials were removed: Authorization\..*3 requests were found/);

  await page.locator("#status-close").focus();
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "import-choice");
  await page.keyboard.press("ArrowDown");
  await page.getByText("The method PUT was ignored.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "import-choice", "the focus stays");
  assert.equal(await visitor.text(), '{"name": "Second"}');

  await choice.focus();
  await page.keyboard.press("Home");
  await page.getByText("Credentials in the text were masked.").waitFor();
  assert.equal(await visitor.text(), '{"password": "•••"}');

  await visitor.setText('{"name": "Third"}');
  await page.locator("#status-close").click();
  assert.equal(await choice.count(), 0);
});

/** Pastes with a secret, by what is special about each. */
const pastes = {
  "a command": `curl 'https://u:${secret}@host.example/?token=${secret}' -u u:${secret} -b sid=${secret} -d '{"name": "n"}'`,
  "copied as fetch": `fetch("${url}", { "headers": { "authorization": "Basic ${secret}" }, "body": "{\\"name\\":\\"n\\"}", "method": "POST" });`,
  "an HTTP message": `POST /v3/targetGroups HTTP/1.1\nHost: host.example\nAuthorization: Basic ${secret}\n\n{"name": "n"}`,
  "a collection": JSON.stringify({
    info: {},
    variable: [{ key: "token", value: secret }],
    item: [
      { name: `Login ${"token"}=${secret}`, request: { method: "POST", url: `https://host.example?key=${secret}`, body: { raw: "{}" } } },
    ],
  }),
  "several commands": `curl https://host.example/login -d '{"password": "${secret}"}'; curl ${url} -d '{"name": "n"}'`,
  "a header alone": `Authorization: Basic ${secret}`,
  "a variable": `PASSWORD="${secret}"`,
  "JSON that is not a target group": `{"user": "u", "password": "${secret}"}`,
  "a target group with a password": `{"name": "n", "password": "${secret}"}`,
  fields: `"user": "u", "password": "${secret}"`,
};

test("a pasted secret is neither shown nor stored", async (t) => {
  const visitor = await playground(t);
  const { page } = visitor;
  const logged = [];
  page.on("console", (message) => logged.push(message.text()));
  const assertAbsent = async (name) => {
    for (const [place, content] of Object.entries(await page.evaluate(everythingKept)))
      assert.ok(!content.includes(secret), `${name}: ${place}: ${content}`);
  };
  for (const [name, text] of Object.entries(pastes))
    for (const begin of ["", '{"name": "x", "description": "y"}']) {
      await visitor.editor.focus();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.press("Delete");
      if (begin !== "") {
        await visitor.paste(begin);
        await page.keyboard.press("ArrowLeft");
      }
      await visitor.paste(text);
      await page.locator(".status[data-shown]").waitFor();
      await pause(page);
      await assertAbsent(name);
    }
  await visitor.setText(pastes["a target group with a password"]);
  await pause(page);
  assert.match((await page.evaluate(everythingKept)).dom, /"password": "•••"/, "the search covers the text of the editor");
  await page.reload();
  await visitor.ready();
  await assertAbsent("after a reload");
  assert.deepEqual(
    logged.filter((line) => line.includes(secret)),
    [],
  );
});

/** Runs in the page: returns all text of the document and its shadow trees, the storage, the address and the links. */
function everythingKept() {
  const trees = [document.documentElement];
  let dom = "";
  while (trees.length > 0) {
    const tree = trees.pop();
    // The editor colours its text in pieces, so the text is searched without the elements, too.
    dom += tree.innerHTML + tree.textContent;
    for (const node of tree.querySelectorAll("*")) {
      if (node.shadowRoot) trees.push(node.shadowRoot);
      if ("value" in node) dom += ` ${node.value}`;
    }
  }
  return {
    dom,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    cookies: document.cookie,
    address: location.href,
    history: JSON.stringify(history.state),
    links: [...document.links].map(({ href }) => href).join(" "),
  };
}
