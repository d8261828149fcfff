// Plans in the built package: the same requests and time zones as in native code.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { build, fromTemplate, planOf, TargetGroupsError, templates, validate } from "target-groups";
import { published, root } from "./support.mjs";

/** 13 January 2026, as in the Rust tests. */
const now = 1_768_281_197_578;
const folder = new URL("../data/templates/", import.meta.url);
const golden = (id, file) => readFileSync(new URL(`${id}/${file}`, folder), "utf8").trimEnd();

const plan = (changes = {}) => ({
  name: "Profile picture",
  event: "profileUpdated",
  measure: "count",
  goal: 2,
  schedule: { start: "2026-01-01", zone: "Asia/Kolkata", every: { month: 1 }, periods: 12 },
  ...changes,
});

describe("templates give the same sentence, plan and request as in native code", () => {
  assert.deepEqual(
    templates({ now })
      .map(({ id }) => id)
      .sort(),
    readdirSync(folder).sort(),
  );
  for (const { id } of templates({ now }))
    test(id, () => {
      const filled = fromTemplate(id, undefined, { now });
      assert.equal(filled.sentence, golden(id, "sentence.txt"));
      assert.equal(filled.text, golden(id, "plan.json"));
      const built = build(filled.plan, { now });
      assert.equal(built.text, golden(id, "request.json"));
      assert.deepEqual(built.report, { valid: true, diagnostics: [] });
      assert.deepEqual(validate(built.request, { now }), { valid: true, diagnostics: [] });
      assert.deepEqual(planOf(built.request).plan, filled.plan);
    });
});

test("a template lists its parameters", () => {
  const steps = templates({ now }).find(({ id }) => id === "steps-in-days");
  assert.equal(steps.title, "5000 steps in 2 days");
  assert.match(steps.sentence, /\{goal\}.*\{days\} days/);
  assert.deepEqual(
    steps.parameters.find(({ name }) => name === "start"),
    { name: "start", kind: "day", label: "First day", default: "2026-02-01" },
  );
  assert.deepEqual(fromTemplate("steps-in-days", { goal: 8000, days: 3 }, { now }).plan.goal, 8000);
});

test("an invalid call of a template throws", () => {
  for (const call of [
    () => fromTemplate("no-such"),
    () => fromTemplate("rising-sum", { goal: 1 }),
    () => fromTemplate("rising-sum", { goals: NaN }),
  ])
    assert.throws(call, (error) => error instanceof TargetGroupsError && error.code === "invalid-options");
});

test("accepts a plan as text, bytes and object", () => {
  const { text, request } = build(plan(), { now });
  assert.deepEqual(JSON.parse(text), request);
  assert.equal(build(JSON.stringify(plan()), { now }).text, text);
  assert.equal(build(new TextEncoder().encode(JSON.stringify(plan())), { now }).text, text);
  assert.equal(build(new Uint8Array([0xff])).report.diagnostics[0].code, "json-syntax");
});

test("the errors of a plan have pointers into the plan", () => {
  const asObject = build(plan({ goal: [2, 3] }));
  assert.equal(asObject.text, "");
  assert.equal(asObject.request, undefined);
  assert.equal(asObject.report.valid, false);
  assert.deepEqual(
    asObject.report.diagnostics.map(({ code, pointer, range }) => [code, pointer, range]),
    [["plan-goals-differ", "/goal", undefined]],
  );
  const text = JSON.stringify(plan({ goal: [2, 3] }));
  const { from, to } = build(text).report.diagnostics[0].range;
  assert.equal(text.slice(from, to), "[2,3]");
});

test("the severity of rules of plans can be changed", () => {
  const doubtful = plan({ schedule: { start: "2026-03-29T02:30", zone: "Europe/Berlin", every: { month: 1 }, periods: 1 } });
  const severities = (rules) =>
    build(doubtful, { rules, now: "2026-01-13" }).report.diagnostics.map(({ code, severity }) => `${code} ${severity}`);
  assert.deepEqual(severities({}), ["plan-time-never warning", "plan-time-dropped info"]);
  assert.deepEqual(severities({ "plan-time-never": "error", "plan-time-dropped": "off" }), ["plan-time-never error"]);
  assert.throws(() => build(plan(), { rules: { "plan-no-such": "off" } }), { code: "invalid-options" });
});

