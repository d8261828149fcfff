// Shared by the browser tests: the built playground, and pages that collect all messages of the browser.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { preview } from "vite";

export { launchBrowser } from "../chromium.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const screenshots = join(root, "target/screenshots");

export const published = (name) => readFileSync(new URL(`../data/published/${name}`, import.meta.url), "utf8");

/** Serves www/dist with Vite on a free port, like `cargo xtask start`. */
export async function servePlayground() {
  const folder = join(root, "www");
  const server = await preview({ root: folder, logLevel: "error", preview: { host: "127.0.0.1", port: 0 } });
  after(() => server.close());
  return server.resolvedUrls.local[0];
}

/** Opens the page in a new browser context. `before` prepares the page. Collects errors, warnings and violations of the policy. */
export async function visit(browser, address, { before, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(address).origin });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await before?.(page);
  await page.goto(address);
  return new Playground(context, page, complaints);
}

/** A page and the actions of its user. */
class Playground {
  constructor(context, page, complaints) {
    Object.assign(this, { context, page, complaints });
  }

  /** Waits until CodeMirror and the package have loaded. */
  async ready() {
    await this.page.locator(".cm-content").waitFor();
    await this.page.locator("#notice:not([hidden])").waitFor();
    return this;
  }

  get editor() {
    return this.page.getByRole("textbox", { name: "Request body, JSON" });
  }

  button(name) {
    return this.page.getByRole("button", { name });
  }

  /** Pastes over the whole text. */
  async paste(text) {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.editor.focus();
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  async setText(text) {
    await this.editor.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.paste(text);
  }

  async example(title) {
    await this.button("Examples").click();
    await this.page.locator("#examples-menu").getByRole("button", { name: title }).click();
  }

  /** Returns the text of the editor, from the preview of the body. */
  async text() {
    await this.page.getByRole("tab", { name: "Body" }).click();
    return this.page.locator("#preview-panel").evaluate((panel) => panel.querySelector("pre")?.textContent ?? "");
  }

  /** Returns the selected text. */
  selection() {
    return this.page.evaluate(() => document.querySelector("#editor").shadowRoot.getSelection().toString());
  }

  problem(code) {
    return this.page.locator(`.problem[data-code="${code}"]`);
  }

  /** Returns the code and pointer of each problem. */
  problems() {
    return this.page
      .locator(".problem")
      .evaluateAll((entries) =>
        entries.map((entry) => `${entry.dataset.code} ${entry.querySelector(".problem-place > [aria-hidden]")?.textContent}`),
      );
  }

  async send(fault) {
    if (fault) await this.page.getByLabel("Simulate a fault").selectOption({ label: fault });
    const shown = this.page.locator(".verdict");
    const before = (await shown.count()) > 0 ? await shown.elementHandle() : null;
    await this.button("Send to the simulated API").click();
    if (before) await before.waitForElementState("hidden");
    const verdict = this.page.locator(".verdict");
    await verdict.waitFor();
    return { outcome: await verdict.getAttribute("data-outcome"), words: await verdict.innerText() };
  }

  /** Saves a screenshot in target/screenshots. */
  async screenshot(name) {
    mkdirSync(screenshots, { recursive: true });
    return this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  /** Checks that the browser had no complaints. */
  async leave() {
    await this.context.close();
    assert.deepEqual(
      this.complaints.filter((complaint) => !complaint.includes("blocked by Playwright")),
      [],
    );
  }
}
