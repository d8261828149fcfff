// Completion and descriptions in the editor: with keyboard, pointer and screen reader.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { launchBrowser, servePlayground, visit } from "./support.mjs";

const address = await servePlayground();
const browser = await launchBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Opens the playground with a text and the cursor at `|`. */
async function playground(t, marked, options) {
  const visitor = await (await visit(browser, address, { ...options, before: (page) => page.addInitScript(axe) })).ready();
  t.after(() => visitor.leave());
  const offset = marked.indexOf("|");
  await visitor.paste(marked.replace("|", ""));
  for (let i = marked.length - 1; i > offset; i--) await visitor.page.keyboard.press("ArrowLeft");
  const list = visitor.page.getByRole("listbox");
  return Object.assign(visitor, {
    list,
    labels: () => list.locator(".cm-completionLabel").allInnerTexts(),
    explanation: visitor.page.locator(".cm-explanation"),
    press: (key) => visitor.page.keyboard.press(key),
    async open() {
      await visitor.page.keyboard.press("Control+Space");
      await list.waitFor();
      await ready(visitor);
    },
  });
}

/** Waits, because CodeMirror ignores keys shortly after the list opens. */
const ready = ({ page }) => page.waitForTimeout(100);

test("completes a value with the keyboard", async (t) => {
  const visitor = await playground(t, '{"trackingType": |}');
  await visitor.open();
  assert.deepEqual(await visitor.labels(), ["DEFAULT", "UNIFIED", "STREAKS", "CAPPING", "NON_CONTINUOUS_STREAKS"]);
  await visitor.press("ArrowDown");
  await visitor.press("Enter");
  assert.equal(await visitor.text(), '{"trackingType": "UNIFIED"}');
});

test("completes a missing key with its value, and then offers values", async (t) => {
  const visitor = await playground(t, '{"name": "x"|}');
  await visitor.open();
  assert.equal((await visitor.labels())[0], "targets", "what is needed comes first");
  await visitor.page.keyboard.type("tracking");
  await ready(visitor);
  assert.deepEqual((await visitor.labels()).slice(0, 1), ["trackingType"]);
  await visitor.press("Enter");
  await visitor.list.waitFor();
  await ready(visitor);
  await visitor.press("Enter");
  assert.equal(await visitor.text(), '{"name": "x", "trackingType": "DEFAULT"}');
  await visitor.editor.focus();
  await visitor.press("ControlOrMeta+z");
  await visitor.press("ControlOrMeta+z");
  assert.equal(await visitor.text(), '{"name": "x"tracking}', "each is one step of the undo history");
});

test("the list opens while a key or value is typed, but not in free text", async (t) => {
  const visitor = await playground(t, '{"targets": [{"name": "|"}]}');
  await visitor.page.keyboard.type("COUNT");
  await visitor.page.waitForTimeout(300);
  assert.equal(await visitor.list.count(), 0);
  await visitor.press("ArrowRight");
  await visitor.page.keyboard.type(', "targetTy');
  await visitor.list.waitFor();
  await ready(visitor);
  await visitor.press("Enter");
  await visitor.list.waitFor();
  await visitor.page.keyboard.type("vis");
  await ready(visitor);
  assert.deepEqual(await visitor.labels(), ["VISIT"]);
  await visitor.press("Enter");
  assert.equal(await visitor.text(), '{"targets": [{"name": "COUNT", "targetType": "VISIT"}]}');
});

test("Enter after a complete word inserts a line break", async (t) => {
  const visitor = await playground(t, '{"active": |}');
  await visitor.page.keyboard.type("true", { delay: 60 });
  await visitor.page.waitForTimeout(300);
  await visitor.press("Enter");
  assert.equal(await visitor.text(), '{"active": true\n}');
});

test("Escape closes the list, Tab leaves the editor", async (t) => {
  const visitor = await playground(t, '{"active": |}');
  await visitor.open();
  await visitor.press("Escape");
  await visitor.list.waitFor({ state: "detached" });
  await visitor.press("Tab");
  assert.ok(!(await visitor.editor.evaluate((editor) => editor.matches(":focus"))));
});

test("screen readers announce the list, its selection and its description", async (t) => {
  const visitor = await playground(t, '{"targets": [{"targetType": |}]}');
  await visitor.open();
  const editor = visitor.editor;
  assert.equal(await editor.getAttribute("aria-haspopup"), "listbox");
  const chosen = await editor.evaluate(
    (content) => content.getRootNode().getElementById(content.getAttribute("aria-activedescendant")).innerText,
  );
  assert.match(chosen, /^COUNT/);
  assert.equal(await visitor.page.locator(".cm-completionInfo").innerText(), "Number of times the event happens.");
});

