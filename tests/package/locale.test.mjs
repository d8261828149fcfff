// The language of messages of the built package: tags, numbers and catalogues.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import {
  compileExpression,
  createSandbox,
  createSender,
  importRequest,
  messages,
  preview,
  registerLocale,
  send,
  validate,
  validateMany,
} from "target-groups";
import hi from "target-groups/locales/hi";
import { freshPackage, published, root, wasmBytes } from "./support.mjs";

const body = '{"name": " "}';
const said = (locale) => validate(body, { locale }).diagnostics.find(({ code }) => code === "name-blank").message;
const english = '"name" must not be empty.';
const hindi = "नाम ख़ाली नहीं होना चाहिए।";
const isHindi = (text) => /\p{Script=Devanagari}/u.test(text);

/** English with a marker in every message. */
const marked = {
  locale: "en-XA",
  messages: Object.fromEntries(Object.entries(messages().messages).map(([key, template]) => [key, `[${template}]`])),
};

/** Returns a message with a large number. */
const tooLarge = (locale) => validate("x".repeat(123_457), { locale, limits: { bytes: 100_000 } }).diagnostics[0].message;

test("a tag finds a registered language", () => {
  assert.equal(said("hi-IN"), english);
  registerLocale(hi);
  assert.equal(said("hi-IN"), hindi);
});

describe("the first known language is used", () => {
  for (const [locale, expected] of [
    [undefined, english],
    ["en", english],
    ["en-IN", english],
    ["hi", hindi],
    ["HI-in", hindi],
    ["hi-Deva-IN-u-nu-deva", hindi],
    ["hif", english],
    ["fr", english],
    [["fr", "hi-IN", "en"], hindi],
    [["fr-CA", "en-GB", "hi"], english],
    [[], english],
    ["en-XA", english],
    [{ locale: "fr", messages: {} }, english],
    [{ locale: "hi", messages: {} }, english],
    [hi, hindi],
  ])
    test(JSON.stringify(locale)?.slice(0, 80) ?? "none", () => assert.equal(said(locale), expected));
});

test("each function with messages accepts it", async () => {
  const locale = hi;
  assert.ok(isHindi(validateMany([body], { locale }).faulty[0].diagnostics[0].message));
  const { notice, report } = preview(body, { locale });
  assert.ok(isHindi(notice) && isHindi(report.diagnostics[0].message));
  assert.ok(isHindi(compileExpression("a >", { locale }).diagnostics[0].message));
  assert.ok(isHindi(importRequest("curl https://a.example -u x:y", { locale }).notes[0].message));
  const { fetch } = createSandbox();
  const baseUrl = "https://a.example";
  const outcomes = [
    await send(body, { baseUrl, fetch, locale }),
    await send(new Uint8Array([0xff]), { baseUrl, fetch, locale }),
    await send(body, { baseUrl: "http://a.example", locale }),
    await send(body, { baseUrl, locale, force: true, fetch: () => Promise.reject(new Error("broken")) }),
    await send(body, { baseUrl, locale, force: true, fetch: () => Promise.resolve(new Response("x")) }),
  ];
  for (const { message, report } of outcomes)
    assert.ok(isHindi(message) && (report === undefined || isHindi(report.diagnostics[0].message)), message);
  const { errors } = await send(body, {
    baseUrl,
    locale,
    force: true,
    fetch: () => Promise.resolve(new Response('{"errors": [{"code": 310069, "message": "taken"}]}')),
  });
  assert.deepEqual([errors[0].message, isHindi(errors[0].explanation)], ["taken", true]);
});

test("params, codes, ranges and fixes do not depend on the language", () => {
  const text = '{"name": 5, "active": "true", "nmae": null, "targets": [{"targetEntity": "event", "targetType": "SUMM"}]}';
  const wordless = (locale) =>
    validate(text, { locale }).diagnostics.map(({ message, fix, ...rest }) => (assert.ok(message), { ...rest, changes: fix?.changes }));
  for (const locale of [hi, marked]) assert.deepEqual(wordless(locale), wordless("en"));
});

describe("English and Hindi numbers match Intl", () => {
  const numbers = [
    ...Array(210).keys(),
    999,
    1000,
    9999,
    10_000,
    99_999,
    100_000,
    999_999,
    1_000_000,
    1_048_576,
    123_456_789,
    2 ** 31,
    2 ** 32 - 1,
  ];
  const template = "{bytes, plural, one {one #} other {other #}}";
  for (const tag of ["en", "hi"])
    test(tag, () => {
      const [rules, format] = [new Intl.PluralRules(tag), new Intl.NumberFormat(tag)];
      const own = { locale: tag, messages: { "too-deep": template.replace("bytes", "limit") } };
      for (const number of numbers.filter((number) => number >= 1 && number <= 200)) {
        const { message } = validate("[".repeat(number + 1), { locale: own, limits: { depth: number } }).diagnostics[0];
        assert.equal(message, `${rules.select(number)} ${format.format(number)}`);
      }
      const large = { locale: tag, messages: { "too-large": "{limit, plural, one {one #} other {other #}}" } };
      for (const number of numbers.filter((number) => number < 1_100_000)) {
        const { message } = validate("x".repeat(number + 1), { locale: large, limits: { bytes: number } }).diagnostics[0];
        assert.equal(message, `${rules.select(number)} ${format.format(number)}`);
      }
    });
});

