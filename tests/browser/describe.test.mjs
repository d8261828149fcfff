// The form: text and form stay in sync, no input is lost, and invalid input is not written.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { launchBrowser, published, servePlayground, visit } from "./support.mjs";

const address = await servePlayground();
const browser = await launchBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TEMPLATES = [
  "Profile picture twice a month",
  "Three reviews in a quarter",
  "5000 steps in 2 days",
  "Streak of weekly visits",
  "Monthly sum with rising goals",
  "Goal for a store",
];

async function playground(t, options) {
  const opened = await (await visit(browser, address, options)).ready();
  t.after(() => opened.leave());
  return opened;
}

const tab = (visitor, name) => visitor.page.locator("#request-tabs").getByRole("tab", { name });
const panel = (visitor) => visitor.page.locator("#describe");
const field = (visitor, label) => panel(visitor).getByLabel(label, { exact: true }).locator("visible=true");
const note = (visitor) => panel(visitor).locator(".describe-note");

async function describing(visitor) {
  await tab(visitor, "Form").click();
  return visitor;
}

/** Opens the form with a template. */
async function fromTemplate(visitor, title = TEMPLATES[0]) {
  await describing(visitor);
  await panel(visitor).getByRole("button", { name: title }).click();
  await field(visitor, "Name of the group").waitFor();
  return visitor;
}

/** Replaces the content of a field and moves to the next one. */
async function fill(visitor, label, text) {
  await field(visitor, label).fill(text);
  await field(visitor, label).press("Tab");
}

const request = async (visitor) => JSON.parse(await visitor.text());

/** Waits until the text meets the condition. */
async function becomes(visitor, isSo) {
  let last = "";
  for (let i = 0; i < 40; i++) {
    last = await visitor.text();
    if (last !== "" && isSo(JSON.parse(last))) return last;
    await visitor.page.waitForTimeout(50);
  }
  assert.fail(`it never came to be so: ${last}`);
}

test("the editor is shown first; the empty form offers the templates with descriptions", async (t) => {
  const visitor = await playground(t);
  assert.equal(await tab(visitor, "JSON").getAttribute("aria-selected"), "true");
  await visitor.page.locator("#welcome").getByRole("button", { name: "Use a form" }).click();
  const choices = await panel(visitor).locator(".choice").allInnerTexts();
  assert.deepEqual(
    choices.map((text) => text.split("\n")[0].trim()),
    TEMPLATES,
  );
  assert.match(
    choices[0],
    /profilePictureUpdated must happen at least 2 times in each of 12 months from \d{4}-\d\d-01 \(Asia\/Kolkata\)\./,
  );
  assert.ok(
    await panel(visitor)
      .locator(".choice")
      .first()
      .evaluate((choice) => choice === document.activeElement),
    "the keyboard is there too",
  );
});

for (const title of TEMPLATES)
  test(`${title}: gives a request without problems, which the form shows and one undo removes`, async (t) => {
    const visitor = await fromTemplate(await playground(t), title);
    assert.equal(await visitor.page.locator("#problems-summary").innerText(), "No problems");
    assert.equal(await field(visitor, "Name of the group").inputValue(), title);
    const { name, targets } = await request(visitor);
    assert.equal(name, title);
    assert.equal(await field(visitor, "Event").inputValue(), targets[0].eventName);
    assert.match(await visitor.page.locator("#preview-summary").innerText(), new RegExp(`"${title}"`));
    await visitor.page.locator("#preview-timeline svg").waitFor();
    await visitor.button("Undo").click();
    await panel(visitor).locator(".choice").first().waitFor();
    assert.equal(await visitor.text(), "");
  });