test("the pointer shows the description of a field with all values", async (t) => {
  const visitor = await playground(t, '{"targets": [{"targetType": "VISIT"}]}|');
  await visitor.editor.getByText('"targetType"').hover();
  await visitor.explanation.waitFor();
  const words = await visitor.explanation.innerText();
  assert.match(words, /^targetType enum, required\s+How the goal is measured\./);
  assert.match(words, /COUNT\s+Number of times the event happens\./);
  assert.match(await visitor.page.locator(".cm-explanation-chosen").innerText(), /^VISIT/);
  await visitor.page.getByRole("heading", { name: "Problems" }).hover();
  await visitor.explanation.waitFor({ state: "detached" });
});

test("F1 shows and announces the description at the cursor", async (t) => {
  const visitor = await playground(t, '{"na|me": "x"}');
  await visitor.press("F1");
  await visitor.explanation.waitFor();
  assert.match(await visitor.explanation.innerText(), /^name string, required, up to 200 characters\s+Name of the group/);
  const said = () => visitor.page.locator('#editor [aria-live="polite"]').innerText();
  assert.match(await said(), /name, string, required, up to 200 characters\. Name of the group/);
  await visitor.press("Escape");
  await visitor.explanation.waitFor({ state: "detached" });

  await visitor.press("F1");
  await visitor.explanation.waitFor();
  await visitor.press("ArrowRight");
  await visitor.explanation.waitFor({ state: "detached" });
  await visitor.press("F1");
  await visitor.explanation.waitFor();
  await visitor.press("Tab");
  assert.ok(await visitor.explanation.evaluate((explanation) => explanation.matches(":focus")), "it can be scrolled");
  await visitor.press("Escape");
  await visitor.explanation.waitFor({ state: "detached" });
  assert.ok(await visitor.editor.evaluate((editor) => editor.matches(":focus")));

  await visitor.press("F1");
  await visitor.explanation.waitFor();
  await visitor.press("Tab");
  await visitor.press("Tab");
  await visitor.explanation.waitFor({ state: "detached" });

  await visitor.editor.focus();
  await visitor.press("ControlOrMeta+End");
  await visitor.press("F1");
  await visitor.page.waitForFunction(() =>
    document
      .querySelector("#editor")
      .shadowRoot.querySelector('[aria-live="polite"]')
      .textContent.includes("There is no description for this position."),
  );
  assert.equal(await visitor.explanation.count(), 0);
});

async function violations(page) {
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const found = result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  // The list scrolls with its selection (`aria-activedescendant`) and needs no focus. axe only accepts this for a combobox.
  return found.filter((violation) => !/^scrollable-region-focusable: <ul [^>]*role="listbox"/.test(violation));
}

const states = {
  "the list": (visitor) => visitor.open(),
  "an explanation": async (visitor) => {
    await visitor.press("ArrowLeft");
    await visitor.press("ArrowLeft");
    await visitor.press("F1");
    await visitor.explanation.waitFor();
  },
};
for (const colorScheme of ["light", "dark"])
  for (const [size, viewport] of Object.entries({ 1280: { width: 1280, height: 800 }, 390: { width: 390, height: 844 } }))
    for (const [state, reach] of Object.entries(states))
      test(`${state}, ${colorScheme}, ${size} px: axe finds nothing, and it can be read`, async (t) => {
        const visitor = await playground(
          t,
          '{\n  "name": "x",\n  "targets": [\n    {\n      "name": "y",\n      "targetType": |\n    }\n  ]\n}',
          { colorScheme, viewport },
        );
        await reach(visitor);
        assert.deepEqual(await violations(visitor.page), []);
        const inView = await visitor.page
          .locator(".cm-tooltip")
          .evaluateAll((tooltips) =>
            tooltips
              .map((tooltip) => tooltip.getBoundingClientRect())
              .every(({ left, right, width }) => left >= 0 && right <= innerWidth && width > 100),
          );
        assert.ok(inView);
        const [list, info] = await Promise.all(
          [".cm-tooltip-autocomplete", ".cm-completionInfo"].map((part) =>
            visitor.page.locator(part).evaluateAll((found) => found[0]?.getBoundingClientRect().toJSON()),
          ),
        );
        if (list)
          assert.ok(
            info.left >= list.right - 2 || info.right <= list.left + 2 || info.top >= list.bottom - 2,
            "the meaning does not cover the list",
          );
        await visitor.screenshot(`editor-${state.replace(/\W/g, "-")}-${colorScheme}-${size}`);
      });