describe("numbers of other languages match Intl", () => {
  const cases = "zero {zero #} one {one #} two {two #} few {few #} many {many #} other {other #}";
  for (const tag of ["fr", "ar-EG", "pl", "cy", "hi-u-nu-deva", "en-IN", "de-CH", "ru"])
    test(tag, () => {
      const locale = { locale: tag, messages: { "too-large": `{limit, plural, ${cases}}` } };
      const [rules, format] = [new Intl.PluralRules(tag), new Intl.NumberFormat(tag)];
      for (const number of [0, 1, 2, 3, 5, 11, 21, 22, 100, 1000, 12_345, 100_000]) {
        const { message } = validate("x".repeat(number + 1), { locale, limits: { bytes: number } }).diagnostics[0];
        assert.equal(message, `${rules.select(number)} ${format.format(number)}`);
      }
    });
});

test("formats numbers for the language", () => {
  assert.equal(tooLarge("en"), "The text has 123,457 bytes. The limit is 100,000 bytes.");
  assert.equal(tooLarge(hi), "पाठ में 1,23,457 बाइट हैं। सीमा 1,00,000 बाइट है।");
  const german = { locale: "de", messages: { "too-large": "{bytes} statt {limit, number}" } };
  assert.equal(tooLarge(german), "123.457 statt 100.000");
});

test("a catalogue may be incomplete: other messages are in English", () => {
  const start = messages();
  assert.equal(start.locale, "en");
  assert.equal(start.messages["name-blank"], english);
  assert.deepEqual(messages("hi-IN"), hi);
  assert.deepEqual(messages(hi), hi);
  assert.deepEqual(Object.keys(hi.messages), Object.keys(start.messages));
  assert.ok(Object.keys(start.messages).length > 200);
  const own = { locale: "fr", messages: { ...start.messages, "name-blank": "Le nom ne doit pas être vide." } };
  assert.equal(said(own), "Le nom ne doit pas être vide.");
  assert.deepEqual(messages(own), own);
  assert.equal(
    validate(body, { locale: { locale: "fr", messages: { "name-blank": "x" } } }).diagnostics.find(({ code }) => code === "required")
      .message,
    'Required field "targets" is missing.',
  );
  for (const alternate of [own, "hi", own, undefined, { ...own, messages: { "name-blank": "y" } }, own])
    assert.equal(said(alternate), { hi: hindi, undefined: english }[alternate] ?? alternate.messages["name-blank"]);
});

describe("a catalogue is registered once", () => {
  /** Returns catalogues with different texts for one message. */
  const small = Array.from({ length: 50 }, (_, index) => ({ locale: "fr", messages: { "name-blank": `nom ${index}` } }));

  test("each of many catalogues has its own messages", () => {
    for (const round of [small, small.toReversed(), small])
      for (const locale of round) assert.equal(said(locale), locale.messages["name-blank"]);
    assert.equal(said(hi), hindi);
  });

  test("a new instance has the catalogues of the previous one", async () => {
    const fresh = await freshPackage();
    fresh.registerLocale(hi);
    fresh.initSync(wasmBytes);
    const said = (locale) => fresh.validate(body, { locale }).diagnostics.find(({ code }) => code === "name-blank").message;
    const lost = new AbortController();
    const sender = fresh.createSender({
      baseUrl: "eu",
      fetch: () => new Promise(() => {}),
      locale: "hi",
      force: true,
      signal: lost.signal,
    });
    for (let round = 0; round < 3; round++) {
      assert.deepEqual([said("hi"), said(small[round]), said("en")], [hindi, `nom ${round}`, english]);
      fresh.glue.__wbg_reset_state();
      assert.equal(fresh.preview(body, { locale: hi }).report.diagnostics[0].code, "internal", "the facade does not know of the loss");
    }
    for (const locale of small.slice(0, 20)) said(locale);
    const pending = sender.send(body);
    assert.ok(isHindi((await sender.send(published("count.request"))).message), "a sender that is older than its instance");
    // Else the time-out of the request would keep the process waiting.
    lost.abort();
    await pending;
  });

  test("an invalid catalogue is rejected in every call", () => {
    const wrong = { locale: "fr", messages: { "nmae-blank": "x" } };
    registerLocale(wrong);
    for (let round = 0; round < 3; round++) {
      for (const locale of [wrong, "fr", ["fr-CA", "en"]]) assert.throws(() => said(locale), { code: "invalid-options" });
      assert.equal(said("hi"), hindi);
    }
    registerLocale({ locale: "fr", messages: {} });
    assert.equal(said("fr"), english);
    for (const catalogue of [undefined, "hi", {}, { locale: "f_r", messages: {} }, { locale: "fr", messages: { a: 1 } }])
      assert.throws(() => registerLocale(catalogue), { code: "invalid-options" });
  });

  test("formats more numbers than the core keeps", () => {
    const locale = {
      locale: "de",
      messages: { "too-many": "{count, plural, one {ein weiteres} other {# weitere}}", "too-large": "{limit}" },
    };
    const format = new Intl.NumberFormat("de");
    for (let number = 1000; number < 13_000; number++)
      assert.equal(validate("x".repeat(number + 1), { locale, limits: { bytes: number } }).diagnostics[0].message, format.format(number));
  });
});

