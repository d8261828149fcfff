// The packed package in the test runners of its users: Vitest in Node, jsdom, happy-dom and a browser; Jest in Node and jsdom, with modules
// and CommonJS.
//
// Such environments replace some classes of the platform by those of another realm, and lack others. The runners are installed in a
// temporary folder, so this needs a package registry and takes minutes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { launchOptions } from "../chromium.mjs";
import { fileURLToPath } from "node:url";

const RUNNERS = ["vitest@3", "jsdom@26", "happy-dom@20", "jest@30", "jest-environment-jsdom@30", "@vitest/browser@3", "playwright@1"];

const packageFolder = fileURLToPath(new URL("../../pkg", import.meta.url));
const body = readFileSync(new URL("../data/published/count.request.json", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "target-groups-runners-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const run = (program, words, options = {}) =>
  execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });

const [packed] = JSON.parse(run(npm, ["pack", "--json", "--silent", "--pack-destination", folder], { cwd: packageFolder }));
writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
run(npm, ["install", "--silent", "--no-audit", "--no-fund", ...RUNNERS, join(folder, packed.filename)]);

/** The tests of a user. They run in each environment. */
const source = `
const body = ${JSON.stringify(body)};
const options = () => {
  const sandbox = createSandbox({ now: "2026-01-13T00:00:00Z" });
  return { sandbox, baseUrl: "/api", headers: new Map([["authorization", "Basic test"]]), fetch: sandbox.fetch };
};

test("validates bytes and objects", () => {
  expect(validate(new TextEncoder().encode(body)).valid).toBe(true);
  expect(validate(JSON.parse(body)).valid).toBe(true);
});

test("sends to the sandbox", async () => {
  const { sandbox, ...access } = options();
  const controller = new AbortController();
  const outcome = await send(body, { ...access, signal: controller.signal });
  expect([outcome.outcome, outcome.message]).toEqual(["created", undefined]);
  expect(sandbox.groups().length).toBe(1);
  const { free } = await isNameFree(JSON.parse(body).name, access);
  expect(free).toBe("no");
  const again = await send(body, access);
  expect([again.outcome, again.errors[0].code]).toEqual(["rejected", 310069]);
  expect((await again.check()).found).toBe("created");
});

test("sends a batch", async () => {
  const { sandbox, ...access } = options();
  const bodies = ["a", "b", "c"].map((name) => ({ ...JSON.parse(body), name }));
  expect((await sendMany(bodies, access)).created).toBe(3);
  expect(sandbox.groups().length).toBe(3);
});

test("a lost response is found by asking", async () => {
  const { sandbox, ...access } = options();
  sandbox.fail({ kind: "dropped", stored: true });
  const outcome = await send(body, access);
  expect(outcome.outcome).toBe("unknown");
  expect((await outcome.check()).found).toBe("created");
});

test("an aborted signal prevents sending", async () => {
  const controller = new AbortController();
  controller.abort();
  const { sandbox, ...access } = options();
  expect((await send(body, { ...access, signal: controller.signal })).reason).toBe("aborted");
  expect(sandbox.groups().length).toBe(0);
});
`;

const NAMES = "createSandbox, isNameFree, send, sendMany, validate";
const imports = (runner) => `import { expect, test } from "${runner}";\nimport { ${NAMES} } from "target-groups";\n`;
const hasPage = 'test("the environment has a page", () => { expect(typeof document.createElement).toBe("function"); });\n';

/** The browser of this machine, without a sandbox, which root does not have. */
const browser = {
  provider: "playwright",
  enabled: true,
  headless: true,
  screenshotFailures: false,
  instances: [{ browser: "chromium", launch: launchOptions() }],
};

for (const [name, options, init] of [
  ["Node", { environment: "node" }, ""],
  ["jsdom", { environment: "jsdom" }, hasPage],
  ["happy-dom", { environment: "happy-dom" }, hasPage],
  ["a browser", { browser }, `${hasPage}import init from "target-groups";\nawait init();\n`],
])
  test(`Vitest with ${name}`, () => {
    writeFileSync(join(folder, "package.test.mjs"), imports("vitest") + init + source);
    writeFileSync(join(folder, "vitest.config.mjs"), `export default ${JSON.stringify({ test: options })};`);
    const vitest = join(folder, "node_modules/vitest/vitest.mjs");
    check(JSON.parse(output(process.execPath, [vitest, "run", "--reporter=json", "package.test.mjs"])));
  });

/** Runs Jest with the options of its file of configuration. */
function jest(file, text, options, words = []) {
  writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, "jest.config.json"), JSON.stringify({ testMatch: [`**/${file}`], transform: {}, ...options }));
  const program = join(folder, "node_modules/jest/bin/jest.js");
  check(JSON.parse(output(process.execPath, [...words, program, "--json", "--config", "jest.config.json"])));
}

test("Jest with modules", () => {
  jest("package.test.mjs", imports("@jest/globals") + source, { testEnvironment: "node" }, ["--experimental-vm-modules"]);
});

test("Jest with CommonJS: the inline entry", () => {
  const text = `const { ${NAMES} } = require("target-groups/inline");\n${source}`;
  jest("package.test.cjs", text, { testEnvironment: "node" });
});

test("Jest with jsdom", () => {
  // The entry for Node reads the module from the file system. Jest's jsdom has no `fetch` and no `TextEncoder`.
  const setup = 'import { TextDecoder, TextEncoder } from "node:util";\nObject.assign(globalThis, { TextDecoder, TextEncoder });\n';
  writeFileSync(join(folder, "setup.mjs"), setup);
  const options = {
    testEnvironment: "jsdom",
    testEnvironmentOptions: { customExportConditions: ["node"] },
    setupFiles: ["./setup.mjs"],
  };
  jest("package.test.mjs", imports("@jest/globals") + hasPage + source, options, ["--experimental-vm-modules"]);
});

/** Returns the standard output, also of a run in which tests failed. */
function output(program, words) {
  try {
    return run(program, words);
  } catch (error) {
    if (error.stdout) return error.stdout;
    throw error;
  }
}

/** Both runners report in the same form. */
function check({ numTotalTests, numPassedTests, testResults }) {
  const failures = testResults.flatMap(({ message, assertionResults }) => [
    message,
    ...assertionResults.flatMap((one) => one.failureMessages),
  ]);
  assert.equal(numPassedTests, numTotalTests, failures.join("\n"));
  assert.ok(numTotalTests >= 5, failures.join("\n"));
}
