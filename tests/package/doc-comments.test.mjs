// Every export of the package, and every member of its types, has a doc comment, which editors show.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { packageFolder } from "./support.mjs";

/** Returns the declaration files of the entries of the package. */
function declarationsOfEntries() {
  const { exports } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const types = (target) => (typeof target === "string" ? [] : [target.types ?? Object.values(target).flatMap(types)].flat());
  const paths = Object.values(exports).flatMap(types);
  return [...new Set(paths)].filter((path) => !path.includes("*")).map((path) => join(packageFolder, path));
}

/** Returns true when a doc comment stands before a node, and nothing else but a bar between the alternatives of a type. */
function hasComment(node) {
  const text = node.getSourceFile().text;
  return /\*\/\s*\|?\s*$/.test(text.slice(0, node.getStart()));
}

/** Returns the members of the types in a declaration. Those of an alternative that has a comment are described by it. */
function membersOf(node) {
  if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) return [...node.members];
  if (ts.isTypeAliasDeclaration(node)) return membersOf(node.type);
  if (ts.isTypeLiteralNode(node)) return hasComment(node) ? [] : [...node.members];
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) return node.types.flatMap(membersOf);
  return [];
}

/** Returns the names of the exports and members of a declaration file that have no doc comment. */
function undocumented(file) {
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file));
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const declarations = symbol.declarations ?? [];
    const isDocumented = symbol.getDocumentationComment(checker).length > 0;
    const members = declarations
      .flatMap(membersOf)
      .filter((member) => !hasComment(member) && !ts.isPrivateIdentifier(member.name ?? member));
    const names = members.map((member) => `${exported.name}.${member.name?.getText() ?? member.getText()}`);
    return isDocumented ? names : [exported.name, ...names];
  });
}

test("all exports and their members have doc comments", () => {
  for (const file of declarationsOfEntries()) assert.deepEqual(undocumented(file), [], file);
});
