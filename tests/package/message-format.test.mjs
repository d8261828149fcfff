// The facade formats messages like the core.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import hi from "target-groups/locales/hi";
import { requests } from "./rule-files.mjs";
import { sourceModule } from "./support.mjs";

const { compileTemplate, formatMessage, formatTemplate, languageOf, messages, validate, ENGLISH } = await sourceModule(
  "node.ts",
  "message-format.ts",
  "language.ts",
);

const english = messages();
const namesIn = (template) => [...new Set([...template.matchAll(/\{([A-Za-z]+)/g)].map(([, name]) => name))];

/** Formats a template with the parameters `bytes` and `limit` in the core. */
const inCore = (locale, limit) => validate("x".repeat(limit + 1), { locale, limits: { bytes: limit } }).diagnostics[0].message;

describe("all templates with numbers", () => {
  const numbers = [0, 1, 2, 3, 7, 30, 31, 999, 1000, 1234, 99_999, 100_000, 1_048_576];
  for (const { locale: tag, messages } of [english, hi])
    test(tag, () => {
      for (const [key, template] of Object.entries(messages)) {
        // The core provides two numbers, so the parameters of the template are renamed to theirs.
        const names = namesIn(template);
        const renamed = names.reduce(
          (text, name, index) => text.replaceAll(new RegExp(`\\{${name}\\b`, "g"), index === 0 ? "{bytes" : "{limit"),
          template,
        );
        const locale = { locale: tag, messages: { "too-large": renamed } };
        const [compiled, language] = [compileTemplate(renamed, ["bytes", "limit"]), tag === "en" ? ENGLISH : languageOf(locale)];
        for (const number of names.length > 0 ? numbers : [1])
          assert.equal(formatTemplate(compiled, [number + 1, number], language), inCore(locale, number), key);
      }
    });
});

describe("all kinds of templates", () => {
  const templates = [
    "",
    "{",
    "}",
    "#",
    "{}",
    "{ limit}",
    "{1} { } it's",
    "{limit}",
    "{limit }",
    "{limit,number}|{limit , number }",
    "a{bytes}b{limit}c{bytes}",
    "{limit, plural, =0 {none} =7 {seven} one {one #} two {two #} few {few #} many {many #} other {other #, {bytes} {}}}#",
    "{limit,plural,one{#}other{{bytes, plural, one {one # of {limit}} other {# of {limit}}}}}{limit}",
    "{limit, plural, other {first} other {second} =1 {=1 {bytes}} =01 {never}}",
    "{limit, plural, other {}}",
    "{limit, plural,\n  one {\t#}\n  other { # }\n}",
  ];
  for (const tag of ["en", "hi", "pl", "ar-EG", "cy", "de-CH", "hi-u-nu-deva"])
    test(tag, () => {
      for (const template of templates) {
        const locale = { locale: tag, messages: { "too-large": template } };
        const compiled = compileTemplate(template, ["limit", "bytes"]);
        for (const number of [0, 1, 2, 3, 5, 7, 11, 21, 22, 100, 12_345, 200_000])
          assert.equal(formatTemplate(compiled, [number, number + 1], languageOf(locale)), inCore(locale, number), `${template} ${number}`);
      }
    });
  test("templates that the core rejects", () => {
    for (const [template, expected] of [
      ["a {limit", "a {limit"],
      ["{limit b}", "{limit b}"],
      ["{limit, plural, one {x}}", "x"],
      ["{limit, select, other {limit}}", "{limit, select, other 1}"],
    ])
      assert.equal(formatTemplate(compileTemplate(template, ["limit"]), [1], ENGLISH), expected);
  });
});

test("all kinds of parameters", () => {
  const format = (template, params, locale) => formatTemplate(compileTemplate(template, ["a", "b"]), params, languageOf(locale));
  const [number, text] = ["number", "string"]
    .map((name) => ({ term: `term.${name}` }))
    .map((term) => (english.messages[term.term] ? term : { term: Object.keys(english.messages).find((key) => key.startsWith("term.")) }));
  const word = ({ term }, catalogue) => catalogue.messages[term];
  for (const [locale, catalogue] of [
    [undefined, english],
    [hi, hi],
  ]) {
    const [comma, or] = [catalogue.messages["list.comma"], catalogue.messages["list.or"]];
    for (const [param, expected] of [
      ["{a}", "{a}"],
      [5, "5"],
      [number, word(number, catalogue)],
      [{ list: [], joining: "or" }, ""],
      [{ list: ["x"], joining: "or" }, "x"],
      [{ list: ["x", "y"], joining: "or" }, `x${or}y`],
      [{ list: ["x", number, text], joining: "or" }, `x${comma}${word(number, catalogue)}${or}${word(text, catalogue)}`],
      [{ list: ["x", "y", 1000], joining: "comma" }, `x${comma}y${comma}1,000`],
    ])
      assert.equal(format("<{a}>{b}{c}", [param, "!"], locale), `<${expected}>!`);
    assert.equal(format("{a, plural, one {one} other {# other}}", ["x"], locale), "x other");
    assert.equal(format("{c, plural, one {one} other {# other}}", ["x"], locale), " other");
  }
});

test("a message that is missing in the catalogue has English numbers and translated terms", () => {
  const term = Object.keys(english.messages).find((key) => key.startsWith("term."));
  const language = languageOf({ locale: "de", messages: { [term]: "Wort", "too-large": "{limit} statt {bytes}" } });
  const template = (text) => compileTemplate(text, ["bytes", "limit"]);
  assert.equal(formatMessage("too-large", template("{bytes} of {limit}"), [1234, 5678], language), "5.678 statt 1.234");
  assert.equal(formatMessage("too-many", template("{bytes} of {limit}"), [1234, { term }], language), "1,234 of Wort");
  assert.equal(formatMessage("too-large", template("{bytes} of {limit}"), [1234, { term: "list.or" }], ENGLISH), "1,234 of  or ");
});

test("a language is resolved once for each catalogue", () => {
  const own = { locale: "de", messages: {} };
  assert.equal(languageOf(own), languageOf(own));
  assert.equal(languageOf(own).tag, "de");
  for (const locale of [undefined, "en", "en-GB", "xx", ["xx"], []]) assert.equal(languageOf(locale), ENGLISH);
  for (const locale of ["x_", 5, null, { locale: "de", messages: { nonsense: "x" } }])
    assert.throws(() => languageOf(locale), { code: "invalid-options" });
});

/** Parameters in reports are data: a text, a number, the name of a term, or the names in a list. */
/** Returns the language with a separate cache, because the templates here have other parameter names than in the rule table. */
function apart(language) {
  if (language.tag === "en") return language;
  const { tag } = language;
  return {
    tag,
    template: (key) => language.template(key),
    plural: (number) => language.plural(number),
    number: (number) => language.number(number),
  };
}

describe("the messages of reports", () => {
  const asTerm = (name) => (`term.${name}` in english.messages ? [{ term: `term.${name}` }] : []);
  const meanings = (value) => {
    if (typeof value === "number") return [value];
    const list = value.split(", ");
    const lists = ["or", "comma"].flatMap((joining) => [
      { list, joining },
      { list: list.flatMap((name) => [...asTerm(name), name].slice(0, 1)), joining },
    ]);
    return [value, ...asTerm(value), ...lists];
  };
  const combinations = (values) =>
    values.reduce((all, value) => all.flatMap((params) => meanings(value).map((meaning) => [...params, meaning])), [[]]);

  for (const [tag, locale] of [
    ["en", undefined],
    ["hi", hi],
  ])
    test(tag, () => {
      const language = apart(languageOf(locale));
      let count = 0;
      for (const { code, message, params } of requests.flatMap((text) => validate(text, { locale, now: 0 }).diagnostics)) {
        const keys = Object.keys(english.messages).filter((key) => key === code || key.startsWith(`${code}.`));
        const isIt = (key) => {
          const names = namesIn(english.messages[key]);
          const template = compileTemplate(english.messages[key], names);
          return combinations(names.map((name) => params[name] ?? "")).some(
            (values) => formatMessage(key, template, values, language) === message,
          );
        };
        assert.ok(keys.some(isIt), `${code}: ${message}`);
        count++;
      }
      assert.ok(count > 200);
    });
});
