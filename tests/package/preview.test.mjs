// The summary, the timeline and the changes of the built package.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createSandbox, diff, preview, send, TargetGroupsError, validate } from "target-groups";
import hi from "target-groups/locales/hi";
import { published } from "./support.mjs";

const now = Date.UTC(2026, 0, 13);
const day = (number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);

/** Returns a request with this number of daily periods and targets. */
const daily = (count, targets) => ({
  name: "n",
  periods: Array.from({ length: count }, (_, index) => ({ startDate: day(index), endDate: day(index), refCode: `Cycle_${index + 1}` })),
  targets: Array.from({ length: targets }, (_, index) => ({
    name: `t${index}`,
    targetEntity: "EVENT",
    targetType: "COUNT",
    eventName: "profileUpdated",
    defaultValues: Array.from({ length: count }, () => ({ defaultValue: 2 })),
  })),
});

describe("summary", () => {
  test("is in the language of the options", () => {
    const body = daily(2, 1);
    assert.match(
      preview(body, { now }).summary,
      /^The target group "n" only tracks what customers do\. .* is at least 2 on each of 2 days from 1 to 2 January 2026\./,
    );
    assert.match(preview(body, { now, locale: hi }).summary, /^लक्ष्य समूह "n" .*1 से 2 जनवरी 2026/);
  });

  test("explains that the request cannot be read", () => {
    for (const input of ["", "note", "17", new Uint8Array([0xff])]) {
      const shown = preview(input, { now });
      assert.equal(shown.summary, "There is no summary, because the request is not valid JSON.");
      assert.deepEqual(shown.timeline, { targets: [], rows: [], svg: "" });
      assert.deepEqual(shown.changes.rows, []);
    }
  });
});

describe("timeline", () => {
  test("has a row for each period, and a drawing without scripts and styles", () => {
    const { rows, svg, targets } = preview(daily(366, 2), { now }).timeline;
    assert.deepEqual([rows.length, targets, rows[12].status, rows[13].status], [366, ["t0", "t1"], "RUNNING", "NOT_STARTED"]);
    assert.deepEqual(rows[1].values, ["2", "2"]);
    assert.match(
      svg,
      /^<svg [^>]*role="img"[^>]*><title>Timeline of 366 periods<\/title><desc>366 periods, 1 January 2026 to 1 January 2027\./,
    );
    assert.doesNotMatch(svg, /<script|<style|style=| on\w+=|href/);
  });
});

describe("changes", () => {
  test("compare the request and the predicted response", () => {
    for (const request of [published("count.request"), published("sum.request")]) {
      const { changes, response } = preview(request, { now });
      assert.deepEqual(changes, diff(request, response));
      assert.ok(changes.rows.length > 10 && changes.rows.every(({ reason }) => reason !== "unexplained"));
    }
  });

  test("compare a real response, with or without its envelope", async () => {
    const sandbox = createSandbox({ now: () => now });
    const request = daily(3, 1);
    const outcome = await send(request, { baseUrl: "https://example.com", headers: { Authorization: "x" }, fetch: sandbox.fetch, now });
    assert.equal(outcome.outcome, "created");
    const reasons = diff(request, outcome.group).rows.map(({ pointer, reason }) => `${pointer} ${reason}`);
    assert.ok(reasons.includes("/targets/0/enrolmentMethod enrolment-import"));
    assert.deepEqual(diff(request, { data: outcome.group, errors: null }), diff(JSON.stringify(request), outcome.group));
  });

  test("explain why nothing can be compared, in the language of the options", () => {
    assert.deepEqual(diff("{", "{}").problem.code, "request-unreadable");
    assert.deepEqual(diff("{}", new Uint8Array([0xff])).problem.code, "response-unreadable");
    assert.match(diff("{}", '{"data":null,"errors":[{"code":1,"message":"no"}]}', { locale: hi }).problem.message, /अस्वीकार/);
  });

  test("a wrong call throws", () => {
    assert.throws(() => diff("{}", "{}", { nonsense: 1 }), TargetGroupsError);
    assert.throws(() => diff("{}", undefined), TargetGroupsError);
  });
});

test("366 periods and 20 targets take little time", (t) => {
  const text = JSON.stringify(daily(366, 20));
  const time = (work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  for (let warm = 0; warm < 3; warm++) preview(text, { now });
  const best = (work) => Math.min(...Array.from({ length: 7 }, () => time(work))).toFixed(1);
  t.diagnostic(
    `${text.length} characters: validate ${best(() => validate(text, { now }))} ms, preview ${best(() => preview(text, { now }))} ms`,
  );
  assert.ok(preview(text, { now }).timeline.rows.length === 366);
});
