// Accessibility: axe in all states, themes and sizes, keyboard only, 400 % zoom, forced colours.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { launchBrowser, servePlayground, visit } from "./support.mjs";

const address = await servePlayground();
const browser = await launchBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const sizes = { 1280: { width: 1280, height: 800 }, 390: { width: 390, height: 844 } };
const states = {
  empty: async () => undefined,
  examples: (visitor) => visitor.button("Examples").click(),
  diagnostics: (visitor) => visitor.example("Find the mistakes"),
  created: async (visitor) => {
    await visitor.example("Count events");
    await visitor.send();
  },
  refused: async (visitor) => {
    await visitor.example("Sum an attribute");
    await visitor.send();
    await visitor.send();
  },
  unknown: async (visitor) => {
    await visitor.example("Count events");
    await visitor.send("Server error (500)");
  },
  connection: (visitor) => visitor.button("Connection…").click(),
  "connection-live": async (visitor) => {
    await visitor.button("Connection…").click();
    await visitor.page.getByRole("radio", { name: "Live API" }).check();
  },
  live: async (visitor) => {
    await visitor.example("Count events");
    await goLive(visitor);
  },
  confirm: async (visitor) => {
    await visitor.example("Count events");
    await goLive(visitor);
    await visitor.page.locator("#send").click();
    await visitor.page.getByRole("dialog", { name: "Send to" }).waitFor();
  },
  log: async (visitor) => {
    await visitor.example("Count events");
    await visitor.send();
    await visitor.page.locator(".log-entry summary").click();
    await visitor.page.locator(".log-entry pre").last().waitFor();
  },
};

/** The live mode makes no calls here, because no server has this URL. */
async function goLive(visitor) {
  await visitor.button("Connection…").click();
  await visitor.page.getByRole("radio", { name: "Live API" }).check();
  await visitor.page.getByLabel("Till", { exact: true }).fill("till");
  await visitor.page.getByLabel("Password", { exact: true }).fill("x");
  await visitor.button("Use the live API").click();
  await visitor.page.locator("#live-banner").waitFor();
}

const open = async (options) => (await visit(browser, address, { ...options, before: (page) => page.addInitScript(axe) })).ready();

async function violations(page) {
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** Checks that the page needs no horizontal scrolling. */
const fitsWidth = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

for (const colorScheme of ["light", "dark"])
  for (const [size, viewport] of Object.entries(sizes))
    for (const [state, reach] of Object.entries(states))
      test(`${state}, ${colorScheme}, ${size} px: axe finds nothing, and the picture is not blank`, async () => {
        const visitor = await open({ colorScheme, viewport });
        await reach(visitor);
        assert.deepEqual(await violations(visitor.page), []);
        assert.ok(await fitsWidth(visitor.page));
        await visitor.page.evaluate((bottom) => scrollTo(0, bottom ? document.body.scrollHeight : 0), state === "log");
        const picture = await visitor.screenshot(`${state}-${colorScheme}-${size}`);
        assert.ok(picture.length > 20_000, `${picture.length} bytes of PNG`);
        await visitor.leave();
      });

for (const name of ["plans", "rules", "fields"])
  for (const colorScheme of ["light", "dark"])
    for (const [size, viewport] of Object.entries(sizes))
      test(`the page docs/${name}, ${colorScheme}, ${size} px: axe finds nothing, and it fits`, async () => {
        const visitor = await visit(browser, new URL(`docs/${name}.html`, address).href, {
          colorScheme,
          viewport,
          before: (page) => page.addInitScript(axe),
        });
        await visitor.button("Switch to the").waitFor();
        assert.deepEqual(await violations(visitor.page), []);
        assert.ok(await fitsWidth(visitor.page));
        await visitor.screenshot(`${name}-${colorScheme}-${size}`);
        await visitor.leave();
      });

test("at 400 % zoom everything is in one column", async () => {
  const visitor = await open({ viewport: { width: 320, height: 256 } });
  await states.created(visitor);
  assert.ok(await fitsWidth(visitor.page));
  assert.deepEqual(await violations(visitor.page), []);
  await visitor.leave();
});

test("at 1920 px the page uses the width", async () => {
  const visitor = await open({ viewport: { width: 1920, height: 1080 } });
  await states.diagnostics(visitor);
  const { width } = await visitor.page.locator("main").boundingBox();
  assert.ok(width > 1700, `${width} px`);
  await visitor.screenshot("diagnostics-light-1920");
  await visitor.leave();
});

test("in forced colours buttons and the selected tab keep a border", async () => {
  const visitor = await open({ forcedColors: "active" });
  await states.refused(visitor);
  const style = (selector, property) =>
    visitor.page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element)[name], property);
  assert.equal(await style("#send", "borderTopWidth"), "1px");
  assert.notEqual(await style('[role="tab"][aria-selected="true"]', "borderBottomColor"), await style(".card", "backgroundColor"));
  assert.equal(await style('[role="tab"][aria-selected="false"]', "borderBottomColor"), await style(".card", "backgroundColor"));
  await visitor.screenshot("refused-forced-colors-1280");
  await visitor.leave();
});

