// The type tests in tests/types, compiled against the packed package. A comment `@ts-expect-error` stands above each line that must not
// compile. The parameters of reported diagnostics have their declared types.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { project, run } from "../project.mjs";
import { cases, diagnosticsOf } from "./rule-files.mjs";
import { dist, root } from "./support.mjs";

const folder = join(root, "tests/types");
const files = readdirSync(folder);
const options = { target: "ES2022", module: "NodeNext", strict: true, noEmit: true, lib: ["ES2022", "DOM"], types: [] };
const cwd = project("types", [], Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), "utf8")])));

for (const [name, more] of [
  ["strict", {}],
  ["exact", { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true }],
])
  test(`what must compile compiles, and what must not does not: ${name}`, () => {
    writeFileSync(join(cwd, `${name}.json`), JSON.stringify({ compilerOptions: { ...options, ...more }, files }));
    try {
      run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--project", `${name}.json`], cwd);
    } catch ({ stdout }) {
      assert.fail(stdout);
    }
  });

/** Returns the parameters of each rule by code: their types, and the names of those that every message has. */
function declaredParams() {
  const file = join(dist, "generated/model.d.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const declared = source.statements.find((it) => ts.isInterfaceDeclaration(it) && it.name.text === "RuleParams");
  const params = ({ type }) =>
    ts.isTypeLiteralNode(type)
      ? type.members.map((it) => [it.name.text, { types: it.type.getText(source).split(" | "), required: !it.questionToken }])
      : [];
  return new Map(declared.members.map((member) => [member.name.text, new Map(params(member))]));
}

test("the parameters of reported diagnostics are those that their rules declare", () => {
  const declared = declaredParams();
  const reported = cases.flatMap(diagnosticsOf);
  const codes = new Set(reported.map(({ code }) => code));
  assert.ok(codes.size > 90, `${codes.size} codes`);
  for (const { code, params } of reported) {
    const expected = declared.get(code);
    for (const [name, value] of Object.entries(params))
      assert.ok(expected.get(name)?.types.includes(typeof value), `${code}: ${name} is a ${typeof value}`);
    for (const [name, { required }] of expected) if (required) assert.ok(name in params, `${code}: ${name} is missing`);
  }
});