test("typing into a field changes only its value in the text; one undo reverts it", async (t) => {
  const visitor = await fromTemplate(await playground(t));
  const before = await visitor.text();
  await field(visitor, "Event").focus();
  await visitor.page.keyboard.press("ControlOrMeta+a");
  // Typing slowly writes the text several times.
  await visitor.page.keyboard.type("changed", { delay: 250 });
  await field(visitor, "Event").press("Tab");
  const after = await becomes(visitor, ({ targets }) => targets[0].eventName === "changed");
  assert.equal(after, before.replace('"profilePictureUpdated"', '"changed"'));
  await fill(visitor, "Goal per period", "7");
  await becomes(visitor, ({ targets }) => targets[0].defaultValues.every(({ defaultValue }) => defaultValue === 7));
  await visitor.button("Undo").click();
  assert.equal(await visitor.text(), after);
  assert.equal(await field(visitor, "Goal per period").inputValue(), "2");
  await visitor.button("Undo").click();
  assert.equal(await visitor.text(), before);
  assert.equal(await field(visitor, "Event").inputValue(), "profilePictureUpdated");
  await visitor.button("Redo").click();
  assert.equal(await visitor.text(), after);
});

/** Returns the request with another order and layout, and with other fields. */
const handwritten = (text) => {
  const { targets, name, ...rest } = JSON.parse(text);
  return `{ "targets": [\n\t${JSON.stringify({ ...targets[0], aFieldOfOurs: { b: 1 } })}\n],\n\t"name":   ${JSON.stringify(name)},\n"leaderboardEnabled":true, ${JSON.stringify(rest).slice(1)}`;
};

test("keeps the layout of handwritten text", async (t) => {
  const visitor = await fromTemplate(await playground(t));
  const own = handwritten(await visitor.text());
  await tab(visitor, "JSON").click();
  await visitor.setText(own);
  await describing(visitor);
  await panel(visitor).locator("summary", { hasText: "More" }).click();
  assert.match(await panel(visitor).innerText(), /which the form does not change: leaderboardEnabled, aFieldOfOurs/);
  await fill(visitor, "Name of the group", "Another");
  await becomes(visitor, ({ name }) => name === "Another");
  const after = await visitor.text();
  assert.match(after, /"name": {3}"Another",\n"leaderboardEnabled":true, /);
  assert.ok(after.includes('"aFieldOfOurs":{"b":1}'));
  await fill(visitor, "Number of periods", "14");
  const { periods, targets, totalPeriods } = JSON.parse(await becomes(visitor, ({ totalPeriods: count }) => count === 14));
  assert.deepEqual([periods.length, targets[0].defaultValues.length, totalPeriods], [14, 14, 14]);
  assert.ok((await visitor.text()).includes('"name":   "Another",\n"leaderboardEnabled":true, '));
  await visitor.button("Undo").click();
  assert.equal(await visitor.text(), after);
});

test("works on a text that is not JSON, and keeps its faults", async (t) => {
  const visitor = await fromTemplate(await playground(t));
  const damaged = (await visitor.text()).replace(",\n", "\n").replace(/\}\s*$/, "");
  await tab(visitor, "JSON").click();
  await visitor.setText(damaged);
  await describing(visitor);
  await fill(visitor, "Goal per period", "7");
  for (let left = 50; left > 0 && (await visitor.text()) === damaged; left -= 1) await visitor.page.waitForTimeout(100);
  assert.equal(await visitor.text(), damaged.replaceAll('"defaultValue": 2', '"defaultValue": 7'));
});

test("rewrites other parts only when a change needs it, and says so", async (t) => {
  const visitor = await fromTemplate(await playground(t));
  await tab(visitor, "JSON").click();
  // The older field takes precedence over the one that a plan writes.
  await visitor.setText(
    (await visitor.text()).replace(/"targetCycleStartDateISO": "([\d-]+)T[^"]+"/, '"targetCycleStartDate": "$1T00:00:00+05:30"'),
  );
  await describing(visitor);
  await fill(visitor, "Goal per period", "9");
  const kept = JSON.parse(await becomes(visitor, ({ targets }) => targets[0].defaultValues[0].defaultValue === 9));
  assert.ok("targetCycleStartDate" in kept && !("targetCycleStartDateISO" in kept));
  await fill(visitor, "First day", "2027-02-01");
  const anew = JSON.parse(await becomes(visitor, ({ periods }) => periods[0].startDate.startsWith("2027-02-01")));
  assert.equal(anew.targetCycleStartDateISO, "2027-02-01T00:00:00+05:30");
  assert.ok(!("targetCycleStartDate" in anew));
  assert.match(await visitor.page.locator("#status-text").innerText(), /written differently, with the same meaning/);
  assert.equal(await field(visitor, "First day").inputValue(), "2027-02-01");
});

