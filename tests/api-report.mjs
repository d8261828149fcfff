// The API report: the public declarations of each entry of the built package, without comments.
//
// `node tests/api-report.mjs` writes it to pkg/api. `tests/package/api.test.mjs` fails when it is out of date, so that every change of
// the public types shows in a diff.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = join(root, "pkg/dist");

/** The reports, and the declarations of their entries. */
const ENTRIES = { "target-groups": "browser.d.ts", "target-groups-core": "core-browser.d.ts" };

export const fileOf = (name) => join(root, "pkg/api", `${name}.api.md`);

/** Returns the text of each report by name. */
export function reports(entries = ENTRIES) {
  const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true, types: [] };
  const files = Object.values(entries).map((file) => join(dist, file));
  const program = ts.createProgram(files, options);
  return Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, report(name, program, join(dist, file))]));
}

const printer = ts.createPrinter({ removeComments: true });

function report(name, program, file) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const target = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  const exports = checker.getExportsOfModule(checker.getSymbolAtLocation(source));
  const exported = new Map(exports.map((symbol) => [target(symbol), symbol.name]));
  const texts = new Map();

  /** Adds the declarations of a symbol, and those of the symbols of the package that they name. */
  function add(symbol, label) {
    if (texts.has(symbol)) return;
    const declarations = (symbol.declarations ?? []).filter((node) => node.getSourceFile().fileName.startsWith(dist));
    if (declarations.length === 0) return;
    texts.set(symbol, { label, text: declarations.map(print).join("\n") });
    for (const declaration of declarations) visit(declaration);
  }

  function visit(node) {
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      const named = symbol && target(symbol);
      if (named?.declarations?.some(isTopLevel) && !exported.has(named)) add(named, `${named.name}, not exported`);
    }
    ts.forEachChild(node, visit);
  }

  for (const [symbol, label] of exported) add(symbol, label);
  const sections = [...texts.values()].sort((a, b) => compare(a.label, b.label));
  const blocks = sections.map(({ label, text }) => `## ${label}\n\n\`\`\`ts\n${text}\n\`\`\`\n`);
  return `# The public declarations of ${name.replace("-core", "/core")}\n\nWritten by \`cargo xtask api\`. Do not edit.\n\n${blocks.join("\n")}`;
}

function print(node) {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return printer.printNode(ts.EmitHint.Unspecified, statement, statement.getSourceFile());
}

function isTopLevel(node) {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return statement.parent !== undefined && ts.isSourceFile(statement.parent) && statement.parent.fileName.startsWith(dist);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of Object.entries(reports())) {
    mkdirSync(dirname(fileOf(name)), { recursive: true });
    writeFileSync(fileOf(name), text);
  }
