// The rules in the built package, with the cases of the Rust tests.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { compileExpression, createSandbox, diff, edit, importRequest, preview, send, validate } from "target-groups";
import { brokenBodies } from "./broken-bodies.mjs";
import { cases, catalogue, diagnosticsOf, now, requests } from "./rule-files.mjs";
import { published } from "./support.mjs";

describe("each case has the outcome that its file shows", () => {
  for (const { code, ...it } of cases)
    test(it.at, () => {
      const own = diagnosticsOf(it).filter((found) => found.code === code);
      assert.deepEqual(
        own.filter(({ range }) => range).map(({ range: { from, to } }) => ({ from, to })),
        it.ranges,
      );
      if (it.section === "Not reported") return assert.deepEqual(own, []);
      const [{ severity, pointer, message, range, fix }] = own;
      assert.deepEqual({ severity, pointer, message: oneLine(message) }, it.diagnostic);
      assert.deepEqual(fix && { title: fix.title, kind: fix.kind }, it.fix && { title: it.fix.title, kind: it.fix.kind });
      if (fix) assert.equal(asWritten(edit(it.text, fix.changes).text), asWritten(it.fix.result));
      if (range) {
        const before = it.text.slice(0, range.from).split("\n");
        assert.deepEqual([range.line, range.column], [before.length, before.at(-1).length + 1]);
      }
    });
});

/** Line breaks and tabs that a message quotes are escapes in the files. */
const oneLine = (message) => message.replaceAll("\n", "\\n").replaceAll("\t", "\\t");

/** Values of changes are JavaScript values, so that a fix writes 1.00 as 1. */
const asWritten = (text) => text.replace(/(?<="defaultValue": )[\d.]+/g, Number);

test("applying a fix removes the diagnostic", () => {
  let fixes = 0;
  for (const text of requests) {
    for (const { code, pointer, fix } of validate(text, { now, catalogue }).diagnostics) {
      if (fix === undefined) continue;
      const after = validate(edit(text, fix.changes).text, { now, catalogue }).diagnostics;
      assert.ok(
        after.every((found) => found.code !== code || found.pointer !== pointer),
        `${code} stays in ${text}`,
      );
      fixes += 1;
    }
  }
  assert.ok(fixes >= 100);
});

const withoutRange = (found) => Object.fromEntries(Object.entries(found).filter(([name]) => name !== "range"));
const withoutRanges = (diagnostics) =>
  diagnostics.map(withoutRange).map(({ related, ...found }) => (related ? { ...found, related: related.map(withoutRange) } : found));

/** The object that a text contains, unless it is not JSON, or repeats a key. A string would be read as the text itself. */
function objectOf(text) {
  try {
    const value = JSON.parse(text);
    const keys = text.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? [];
    const isWhole = JSON.stringify(value).match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length === keys.length;
    return typeof value === "object" && isWhole ? [value] : [];
  } catch {
    return [];
  }
}

test("a value gives the same diagnostics as its JSON text, without ranges", () => {
  for (const value of requests.flatMap(objectOf)) {
    assert.deepEqual(validate(value).diagnostics, withoutRanges(validate(JSON.stringify(value)).diagnostics));
  }
});