test("shows the error of a plan at its field and does not change the request", async (t) => {
  const visitor = await fromTemplate(await playground(t));
  const before = await visitor.text();
  const goal = field(visitor, "Goal per period");
  for (const [typed, words] of [
    ["2, 3", /2 goals for 12 periods/],
    ["3.5", /must be a whole number/],
    ["5,000", /without commas/],
    ["many", /must be a number/],
    ["", /Enter a value/],
  ]) {
    await fill(visitor, "Goal per period", typed);
    assert.match(await note(visitor).innerText(), /These changes are not in the request yet: Goal per period/, typed);
    assert.equal(await goal.getAttribute("aria-invalid"), "true");
    const described = (await goal.getAttribute("aria-describedby"))
      .split(" ")
      .map((id) => `#${id}`)
      .join(", ");
    assert.match((await visitor.page.locator(described).allInnerTexts()).join(" "), words);
    assert.equal(await goal.inputValue(), typed, "what was typed stays");
    assert.equal(await visitor.text(), before);
  }
  assert.match(await tab(visitor, "Form").innerText(), /not applied/);
  await fill(visitor, "Goal per period", "4");
  await becomes(visitor, ({ targets }) => targets[0].defaultValues[0].defaultValue === 4);
  assert.ok(await note(visitor).isHidden());
  assert.equal(await goal.getAttribute("aria-invalid"), null);
});

test("writes changes in two fields together once they are consistent", async (t) => {
  const visitor = await fromTemplate(await playground(t));
  const before = await visitor.text();
  await fill(visitor, "Goal per period", "2, 3, 5");
  await fill(visitor, "Number of periods", "3");
  const { targets, periods } = JSON.parse(await becomes(visitor, ({ totalPeriods }) => totalPeriods === 3));
  assert.deepEqual([targets[0].defaultValues.map(({ defaultValue }) => defaultValue), periods.length], [[2, 3, 5], 3]);
  await visitor.button("Undo").click();
  assert.equal(await visitor.text(), before);
});

test("keeps pending changes when the text changes, and does not write them automatically", async (t) => {
  const visitor = await fromTemplate(await playground(t));
  await fill(visitor, "Goal per period", "2, 3, 5");
  await tab(visitor, "JSON").click();
  const changed = (await visitor.text()).replace('"Profile picture twice a month"', '"Changed"');
  await visitor.setText(changed);
  await describing(visitor);
  assert.equal(await field(visitor, "Name of the group").inputValue(), "Changed", "the form follows the text");
  assert.equal(await field(visitor, "Goal per period").inputValue(), "2, 3, 5");
  assert.match(await note(visitor).innerText(), /These changes are not in the request yet.*“2, 3, 5”/);

  await tab(visitor, "JSON").click();
  await visitor.setText('{"name": ');
  await describing(visitor);
  assert.match(await note(visitor).innerText(), /These changes are kept in the form but are not in the request: Goal per period “2, 3, 5”/);

  await tab(visitor, "JSON").click();
  const short = JSON.parse(changed);
  const three = JSON.stringify({
    ...short,
    periods: short.periods.slice(0, 3),
    totalPeriods: 3,
    recurringCycles: 3,
    targetCycleEndDateISO: short.periods[2].endDate,
    targets: [{ ...short.targets[0], defaultValues: short.targets[0].defaultValues.slice(0, 3) }],
  });
  await visitor.setText(three);
  await describing(visitor);
  assert.match(await note(visitor).innerText(), /The text has changed\. These changes are not in the request/);
  assert.equal(await visitor.text(), JSON.stringify(JSON.parse(three)));
  await panel(visitor).getByRole("button", { name: "Apply to the request" }).click();
  await becomes(visitor, ({ targets }) => targets[0].defaultValues[2].defaultValue === 5);
  assert.ok(await note(visitor).isHidden());
});

