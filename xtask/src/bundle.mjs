// Writes the scripts of the package from its TypeScript: an entry and the three files that it shares with others, instead of 22, with source maps.
//
// Usage: node bundle.mjs SOURCES DIST GLUE

import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { build } from "esbuild";

const [sources, dist, glueFolder] = process.argv.slice(2);

/** The glue is generated, and not part of the sources. */
const glue = {
  name: "glue",
  setup({ onResolve }) {
    onResolve({ filter: /\/(core-)?glue\.js$/ }, ({ path }) => ({ path: join(glueFolder, basename(path)) }));
  },
};

/** The same holds for the module as a script. */
const inlineModule = {
  name: "inline-module",
  setup({ onResolve }) {
    onResolve({ filter: /\/inline-module\.js$/ }, () => ({ path: join(dist, "inline-module.js") }));
  },
};

/** Each entry for Node has a copy of the few lines that both use, so that a process reads one file less. */
const ownCopy = {
  name: "own-copy",
  setup({ onResolve }) {
    onResolve({ filter: /\/node-module\.js$/ }, ({ importer }) => ({
      path: join(sources, "node-module.ts"),
      suffix: `?${basename(importer)}`,
    }));
  },
};

/** The command has no copy of the package, which is one folder up. */
const packageFiles = {
  name: "package-files",
  setup({ onResolve }) {
    onResolve({ filter: /\/(node|internals)\.js$/ }, ({ path }) => ({ path: `../${basename(path)}`, external: true }));
  },
};

const common = {
  bundle: true,
  minify: true,
  // The list of files with side effects is of the output, not of the sources.
  ignoreAnnotations: true,
  sourcemap: "linked",
  target: "es2022",
  platform: "neutral",
  logLevel: "warning",
  plugins: [glue],
};

const bytes = readFileSync(join(dist, "target-groups.wasm"));
writeFileSync(join(dist, "inline-module.js"), `export default "${bytes.toString("base64")}";\n`);

/** The entries for modules share their code, so that a page or a process that imports two has one copy. */
const shared = { ...common, splitting: true, format: "esm", chunkNames: "[name]-[hash]" };

await build({
  ...shared,
  entryPoints: ["browser", "node", "workerd", "core-browser", "core-node", "core-workerd", "inline", "internals"].map((entry) =>
    join(sources, `${entry}.ts`),
  ),
  outdir: dist,
  plugins: [glue, ownCopy],
  // Bundlers and workerd find the modules by their names.
  external: ["node:*", "*.wasm", "./inline-module.js"],
});

await build({
  ...shared,
  entryPoints: [join(sources, "terminal/main.ts")],
  outdir: join(dist, "terminal"),
  external: ["node:*"],
  plugins: [packageFiles],
});

const commonJs = join(dist, "cjs");
await build({
  ...common,
  entryPoints: [join(sources, "inline.ts")],
  outfile: join(commonJs, "inline.js"),
  format: "cjs",
  // It would hold the module a second time.
  sourcemap: false,
  plugins: [glue, inlineModule],
  // An entry that loads a file would be a fault: the bundle has none.
  logOverride: { "empty-import-meta": "error" },
});
writeFileSync(join(commonJs, "package.json"), '{ "type": "commonjs" }\n');

// The declarations are the same, but TypeScript tells the kind of a module by its folder.
const others = ["cjs", "terminal", "docs", "locales"];
const declarations = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith(".d.ts"));
for (const file of declarations.filter((file) => !others.includes(file.split(sep)[0]))) cpSync(join(dist, file), join(commonJs, file));
