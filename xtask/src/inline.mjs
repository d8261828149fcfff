// Writes the entries of the package that need no file: the WebAssembly module as a script, and a CommonJS bundle with its types.
//
// Usage: node inline.mjs DIST

import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { build } from "esbuild";

const [dist] = process.argv.slice(2);
const bytes = readFileSync(join(dist, "target-groups.wasm"));
writeFileSync(join(dist, "inline-module.js"), `export default "${bytes.toString("base64")}";\n`);

const commonJs = join(dist, "cjs");
await build({
  entryPoints: [join(dist, "inline.js")],
  outfile: join(commonJs, "inline.js"),
  bundle: true,
  format: "cjs",
  platform: "neutral",
  target: "es2022",
  logLevel: "warning",
  // An entry that loads a file would be a fault: the bundle has none.
  logOverride: { "empty-import-meta": "error" },
});
writeFileSync(join(commonJs, "package.json"), '{ "type": "commonjs" }\n');

// The declarations are the same, but TypeScript tells the kind of a module by its folder.
const others = ["cjs", "terminal", "docs", "locales"];
const declarations = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith(".d.ts"));
for (const file of declarations.filter((file) => !others.includes(file.split(sep)[0]))) cpSync(join(dist, file), join(commonJs, file));