test("pending changes can be discarded, and undone in the field", async (t) => {
  const visitor = await fromTemplate(await playground(t));
  const before = await visitor.text();
  const goal = field(visitor, "Goal per period");
  await fill(visitor, "Goal per period", "many");
  await panel(visitor).getByRole("button", { name: "Discard changes" }).click();
  assert.equal(await goal.inputValue(), "2");
  assert.ok(await note(visitor).isHidden());
  await goal.focus();
  await visitor.page.keyboard.press("End");
  await visitor.page.keyboard.type("x");
  await note(visitor).waitFor();
  await visitor.page.keyboard.press("ControlOrMeta+z");
  await note(visitor).waitFor({ state: "hidden" });
  assert.equal(await goal.inputValue(), "2");
  assert.equal(await visitor.text(), before);
});

test("lists the unsupported features of a request, which a template can replace", async (t) => {
  const visitor = await playground(t);
  await visitor.paste(published("count.curl.txt"));
  const before = await visitor.text();
  await describing(visitor);
  assert.match(await panel(visitor).innerText(), /features that the form does not support/);
  assert.equal(await panel(visitor).locator("input:visible, select:visible").count(), 0, "nothing can be written");
  await panel(visitor).locator(".unfit-jump").first().click();
  assert.equal(await tab(visitor, "JSON").getAttribute("aria-selected"), "true");
  assert.match(await visitor.selection(), /^"2026|^"2025/);
  await describing(visitor);
  await panel(visitor).getByRole("button", { name: "Start from a template instead" }).click();
  await panel(visitor).getByRole("button", { name: TEMPLATES[2] }).click();
  assert.equal(await field(visitor, "Attribute to sum").inputValue(), "steps");
  assert.match(await visitor.page.locator("#status-text").innerText(), /Undo restores your text/);
  await visitor.button("Undo").click();
  await panel(visitor).locator(".describe-unfit").waitFor();
  assert.equal(await visitor.text(), before);
});

test("shows no form for a request with errors, and problems link to the text", async (t) => {
  const visitor = await describing(await playground(t));
  await visitor.example("Find the mistakes");
  assert.match(await panel(visitor).innerText(), /has errors/);
  await visitor.problem("name-blank").getByRole("button").first().click();
  assert.equal(await tab(visitor, "JSON").getAttribute("aria-selected"), "true");
  assert.equal(await visitor.selection(), '""');
});

