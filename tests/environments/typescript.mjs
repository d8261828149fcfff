// The types of the packed package in versions of TypeScript, which are installed in a temporary folder from a package registry.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { project, run } from "../project.mjs";

const VERSIONS = ["5.0", "5.4", "5.8", "6.0"];
const aliases = VERSIONS.map((version) => `typescript-${version}@npm:typescript@${version}`);
const folder = project("typescript", aliases, {});

const entries = ["target-groups", "target-groups/core", "target-groups/inline"];
const use = (names) =>
  names
    .map(
      (name, index) => `import { validate as validate${index}, type Report as Report${index} } from "${name}";
export const report${index}: Report${index} = validate${index}("{}");
`,
    )
    .join("");

/** The resolution of modules, the options that it needs, and the entries that it finds. */
const RESOLUTIONS = {
  nodenext: [{ module: "nodenext" }, entries],
  node16: [{ module: "node16" }, entries],
  bundler: [{ module: "esnext", moduleResolution: "bundler" }, entries],
  // It does not know `exports`.
  node10: [{ module: "esnext", moduleResolution: "node" }, ["target-groups"]],
  "nodenext, CommonJS": [{ module: "nodenext" }, ["target-groups/inline"], "cts"],
};

for (const version of VERSIONS)
  for (const [name, [options, names, extension = "ts"]] of Object.entries(RESOLUTIONS)) {
    // TypeScript 6 no longer has this resolution without a warning.
    if (name === "node10" && version === "6.0") continue;
    test(`TypeScript ${version}, ${name}`, () => {
      const cwd = join(folder, `${version} ${name}`);
      mkdirSync(cwd);
      const file = `use.${extension}`;
      writeFileSync(join(cwd, file), use(names));
      const compilerOptions = {
        target: "es2022",
        lib: ["es2022", "dom"],
        types: [],
        strict: true,
        skipLibCheck: false,
        noEmit: true,
        ...options,
      };
      writeFileSync(join(cwd, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
      try {
        run(process.execPath, [join(folder, `node_modules/typescript-${version}/bin/tsc`), "--project", "."], cwd);
      } catch ({ stdout }) {
        assert.fail(stdout);
      }
    });
  }
