// The command installed from the tarball, and the code of docs/terminal.md and docs/testing.md.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { packageFolder, published, root, temporaryFolder } from "./support.mjs";

const folder = temporaryFolder();
const runIn = (program, words) => execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const npm = (words, cwd) => execFileSync("npm", words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const [{ filename }] = JSON.parse(npm(["pack", "--json", "--silent", "--pack-destination", folder], packageFolder));
writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
npm(["install", "--silent", "--offline", "--no-audit", "--no-fund", join(folder, filename)], folder);
symlinkSync(join(root, "node_modules/msw"), join(folder, "node_modules/msw"), "junction");

/** Returns the code blocks of a page: [info, code]. */
const blocksOf = (page) =>
  [...readFileSync(join(root, "docs", page), "utf8").matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(([, info, code]) => [info, code]);
const terminal = blocksOf("terminal.md");

writeFileSync(join(folder, "curl.txt"), readFileSync(new URL("../data/published/count.curl.txt", import.meta.url)));
writeFileSync(join(folder, "requests.ndjson"), `${JSON.stringify(JSON.parse(published("count.request")))}\n{"name": }\n`);
writeFileSync(join(folder, "request.json"), terminal.find(([info]) => info === "json")[1]);

/** Returns the output of a shell. The exit code 1 is allowed, because some commands find errors. */
function shell(code) {
  try {
    return runIn("sh", ["-c", code]);
  } catch ({ status, stdout, stderr }) {
    assert.equal(status, 1, stderr);
    return stdout;
  }
}

test("the installed command runs", () => {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  assert.equal(runIn("npx", ["--offline", "target-groups", "--version"]), `${version}\n`);
});

test("docs/terminal.md: the commands print the output on the page", async (t) => {
  const commands = terminal.flatMap(([info, code], index) =>
    info === "sh" && !code.startsWith("npm") ? [[code, terminal[index + 1]]] : [],
  );
  assert.equal(commands.length, 7);
  for (const [code, [info, output] = []] of commands)
    await t.test(code.trim(), () => {
      const printed = shell(code);
      if (info === "text") assert.equal(printed, output);
    });
  assert.match(readFileSync(join(folder, "request.json"), "utf8"), /"expression": "true"/, "--fix has written");
});

test("docs/terminal.md: the servers work", async (t) => {
  const servers = terminal.filter(([info]) => info === "sh server");
  assert.equal(servers.length, 2);
  for (const [, code] of servers)
    await t.test(code.trim(), async () => {
      const child = spawn("sh", ["-c", `exec ${code}`], { cwd: folder, detached: true });
      try {
        const address = await new Promise((resolve, reject) => {
          child.stdout.once("data", (bytes) => resolve(String(bytes).trim()));
          child.once("close", () => reject(new Error("it has ended")));
        });
        assert.ok((await fetch(`${address}/v3/targetGroups`)).status >= 400, "without credentials, or as a fault");
      } finally {
        process.kill(-child.pid);
      }
    });
});

test("the code of the pages runs", async (t) => {
  const says = { "terminal.md": ["1 2 required\n"], "testing.md": ["", "", "", ""] };
  for (const [page, outputs] of Object.entries(says)) {
    const blocks = blocksOf(page).filter(([info]) => info === "js");
    assert.equal(blocks.length, outputs.length);
    for (const [index, [, code]] of blocks.entries())
      await t.test(`${page}: ${index}`, () => {
        const file = `${page}-${index}.mjs`;
        writeFileSync(join(folder, file), code);
        assert.equal(runIn(process.execPath, [file]), outputs[index]);
      });
  }
});

test("docs/terminal.md names every option and every fault", () => {
  const page = readFileSync(join(root, "docs/terminal.md"), "utf8");
  for (const command of ["validate", "fmt", "build", "preview", "sandbox"]) {
    const help = runIn("npx", ["--offline", "target-groups", command, "--help"]);
    for (const [, option] of help.matchAll(/^ {2}(--[a-z-]+)/gm))
      if (!["--help", "--version"].includes(option)) assert.ok(page.includes(option), option);
    for (const [, fault] of help.matchAll(/^ {2}([a-z0-9:*-]+) {2}/gm))
      if (!fault.startsWith("--")) assert.ok(page.includes(`\`${fault}\``), fault);
  }
});