test("every field writes its value", async (t) => {
  const visitor = await fromTemplate(await playground(t));
  await panel(visitor).locator("summary", { hasText: "More" }).click();
  const select = (label, option) => field(visitor, label).selectOption({ label: option });
  const target = ({ targets }) => targets[0];
  const steps = [
    [() => select("What is counted", "Number of days with the event"), (body) => target(body).targetType === "VISIT"],
    [
      async () => {
        await select("What is counted", "Sum of an attribute");
        await fill(visitor, "Attribute to sum", "price");
      },
      (body) => target(body).extendedFieldInfo?.name === "price",
    ],
    [() => fill(visitor, "Goal per period", "12.5"), (body) => target(body).defaultValues[11].defaultValue === 12.5],
    [
      () => fill(visitor, "First day", "2027-05-03"),
      ({ targetCycleStartDateISO }) => targetCycleStartDateISO === "2027-05-03T00:00:00+05:30",
    ],
    [() => select("Unit", "weeks"), ({ frequencyType }) => frequencyType === "WEEKLY"],
    [
      () => fill(visitor, "Length of a period", "2"),
      ({ frequency, periods }) => frequency === 2 && periods[0].endDate.startsWith("2027-05-16"),
    ],
    [() => fill(visitor, "Time zone", "Europe/Berlin"), ({ timeZoneName }) => timeZoneName === "Europe/Berlin"],
    [() => fill(visitor, "Condition for events", "currentEvent.value>500"), (body) => target(body).expression === "currentEvent.value>500"],
    [() => fill(visitor, "Description", "For spring"), ({ description }) => description === "For spring"],
    [() => fill(visitor, "Name of the target", "Sum"), (body) => target(body).name === "Sum"],
    [() => fill(visitor, "Till", "75155297"), ({ preferredTillId }) => preferredTillId === 75155297],
    [() => select("Enrolment", "By an imported list"), (body) => target(body).enrolmentMethod === "IMPORT"],
    [() => select("Status of the group", "Inactive"), ({ active }) => active === false],
    [
      () => select("Period start", "From the first transaction of each customer"),
      ({ targetEvaluationType }) => targetEvaluationType === "CYCLIC_WINDOW",
    ],
    [
      () => select("Tracking", "Streak: consecutive periods"),
      ({ trackingType, streaks }) => trackingType === "STREAKS" && streaks[0].targetCountOfSequence === 2,
    ],
    [() => fill(visitor, "Consecutive periods", "3"), ({ streaks }) => streaks[0].targetCountOfSequence === 3],
    [
      () => panel(visitor).getByRole("button", { name: "Add a level" }).click(),
      ({ streaks }) => streaks.length === 2 && streaks[1].targetCountOfSequence === 4,
    ],
    [
      () => panel(visitor).getByRole("button", { name: "Remove level 1" }).click(),
      ({ streaks }) => streaks.length === 1 && streaks[0].targetCountOfSequence === 4,
    ],
    [
      async () => {
        await panel(visitor).getByRole("button", { name: "Add a restriction" }).click();
        await fill(visitor, "Ids", "12, 15");
      },
      (body) => JSON.stringify(target(body).filters) === '[{"entityType":"STORE","entityIds":[12,15]}]',
    ],
    [() => panel(visitor).getByRole("button", { name: "Remove restriction 1" }).click(), (body) => target(body).filters === undefined],
  ];
  for (const [act, isSo] of steps) {
    await act();
    await becomes(visitor, isSo);
  }
  assert.equal(await visitor.page.locator('.problem[data-severity="error"]').count(), 0);
});

test("periods can have individual days", async (t) => {
  const visitor = await fromTemplate(await playground(t), TEMPLATES[4]);
  await field(visitor, "Periods").selectOption("ranges");
  await becomes(visitor, ({ frequencyType, periods }) => frequencyType === "CUSTOM" && periods.length === 3);
  const rows = panel(visitor).getByRole("group", { name: /^period \d/ });
  assert.equal(await rows.count(), 3);
  await panel(visitor).getByRole("button", { name: "Add a period" }).click();
  assert.match(await note(visitor).innerText(), /not in the request yet/, "there is a goal too few");
  await fill(visitor, "Goal per period", "1000, 2000, 3000, 4000");
  await becomes(visitor, ({ periods }) => periods.length === 4);
  await rows.nth(3).getByLabel("Name").fill("Finale");
  await becomes(visitor, ({ periods }) => periods[3].refCode === "Finale");
  await field(visitor, "Periods").selectOption("regular");
  await becomes(visitor, ({ frequencyType, periods }) => frequencyType === "MONTHLY" && periods.length === 4);
});

test("works with the keyboard only, from the empty page to a request", async (t) => {
  const visitor = await playground(t);
  const { page } = visitor;
  await tab(visitor, "JSON").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^Profile picture/);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.labels?.[0]?.textContent), "Name of the group");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Mine");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("done");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await becomes(visitor, ({ name, targets }) => name === "Mine" && targets[0].eventName === "done" && targets[0].targetType === "VISIT");
});

test("suggests known events, attributes and current names of time zones", async (t) => {
  const visitor = await fromTemplate(await playground(t), TEMPLATES[2]);
  const offers = (label) => field(visitor, label).evaluate((input) => [...input.list.options].map(({ value }) => value));
  assert.ok((await offers("Event")).includes("addedToCart"));
  await fill(visitor, "Event", "addedToCart");
  await becomes(visitor, ({ targets }) => targets[0].eventName === "addedToCart");
  assert.ok((await offers("Attribute to sum")).includes("price"));
  assert.ok((await offers("Time zone")).includes("Asia/Kolkata"));
});