describe("for all invalid bodies", () => {
  const bodies = [...brokenBodies(7, 1_500)];

  test("a value gives the same diagnostics as its text, except for ranges", () => {
    // A string would be read as the text itself.
    for (const body of bodies.filter((body) => typeof body !== "string")) {
      const text = JSON.stringify(body);
      const ofText = validate(text, { now, catalogue });
      assert.deepEqual(validate(body, { now, catalogue }), { ...ofText, diagnostics: withoutRanges(ofText.diagnostics) }, text);
    }
  });

  test("a range covers the value or key of its pointer, and `docs` names the rule", () => {
    for (const body of bodies) {
      const text = JSON.stringify(body, undefined, 2);
      for (const { code, pointer, range, docs } of validate(text, { now, catalogue }).diagnostics) {
        assert.equal(docs, `target-groups/docs/rules.md#${code}`);
        if (code === "too-many") continue;
        const keys = pointer
          .split("/")
          .slice(1)
          .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
        const value = keys.reduce((inner, key) => inner?.[key], body);
        const covered = text.slice(range.from, range.to);
        if (value === undefined) assert.match(covered, /^[[{]$/, `${code} ${pointer}`);
        else
          assert.ok(
            [value, keys.at(-1)].some((it) => isDeepStrictEqual(JSON.parse(covered), it)),
            `${code} ${pointer}: ${covered}`,
          );
      }
    }
  });

  test("a fix removes its diagnostic and adds none, and its edits can be reverted", () => {
    let fixes = 0;
    for (const body of bodies) {
      const text = JSON.stringify(body);
      const { diagnostics } = validate(text, { now, catalogue });
      for (const { code, pointer, fix } of diagnostics) {
        if (fix === undefined) continue;
        const { text: after, edits } = edit(text, fix.changes);
        const left = validate(after, { now, catalogue }).diagnostics;
        assert.ok(
          left.length < diagnostics.length && left.every((found) => found.code !== code || found.pointer !== pointer),
          `${code} ${pointer} ${text}`,
        );
        assert.equal(takenBack(after, edits, text), text);
        fixes += 1;
      }
    }
    assert.ok(fixes > 1_500, `${fixes} fixes`);
  });

  /** Returns the edits that revert these edits. */
  function takenBack(after, edits, before) {
    const grown = edits.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
    let shift = grown;
    return edits.reduceRight((text, { from, to, insert }) => {
      shift -= insert.length - (to - from);
      return text.slice(0, from + shift) + before.slice(from, to) + text.slice(from + shift + insert.length);
    }, after);
  }
});

test("the time and the events are options", () => {
  const body = {
    name: "n",
    periods: [{ startDate: "2026-01-01", endDate: "2026-01-31", refCode: "Cycle_1", periodStatus: "RUNNING" }],
    targets: [{ name: "t", targetEntity: "EVENT", targetType: "COUNT", eventName: "walked", defaultValues: [{ defaultValue: 2 }] }],
  };
  const codes = (options) => validate(body, options).diagnostics.map(({ code }) => code);
  for (const moment of ["2026-01-15T12:00:00Z", new Date("2026-01-15T12:00:00Z"), Date.UTC(2026, 0, 15)])
    assert.ok(!codes({ now: moment }).includes("period-status"));
  assert.ok(codes({ now: "2026-02-01T00:00:00Z" }).includes("period-status"));
  const events = {
    data: [{ clickEventsMeta: { eventName: "walk", status: "PUBLISHED", actions: ["EMFConsumer"], fields: null } }, null],
    errors: [],
  };
  assert.ok(codes({ catalogue: events }).includes("event-unknown"));
  assert.ok(!codes({}).includes("event-unknown"));
  for (const wrong of [null, 1, "walk", {}, { data: 1 }, { data: null, errors: [{ code: 1 }] }, { events: [] }])
    assert.throws(() => codes({ catalogue: wrong }), { name: "TargetGroupsError", code: "invalid-options" });
  assert.throws(() => codes({ now: "soon" }), { name: "TargetGroupsError", code: "invalid-options" });
});

test("bytes give the same report as their text", () => {
  for (const text of requests) assert.deepEqual(validate(new TextEncoder().encode(text)), validate(text));
});

test("reports all eight errors of a body", () => {
  const report = validate({
    name: " ",
    active: "yes",
    trackingType: "SOMETIMES",
    preferredTillId: 0.5,
    leaderboardEnabled: true,
    targetEvaluationType: "CYCLIC_WINDOW",
    periods: [{ startDate: "2026-02-30", endDate: "2026-02-28", refCode: "Cycle_1" }],
    targets: [{ name: "t", targetEntity: "EVENT", targetType: "EVENT_ATTRIBUTE", defaultValues: [{ defaultValue: -2 }] }],
  });
  assert.equal(report.valid, false);
  const errors = report.diagnostics.filter(({ severity }) => severity === "error");
  assert.deepEqual(
    errors.map(({ code, pointer }) => [code, pointer]),
    [
      ["name-blank", "/name"],
      ["wrong-type", "/active"],
      ["enum-unknown", "/trackingType"],
      ["till-id", "/preferredTillId"],
      ["leaderboard-window", "/leaderboardEnabled"],
      ["date-invalid", "/periods/0/startDate"],
      ["attribute-missing", "/targets/0/extendedFieldInfo"],
      ["value-not-positive", "/targets/0/defaultValues/0/defaultValue"],
    ],
  );
});

describe("the published requests", () => {
  const curl = (name) => readFileSync(new URL(`../data/published/${name}.curl.txt`, import.meta.url), "utf8");
  const user = { id: 75152721, code: "naman_doc", description: "", name: "naman", type: "TILL" };
  const publishedCalls = {
    count: { now: "2026-01-13T05:13:17.578Z", ids: { group: 2911, period: 31623, target: 3147, ruleSet: 126470218, value: 128501 } },
    sum: { now: "2026-01-13T05:19:28.442Z", ids: { group: 2913, period: 31627, target: 3148, ruleSet: 126470219, value: 128503 } },
  };
  for (const [name, { now, ids }] of Object.entries(publishedCalls)) {
    test(`${name}: from the pasted command to the published answer`, async () => {
      const { text, source, url, notes } = importRequest(curl(name));
      assert.equal(`${text}\n`, published(`${name}.request`));
      assert.deepEqual([source, url], ["curl", "https://eu.api.capillarytech.com/v3/targetGroups"]);
      assert.deepEqual(notes.map(({ code }) => code).sort(), ["cookies-dropped", "credentials-dropped"]);

      const { valid, diagnostics } = validate(text);
      assert.equal(valid, true);
      const found = (code) => diagnostics.filter((diagnostic) => diagnostic.code === code).map(({ pointer }) => pointer);
      assert.deepEqual(found("cycle-dates-both"), ["/targetCycleStartDateISO"]);
      assert.deepEqual(found("attribute-unused"), name === "count" ? ["/targets/0/extendedFieldInfo"] : []);

      const shown = preview(text, { now });
      assert.equal(shown.body, text);
      assert.equal(JSON.parse(shown.response).data.name, JSON.parse(text).name);

      const answers = [];
      const sandbox = createSandbox({ now: () => now, ids, user });
      const spy = async (...call) => {
        const response = await sandbox.fetch(...call);
        answers.push(await response.clone().text());
        return response;
      };
      const outcome = await send(text, {
        baseUrl: "https://eu.api.capillarytech.com",
        fetch: spy,
        getHeaders: () => ({ Authorization: "Basic x" }),
      });
      const answer = JSON.parse(published(`${name}.answer`));
      assert.deepEqual(outcome, { outcome: "created", group: answer.data, changes: diff(text, answer), warnings: [], status: 200 });
      // The order of the fields must match too.
      assert.deepEqual(answers, [JSON.stringify(answer)]);

      const again = await send(text, {
        baseUrl: "https://eu.api.capillarytech.com",
        fetch: sandbox.fetch,
        headers: { Authorization: "Basic x" },
      });
      assert.equal(again.outcome, "rejected");
      assert.deepEqual(
        again.errors.map(({ code, pointer }) => [code, pointer]),
        [[310069, "/name"]],
      );
    });
  }
});

test("compiles a condition to its tree, or reports its errors", () => {
  assert.deepEqual(JSON.parse(compileExpression("true").json), { arity: "literal", value: "true", type: "boolean:primitive" });
  assert.equal(compileExpression("currentTxn.value>500").assumed, false);
  assert.equal(compileExpression("currentTxn.value>500 && currentTxn.value<900").assumed, true);
  const [{ code, message, range }] = compileExpression("currentTxn.value>").diagnostics;
  assert.deepEqual([code, range], ["expression-syntax", { from: 17, to: 17, line: 1, column: 18 }]);
  assert.match(message, /^The condition is incomplete\. Expected a name/);
});
