// Reads the files in tests/rules: for each rule its example, and the cases that must and must not report it.

import { readFileSync, readdirSync } from "node:fs";
import { build, compileExpression, edit, planOf, validate, validateMany } from "target-groups";

const folder = new URL("../rules/", import.meta.url);

/** The organisation's events in all cases. */
export const catalogue = JSON.parse(readFileSync(new URL("../data/events.json", import.meta.url), "utf8"));

/** The current time in all cases, which is that of the published responses. */
export const now = "2026-01-13T05:13:17.578Z";

/** The parts of a file that are not prose. */
const BLOCK = /^(?:## (?<section>.*)|```(?<info>.*)\n(?<body>[^]*?)\n```|- (?<line>.*))$/gm;

/** The cases of all rules. Their form is described in crates/docgen/src/rule_files. */
export const cases = readdirSync(folder).flatMap((name) => read(name, readFileSync(new URL(name, folder), "utf8")));

/** The texts of all cases that are given to `validate`. */
export const requests = cases.filter(({ call }) => call === "validate").map(({ text }) => text);

/** Returns the diagnostics that the call of a case reports. */
export function diagnosticsOf({ call, argument, text }) {
  const options = { now, catalogue };
  switch (call) {
    case "validate":
      return validate(text, { ...options, limits: { diagnostics: 1000, ...argument } }).diagnostics;
    case "validateMany":
      return validateMany(text, options).faulty.flatMap(({ diagnostics }) => diagnostics);
    case "edit":
      return edit(text, [argument]).diagnostics;
    case "build":
      return build(text, options).report.diagnostics;
    case "planOf":
      return planOf(text, options).report.diagnostics;
    case "compileExpression":
      return compileExpression(text).diagnostics ?? [];
    default:
      throw new Error(`${call} is not a call`);
  }
}

function read(name, file) {
  const cases = [];
  let section;
  for (const { groups, index } of file.matchAll(BLOCK)) {
    section = groups.section ?? section;
    if (groups.info === "json fixed") cases.at(-1).fix.result = groups.body;
    else if (groups.info !== undefined) {
      const line = file.slice(0, index).split("\n").length;
      cases.push({ ...readCase(groups), code: name.replace(".md", ""), section, at: `tests/rules/${name}:${line}` });
    } else if (groups.line !== undefined) expect(cases.at(-1), groups.line);
  }
  return cases;
}

function readCase({ info, body }) {
  const [, call = "validate", ...argument] = info.split(" ");
  return {
    call,
    argument: argument.length > 0 ? JSON.parse(argument.join(" ")) : undefined,
    text: body.replace(/[«»]/g, ""),
    ranges: rangesOf(body),
  };
}

/** The marked ranges. Each mark before a place moves it by one. */
function rangesOf(body) {
  const marks = [...body.matchAll(/[«»]/g)].map(({ index }, place) => index - place);
  return marks.flatMap((from, place) => (place % 2 === 0 ? [{ from, to: marks[place + 1] }] : []));
}

/** Adds an expectation to a case: a diagnostic or a fix. The codes of other rules are left to the Rust tests. */
function expect(found, line) {
  const { head, rest } = /^(?<head>.*?): (?<rest>.*)$/.exec(line).groups;
  if (head === "also") return;
  if (head.startsWith("fix")) found.fix = { title: rest, kind: head === "fix" ? "safe" : "asks" };
  else {
    const [severity, pointer = "``"] = head.split(" at ");
    found.diagnostic = { severity, pointer: pointer.slice(1, -1), message: rest };
  }
}
