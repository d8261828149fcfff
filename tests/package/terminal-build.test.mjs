// The commands `target-groups build` and `target-groups preview`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build, fromTemplate, preview, templates } from "target-groups";
import { published } from "./support.mjs";
import { folderWith, run } from "./terminal.mjs";

const now = "2026-11-01T00:00:00Z";
const plan = fromTemplate("steps-in-days", {}, { now }).text;

test("build prints the request of a plan", async () => {
  const { run } = folderWith({ "plan.json": plan });
  const { text } = build(plan, { now });
  assert.deepEqual(await run(["build", "--now", now, "plan.json"]), { code: 0, stdout: `${text}\n`, stderr: "" });
  assert.equal((await run(["build", "--now", now], { input: plan })).stdout, `${text}\n`, "standard input without a file");
});

test("build names what is wrong with the plan, and prints nothing", async () => {
  const { code, stdout, stderr } = await run(["build"], { input: '{\n  "name": "Steps",\n  "goal": "many"\n}' });
  assert.deepEqual([code, stdout], [1, ""]);
  assert.match(stderr, /^<stdin>:3:11: error: .*\/goal$/m);
});

test("build fills a template", async () => {
  const words = ["build", "--now", now, "--template", "steps-in-days", "--set", "goal=9000", "--set", "name=Many steps"];
  const filled = fromTemplate("steps-in-days", { goal: 9000, name: "Many steps" }, { now });
  assert.equal((await run(words)).stdout, `${build(filled.text, { now }).text}\n`);
  assert.equal((await run([...words, "--plan"])).stdout, `${filled.text}\n`);
});

test("build lists the templates with their parameters", async () => {
  const { stdout } = await run(["build", "--template", "list"]);
  for (const { id, title, parameters } of templates()) {
    assert.ok(stdout.includes(`${id}: ${title}\n`), id);
    for (const { name } of parameters) assert.match(stdout, new RegExp(`^  ${name} `, "m"));
  }
});

test("preview describes the request, and shows its diagnostics on standard error", async () => {
  const body = published("count.request");
  const { sections, notice, report } = preview(body);
  const { code, stdout, stderr } = await run(["preview"], { input: body });
  assert.equal(code, 0);
  for (const { heading, items } of sections) assert.ok(stdout.includes(`${heading}\n  ${items[0]}`), heading);
  assert.ok(stdout.endsWith(`\n\n${notice}\n`));
  for (const { code } of report.diagnostics) assert.ok(stderr.includes(`[${code}]`), code);
});

test("preview shows one view alone", async (t) => {
  const body = published("count.request");
  const shown = preview(body, { baseUrl: "https://us.api.capillarytech.com", now });
  const words = ["preview", "--now", now, "--base-url", "https://us.api.capillarytech.com", "--show"];
  for (const view of ["curl", "fetch", "response"])
    await t.test(view, async () => assert.equal((await run([...words, view], { input: body })).stdout, `${shown[view]}\n`));
  await t.test("json", async () => assert.deepEqual(JSON.parse((await run([...words, "json"], { input: body })).stdout), shown));
});

test("text in UTF-16 is read, as PowerShell writes it", async (t) => {
  for (const [name, bytes] of [
    ["little endian", Buffer.from(`\ufeff${plan}`, "utf16le")],
    ["big endian", Buffer.from(`\ufeff${plan}`, "utf16le").swap16()],
  ])
    await t.test(name, async () => {
      assert.equal((await run(["build", "--now", now], { input: bytes })).stdout, `${build(plan, { now }).text}\n`);
      assert.equal((await run(["import"], { input: bytes })).stdout, `${plan}\n`);
    });
});

test("each outcome has its exit code", async (t) => {
  const cases = [
    [["build", "missing.json"], 2],
    [["build", "a.json", "b.json"], 2],
    [["build", "--template", "no-such-template"], 2],
    [["build", "--template", "steps-in-days", "--set", "gaol=3"], 2],
    [["build", "--template", "steps-in-days", "--set", "goal"], 2],
    [["build", "--template", "steps-in-days", "--set", "goal=-1"], 1],
    [["build", "--template", "steps-in-days", "plan.json"], 2],
    [["build", "--set", "goal=3"], 2],
    [["build", "--plan"], 2],
    [["preview", "missing.json"], 2],
    [["preview", "--show", "curll", "-"], 2],
    [["preview", "-"], 1, "{"],
    [["preview", "-"], 0, published("sum.request")],
  ];
  for (const [words, expected, input] of cases)
    await t.test(words.join(" "), async () => {
      const { code, stderr } = await run(words, { input });
      assert.deepEqual([code, stderr.includes("internal error")], [expected, false], stderr);
    });
});
