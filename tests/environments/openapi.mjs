// The OpenAPI document in the tools that people use with it: a linter, a mock server, and a generator of types.
//
// The tools are installed in a temporary folder, so this needs a package registry.

import assert from "node:assert/strict";
import { test } from "node:test";
import { published } from "../package/support.mjs";
import { project, run, start } from "../project.mjs";

const TOOLS = ["@redocly/cli@2", "@stoplight/prism-cli@5", "openapi-typescript@7", "openapi-fetch@0.17", "typescript@5"];
const DOCUMENT = "node_modules/target-groups/openapi.json";

/** A program that calls the API with types from the document. The marked line is replaced by a mistake. */
const CLIENT = `
import createClient from "openapi-fetch";
import type { components, paths } from "./api";

const request: components["schemas"]["TargetGroupRequest"] = {
  name: "Profile picture",
  trackingType: "DEFAULT", // tracking
  periods: [{ refCode: "Cycle_1", startDate: "2027-01-01", endDate: "2027-01-31" }],
  targets: [
    {
      name: "Two updates",
      targetEntity: "EVENT",
      targetType: "COUNT",
      eventName: "profileUpdated",
      defaultValues: [{ defaultValue: 2 }], // goal
    },
  ],
};

const client = createClient<paths>({ baseUrl: "https://eu.api.capillarytech.com" });
const { data, error } = await client.POST("/v3/targetGroups", { body: request });
const id: number | undefined = data?.data.id; // result
const code: number | null | undefined = error?.errors[0]?.code;
console.log(id, code);
`;

/** The line of the program, and a mistake in its place. */
const MISTAKES = {
  "an unknown field": ["// tracking", 'trackingTypes: "DEFAULT",'],
  "a word that is not in the enumeration": ["// tracking", 'trackingType: "Default",'],
  "a value of the wrong type": ["// goal", "defaultValues: [2],"],
  "a field that responses do not have": ["// result", "const id = data?.data.groupId;"],
};

const OPTIONS = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"];

const cwd = project("openapi", TOOLS, { "client.ts": CLIENT });
const node = (script, ...words) => run(process.execPath, [`node_modules/${script}`, ...words], cwd);

test("Redocly finds nothing", () => {
  const problems = JSON.parse(node("@redocly/cli/bin/cli.js", "lint", DOCUMENT, "--format=json", "--max-problems=100"));
  assert.deepEqual(problems.totals, { errors: 0, warnings: 0, ignored: 0 });
});

test("openapi-typescript makes types that accept requests and refuse mistakes", () => {
  node("openapi-typescript/bin/cli.js", DOCUMENT, "--output", "api.d.ts");
  const compile = (...files) => node("typescript/bin/tsc", ...OPTIONS, ...files);
  compile("client.ts");

  const mistaken = Object.entries(MISTAKES).map(([name, [mark, mistake]]) => [
    `${name.replaceAll(" ", "-")}.ts`,
    CLIENT.replace(new RegExp(`^.*${mark}$`, "m"), mistake),
  ]);
  project("openapi", undefined, Object.fromEntries(mistaken));
  const names = mistaken.map(([file]) => file);
  assert.throws(
    () => compile(...names),
    ({ stdout }) => names.every((name) => stdout.includes(`${name}(`)),
  );
});

test("Prism answers calls with the documented examples, and refuses invalid ones", async (t) => {
  const words = ["node_modules/@stoplight/prism-cli/dist/index.js", "mock", DOCUMENT, "--port", "PORT", "--errors"];
  const address = await start(t, words, cwd, {}, () => true);
  const headers = { "content-type": "application/json", authorization: "Basic dGlsbDp4" };
  const call = async (path, init) => {
    const response = await fetch(new URL(path, address), { headers, ...init });
    return { status: response.status, body: await response.json() };
  };
  const create = (body, init) => call("v3/targetGroups", { method: "POST", body, ...init });

  for (const name of ["count", "sum"]) {
    const { status, body } = await create(published(`${name}.request`), { headers: { ...headers, prefer: `example=${name}` } });
    assert.deepEqual({ status, body }, { status: 200, body: JSON.parse(published(`${name}.answer`)) });
  }
  const taken = await create(published("count.request"), { headers: { ...headers, prefer: "code=400, example=310069" } });
  assert.deepEqual(taken.body.errors, [{ code: 310069, message: "Target group name already exists" }]);

  const nameless = { ...JSON.parse(published("count.request")), name: undefined };
  assert.equal((await create(JSON.stringify(nameless))).body.errors[0].code, 300004);
  const { status } = await create(published("count.request"), { headers: { "content-type": "application/json" } });
  assert.equal(status, 401);
  assert.equal((await call("v3/targetGroups?includePeriods=true")).body.data.length, 1);
  assert.equal((await call("v3/targetGroups/2911")).body.data.id, 2911);
  assert.equal((await call("v3/targetGroups/first")).status, 400);
  assert.equal((await call("v2/events")).body.data.length, 2);
});