test("the report of a request that was not sent has numbers in the language", async () => {
  const text = "x".repeat(123_457);
  for (const input of [text, new TextEncoder().encode(text)]) {
    const { report } = await send(input, { baseUrl: "eu", locale: hi, limits: { bytes: 100_000 } });
    assert.equal(report.diagnostics[0].message, tooLarge(hi));
  }
  const sender = createSender({ baseUrl: "eu", locale: hi });
  assert.ok(isHindi((await sender.send(body)).message));
});

describe("errors describe the problem", () => {
  const own = (messages) => ({ locale: "fr", messages });
  const cycle = {};
  cycle.self = cycle;
  for (const [locale, named] of [
    ["en_US", '"en_US"'],
    ["", '""'],
    ["x", '"x"'],
    [["hi", "en US"], '"en US"'],
    [own({}).messages, "`locale` must be"],
    [5, "`locale` must be"],
    [null, "`locale` must be"],
    [true, "`locale` must be"],
    [[1], "must be a string"],
    [{ locale: 5, messages: {} }, "must be a string"],
    [{ locale: "f_r", messages: {} }, '"f_r"'],
    [{ locale: "fr", messages: null }, "`messages`"],
    [{ locale: "fr", messages: "x" }, "`messages`"],
    [{ locale: "fr", messages: {}, extra: 1 }, "`extra`"],
    [own({ "perid-gap": "x" }), '"perid-gap"; did you mean "period-gap"?'],
    [own({ "period-gap": 5 }), '"period-gap" must be a string'],
    [own({ "period-gap": undefined }), '"period-gap" must be a string'],
    [own({ "period-gap": "{start}" }), 'unknown parameter {start} in the message "period-gap"; its parameters are {end}'],
    [own({ "period-gap": "a {end" }), "from here on: {end"],
    [own({ "too-many": "{count, plural, one {x}}" }), 'invalid template for the message "too-many"'],
    [own({ "too-many": `${"{count, plural, other {".repeat(5000)}x${"}}".repeat(5000)}` }), 'invalid template for the message "too-many"'],
    [own(cycle), '"self" must be a string'],
    [
      {
        get locale() {
          throw new Error("locked");
        },
        messages: {},
      },
      "locked",
    ],
  ])
    test(named, () => {
      const isNamed = (error) =>
        error.name === "TargetGroupsError" &&
        error.code === "invalid-options" &&
        (error.message.includes(named) || assert.fail(error.message));
      for (const call of [
        () => validate(body, { locale }),
        () => importRequest("x", { locale }),
        () => compileExpression("x", { locale }),
        () => messages(locale),
      ])
        assert.throws(call, isNamed);
    });
  test("an unknown option", () => {
    for (const call of [
      () => importRequest("x", { local: "hi" }),
      () => compileExpression("x", { rules: {} }),
      () => importRequest("x", null),
      () => compileExpression("x", "hi"),
    ])
      assert.throws(call, { name: "TargetGroupsError", code: "invalid-options" });
  });
});

describe("docs/languages.md: the code prints what the comments say", () => {
  const page = readFileSync(`${root}docs/languages.md`, "utf8");
  const blocks = [...page.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  assert.ok(blocks.length >= 3);
  for (const [index, block] of blocks.entries())
    test(`block ${index + 1}`, () => {
      const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", block], {
        cwd: import.meta.dirname,
        encoding: "utf8",
      });
      const promised = [...block.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment);
      assert.ok(promised.length > 0);
      assert.deepEqual(stdout.trim().split("\n"), promised, stderr);
    });
});