test("an unsupported request gets the reasons", () => {
  const { text, plan: none, report } = planOf(published("count.request"));
  assert.deepEqual([text, none, report.valid], ["", undefined, false]);
  assert.ok(report.diagnostics.some(({ code, pointer, range }) => code === "plan-unfit" && pointer === "/targetCycleEndDateISO" && range));
});

test("no content of a plan throws", () => {
  const odd = [null, -1, 0.5, 1e300, "", "\ud800", "9999-12-31", true, [], [[]], {}, { day: -5 }, { sum: null }, { ranges: [null] }];
  const inner = Object.keys(plan().schedule);
  for (const value of odd)
    for (const wrong of [
      value,
      ...Object.keys(plan()).map((key) => plan({ [key]: value })),
      ...inner.map((key) => plan({ schedule: { ...plan().schedule, [key]: value } })),
    ]) {
      const built = build(JSON.stringify(wrong));
      assert.equal(built.text === "", !built.report.valid, JSON.stringify(wrong));
      assert.equal(planOf(JSON.stringify(wrong)).report.valid, false);
    }
});

/** The end of 2037, in seconds since 1970. */
const END = 2_145_916_800;
const YEAR = 365 * 24 * 60 * 60;

/**
 * Release 2025c of the time-zone database, which Node 20.20 has, gave Baja California summer time up to 1975; the native database is
 * still 2025b. These are one zone and its older names.
 */
const CORRECTED_BEFORE_1976 = ["America/Tijuana", "America/Ensenada", "America/Santa_Isabel", "Mexico/BajaNorte"];

/** The spans with the same offset for each zone of the native database. */
function nativeSpans() {
  const { status, stdout, stderr } = spawnSync("cargo", ["run", "--quiet", "--package", "target-groups-docgen", "--", "zone-offsets"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, stderr);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [zone, ...numbers] = line.split(" ");
      const values = numbers.map(Number);
      const spans = values.flatMap((from, at) => (at % 2 === 0 ? [{ from, to: (values[at + 2] ?? END) - 1, offset: values[at + 1] }] : []));
      return { zone, spans };
    });
}

test("offsets match the native time zone database from 1970 to 2037", (t) => {
  const iso = (seconds) => new Date(seconds * 1000).toISOString();
  const zones = nativeSpans();
  const differences = [];
  let compared = 0;
  for (const { zone, spans } of zones)
    for (const { from, to, offset } of spans) {
      // Checks long spans without changes in between too.
      const inner =
        to - from > YEAR
          ? Array.from({ length: 3 }, (_, index) => [
              from + Math.floor(((to - from) * (index + 1)) / 8),
              to - Math.floor(((to - from) * (index + 1)) / 8),
            ])
          : [];
      for (const [first, last] of [[from, to], ...inner]) {
        const { request } = build(plan({ schedule: { ranges: [{ start: iso(first), end: iso(last) }], zone } }), { now });
        const written = [request?.targetCycleStartDateISO, request?.targetCycleEndDateISO];
        compared += 2;
        const corrected = CORRECTED_BEFORE_1976.includes(zone) && first < 6 * YEAR;
        if (!corrected && written.some((date) => minutesOf(date) !== offset))
          differences.push(`${zone} ${written.join(" ")}: natively ${offset}`);
        assert.deepEqual(
          written.map((date) => Date.parse(date)),
          [first * 1000, last * 1000],
        );
      }
    }
  t.diagnostic(`${zones.length} zones, ${compared} moments; the time zones of this Node are ${process.versions.tz}`);
  assert.ok(zones.length > 590 && compared > 60_000);
  assert.deepEqual(differences, []);
});

/** Returns the UTC offset of an ISO date in minutes. */
function minutesOf(date) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(date ?? "") ?? [null, "+", "0", "0"];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