test("without CodeMirror, the form writes into the text", async (t) => {
  const visitor = await visit(browser, address, { before: (page) => page.route(/codemirror-.*\.js/, (route) => route.abort()) });
  t.after(() => visitor.context.close());
  await visitor.page.locator("#notice:not([hidden])").waitFor();
  await fromTemplate(visitor);
  await fill(visitor, "Name of the group", "Plain");
  await becomes(visitor, ({ name }) => name === "Plain");
  assert.equal(await field(visitor, "Name of the group").inputValue(), "Plain");
  await visitor.button("Undo").click();
  await becomes(visitor, ({ name }) => name === TEMPLATES[0]);
});

test("messages are in Hindi if chosen, with the right lang attribute, also on the next visit", async (t) => {
  const visitor = await playground(t);
  await visitor.page.getByLabel("Language of messages").selectOption("हिन्दी");
  await visitor.page.locator('#notice[lang="hi"]').waitFor();
  await visitor.example("Find the mistakes");
  const message = visitor.problem("name-blank").locator(".problem-message");
  assert.match(await message.innerText(), /[\u0900-\u097f]/);
  assert.equal(await message.getAttribute("lang"), "hi");
  assert.match(await visitor.page.locator("#notice").innerText(), /[\u0900-\u097f]/);
  await visitor.page.reload();
  await visitor.ready();
  assert.match(await message.innerText(), /[\u0900-\u097f]/);
  await visitor.button("Start over").click();
  await describing(visitor);
  const choice = panel(visitor).locator(".choice strong").first();
  assert.match(await choice.innerText(), /[\u0900-\u097f]/);
  await choice.click();
  await fill(visitor, "Goal per period", "2, 3");
  assert.match(await panel(visitor).locator('.field-problem [lang="hi"]').innerText(), /[\u0900-\u097f]/);
  assert.match(await visitor.page.locator('#preview-summary[lang="hi"]').innerText(), /[\u0900-\u097f]/);
  await visitor.page.getByLabel("Language of messages").selectOption("English");
  await visitor.page.locator('#notice[lang="en"]').waitFor();
  assert.match(await panel(visitor).locator('.field-problem [lang="en"]').innerText(), /2 goals for 12 periods/);
});

const sizes = { 1280: { width: 1280, height: 800 }, 390: { width: 390, height: 844 } };
const states = {
  "describe-empty": describing,
  "describe-form": (visitor) => fromTemplate(visitor, TEMPLATES[3]),
  "describe-unwritten": async (visitor) => {
    await fromTemplate(visitor, TEMPLATES[5]);
    await fill(visitor, "Goal per period", "2, 3");
  },
  "describe-ranges": async (visitor) => {
    await fromTemplate(visitor, TEMPLATES[4]);
    await field(visitor, "Periods").selectOption("ranges");
  },
  "describe-unfit": async (visitor) => {
    await visitor.paste(published("count.curl.txt"));
    await describing(visitor);
  },
};

async function violations(page) {
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

const looks = [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }];

for (const look of looks)
  for (const [size, viewport] of Object.entries(sizes))
    for (const [state, reach] of Object.entries(states)) {
      const name = `${state}-${look.colorScheme ?? "forced-colors"}-${size}`;
      test(`${name}: axe finds nothing, it fits, and all that can be pressed is large enough`, async (t) => {
        const visitor = await playground(t, { ...look, viewport, before: (page) => page.addInitScript(axe) });
        await reach(visitor);
        await visitor.page.locator("#describe").locator("visible=true").waitFor();
        assert.deepEqual(await violations(visitor.page), []);
        assert.ok(await visitor.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        const small = await panel(visitor)
          .locator("button:visible, input:visible, select:visible, summary:visible")
          .evaluateAll(
            (controls) =>
              controls.map((control) => control.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).length,
          );
        assert.equal(small, 0);
        await visitor.page.evaluate(() => scrollTo(0, 0));
        await visitor.screenshot(name);
      });
    }