test("in forced colours the live mode still looks different", async () => {
  const visitor = await open({ forcedColors: "active" });
  await states.live(visitor);
  const border = (selector) => visitor.page.locator(selector).evaluate((element) => getComputedStyle(element).borderTopStyle);
  assert.deepEqual([await border("#send"), await border("#live-banner")], ["double", "double"]);
  await visitor.screenshot("live-forced-colors-1280");
  await visitor.leave();
});

test("the main task works with the keyboard only", async () => {
  const visitor = await open();
  const { page } = visitor;
  const press = (key) => page.keyboard.press(key);
  const focusedName = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element.getAttribute("aria-label") ?? element.textContent;
    });
  const tabTo = async (name) => {
    for (let i = 0; i < 60; i++) {
      if (name.test(await focusedName())) return;
      await press("Tab");
    }
    assert.fail(`Tab never came to ${name}; it is at ${await focusedName()}`);
  };

  await press("Tab");
  assert.match(await focusedName(), /Skip to the editor/);
  await press("Enter");
  await press("Tab");
  assert.ok(await visitor.editor.evaluate((editor) => editor.matches(":focus")), "the skip link leads into the editor");
  await page.keyboard.type("{}");
  await press("Tab");
  assert.ok(!(await visitor.editor.evaluate((editor) => editor.matches(":focus"))), "Tab leaves the editor");

  await page.evaluate(() => document.querySelector("#examples-button").focus());
  await press("Enter");
  await tabTo(/^Find the mistakes/);
  await press("Enter");
  await visitor.problem("name-blank").waitFor();

  await tabTo(/^Error.*2, column 11.*must not be empty/);
  await press("Enter");
  assert.equal(await visitor.selection(), '""');
  await page.keyboard.type('"By keyboard"');
  await visitor.problem("name-blank").waitFor({ state: "detached" });

  let fixes = await page.getByRole("button", { name: /^Fix/ }).count();
  await tabTo(/^Fix: /);
  await press("Enter");
  await page.waitForFunction((count) => document.querySelectorAll(".problem > .button").length < count, fixes);
  assert.ok(await page.evaluate(() => document.activeElement.closest(".problem") !== null), "the focus stays in the list");

  await page.evaluate(() => document.querySelector("#examples-button").focus());
  await press("Enter");
  await tabTo(/^Count events/);
  await press("Enter");
  await tabTo(/^Send to the simulated API/);
  await press("Enter");
  await page.locator('[data-outcome="created"]').waitFor();
  assert.match(await focusedName(), /^Send/, "the focus stays on the button");
  await page.waitForFunction(() => document.querySelector("#answer-announcement").textContent.startsWith("Created"));
  await visitor.leave();
});

test("the focus is visible", async () => {
  const visitor = await open();
  const { page } = visitor;
  await states.refused(visitor);
  await page.evaluate(() => document.activeElement.blur());
  const unseen = [];
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      const shown = [element, element.closest(".editor")].some(
        (part) => part && getComputedStyle(part).outlineStyle !== "none" && parseFloat(getComputedStyle(part).outlineWidth) >= 1,
      );
      return shown || element === document.body ? undefined : element.outerHTML.slice(0, 120);
    });
    if (seen) unseen.push(seen);
  }
  assert.deepEqual(unseen, []);
  await visitor.leave();
});

for (const [state, viewport] of [
  ["confirm", { width: 320, height: 256 }],
  ["connection-live", { width: 320, height: 256 }],
])
  test(`at 400 % zoom the whole dialog is reachable: ${state}`, async () => {
    const visitor = await open({ viewport });
    await states[state](visitor);
    const dialog = visitor.page.locator("dialog[open]");
    assert.ok(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth));
    await visitor.page.keyboard.press("End");
    await dialog.getByRole("button").last().click({ trial: true });
    await visitor.leave();
  });

test("controls are at least 24 pixels high and wide", async () => {
  const visitor = await open({ viewport: sizes[390] });
  await states.refused(visitor);
  const small = await visitor.page.locator("button, select, summary, [role=tab]").evaluateAll((controls) =>
    controls
      .filter((control) => control.offsetParent !== null)
      .map((control) => ({ name: control.textContent || control.ariaLabel, ...control.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < 24 || height < 24)
      .map(({ name, width, height }) => `${name} ${width}x${height}`),
  );
  assert.deepEqual(small, []);
  await visitor.leave();
});
