// The packed package as other package managers install it: pnpm with links, and Yarn without a folder `node_modules`.

import assert from "node:assert/strict";
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { project, run, tarball } from "../project.mjs";

const use =
  'import { validate } from "target-groups";\nimport { isValid } from "target-groups/core";\nconsole.log(validate("{").valid, isValid("{"));\n';
const manifest = (fields) =>
  JSON.stringify({ private: true, type: "module", dependencies: { "target-groups": "file:package.tgz" }, ...fields });

/** Creates a project with the tarball beside its manifest. The package manager itself is in a project of its own. */
function consumer(name, fields = {}, files = {}) {
  const tools = project(`${name}-tools`, name === "pnpm" ? ["pnpm@10"] : ["@yarnpkg/cli-dist@4"], {});
  const cwd = project(name, undefined, { "package.json": manifest(fields), "main.mjs": use, ...files });
  copyFileSync(tarball, join(cwd, "package.tgz"));
  return { tools, cwd };
}

test("pnpm", () => {
  const { tools, cwd } = consumer("pnpm");
  run(process.execPath, [join(tools, "node_modules/pnpm/bin/pnpm.cjs"), "install", "--offline"], cwd);
  assert.equal(run(process.execPath, ["main.mjs"], cwd), "false false\n");
});

test("Yarn with Plug'n'Play", () => {
  const { tools, cwd } = consumer("yarn", {}, { ".yarnrc.yml": "enableTelemetry: false\nenableGlobalCache: false\n", "yarn.lock": "" });
  const yarn = join(tools, "node_modules/@yarnpkg/cli-dist/bin/yarn.js");
  run(process.execPath, [yarn, "install"], cwd, { YARN_ENABLE_IMMUTABLE_INSTALLS: "false" });
  assert.ok(!existsSync(join(cwd, "node_modules")) && existsSync(join(cwd, ".pnp.cjs")));
  assert.equal(run(process.execPath, [yarn, "node", "main.mjs"], cwd), "false false\n");
});
