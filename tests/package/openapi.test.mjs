// The OpenAPI document, and that the simulated API answers as it describes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { build, createSandbox, fromTemplate, jsonSchema, templates, validate } from "target-groups";
import { brokenBodies } from "./broken-bodies.mjs";
import { requests as caseRequests } from "./rule-files.mjs";
import { published } from "./support.mjs";

const document = JSON.parse(readFileSync(new URL(import.meta.resolve("target-groups/openapi.json")), "utf8"));

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: true });
// The keywords of OpenAPI around the schemas have no meaning for Ajv.
ajv.addVocabulary(Object.keys(document));
ajv.addSchema(document, "openapi.json");

/** Returns the function that validates with the schema at a JSON Pointer of the document. */
const validator = (pointer) => ajv.getSchema(`openapi.json#${pointer}`);
const schema = (name) => validator(`/components/schemas/${name}`);

const valueAt = (pointer) =>
  pointer
    .slice(2)
    .split("/")
    .reduce((value, key) => value?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);

/** Returns what a reference refers to, or the value itself. */
const resolved = (value) => (value?.$ref === undefined ? value : valueAt(value.$ref));

function* objectsIn(value) {
  if (typeof value !== "object" || value === null) return;
  yield value;
  for (const child of Object.values(value)) yield* objectsIn(child);
}

test("every reference leads to a part of the document", () => {
  const references = [...objectsIn(document)].map(({ $ref }) => $ref).filter((reference) => reference !== undefined);
  assert.ok(references.length > 100, `${references.length} references`);
  assert.deepEqual(
    references.filter((reference) => valueAt(reference) === undefined),
    [],
  );
});

test("every schema, response and example is used", () => {
  const references = new Set([...objectsIn(document)].map(({ $ref }) => $ref));
  const names = Object.entries(document.components).flatMap(([kind, parts]) =>
    Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
  );
  assert.deepEqual(
    names.filter((name) => !name.startsWith("#/components/securitySchemes/") && !references.has(name)),
    [],
  );
});

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);

/** Returns the bodies of an operation: the schema and the examples of its request and of each response. */
function bodiesOf({ operation }) {
  const responses = Object.values(operation.responses).map(resolved);
  return [operation.requestBody, ...responses].flatMap((body) => Object.values(body?.content ?? {}));
}

test("every example matches its schema", () => {
  const bodies = operations.flatMap(bodiesOf);
  const examples = bodies.flatMap((body) => Object.values(body.examples ?? {}).map((example) => [body.schema, resolved(example).value]));
  assert.ok(examples.length > 20, `${examples.length} examples`);
  for (const [{ $ref }, value] of examples) {
    const matches = validator($ref.slice(1));
    assert.ok(matches(value), `${$ref}: ${ajv.errorsText(matches.errors)}`);
  }
});

test("the published requests and responses match", () => {
  for (const name of ["count", "sum"]) {
    assert.ok(schema("TargetGroupRequest")(JSON.parse(published(`${name}.request`))), name);
    assert.ok(schema("TargetGroupResponse")(JSON.parse(published(`${name}.answer`))), name);
  }
});

test("a request that matches it matches the JSON Schema too", () => {
  const inJsonSchema = new Ajv2020().compile(jsonSchema());
  const inOpenApi = schema("TargetGroupRequest");
  let matching = 0;
  for (const body of brokenBodies(7, 5000)) {
    if (!inOpenApi(body)) continue;
    matching += 1;
    assert.ok(inJsonSchema(body), JSON.stringify(body));
  }
  assert.ok(matching > 500, `${matching} bodies match`);
});

const headers = { "content-type": "application/json", authorization: "Basic test" };
const origin = "https://eu.api.capillarytech.com";

/** JavaScript reads numbers such as 1E400 as Infinity, which is not a number for Ajv. */
const finite = (_, value) => (value === Infinity ? Number.MAX_VALUE : value);

/** Calls the simulated API, and checks the response against the schema that the document gives for its status. */
async function call(sandbox, method, path, { url = path, ...init } = {}) {
  const response = await sandbox.fetch(origin + url, { method, headers, ...init });
  const { operation } = operations.find((known) => known.method === method && known.path === path);
  const { status } = response;
  const documented = resolved(operation.responses[status] ?? operation.responses[`${Math.floor(status / 100)}XX`]);
  assert.ok(documented, `${method} ${path} has no response ${status}`);
  const body = JSON.parse(await response.text(), finite);
  const matches = validator(documented.content["application/json"].schema.$ref.slice(1));
  assert.ok(matches(body), `${method} ${url} ${status}: ${ajv.errorsText(matches.errors)}`);
  return { status, body };
}

const GROUPS = "/v3/targetGroups";

/** The texts of the cases of all rules, and requests of all templates. */
const requests = [
  published("count.request"),
  published("sum.request"),
  ...caseRequests,
  ...templates().map(({ id }) => build(fromTemplate(id).plan).text),
];

describe("the simulated API answers as the document describes", () => {
  test("to create calls", async () => {
    const statuses = new Map();
    const codes = new Set();
    for (const request of requests) {
      const { status, body } = await call(createSandbox(), "POST", GROUPS, { body: request });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      for (const { code } of body.errors ?? []) codes.add(code);
      assert.equal(status === 200, validate(request).valid, request);
    }
    for (const status of [200, 400]) assert.ok(statuses.get(status) > 50, `${statuses.get(status)} responses have the status ${status}`);
    const table = resolved(document.paths[GROUPS].post.responses[400]).description;
    for (const code of codes) assert.ok(table.includes(`| ${code} |`), `${code} is not documented for the create call`);
    assert.ok(codes.size >= 4, [...codes].join());
  });

  test("to calls that read", async () => {
    const sandbox = createSandbox();
    for (const request of requests) await sandbox.fetch(origin + GROUPS, { method: "POST", headers, body: request });
    const groups = sandbox.groups();
    assert.ok(groups.length > 20, `${groups.length} groups`);
    for (const query of ["", "?includePeriods=true", "?includePeriods=true&includeUserCreatedTargetGroups=true", "?includeOnlyActive=true"])
      assert.equal((await call(sandbox, "GET", GROUPS, { url: GROUPS + query })).status, 200);
    for (const { id } of groups) assert.equal((await call(sandbox, "GET", `${GROUPS}/{id}`, { url: `${GROUPS}/${id}` })).status, 200);
    assert.equal((await call(sandbox, "GET", "/v2/events")).status, 200);
    const check = (type, value) => call(sandbox, "POST", `${GROUPS}/isValidName`, { body: JSON.stringify({ type, value }) });
    const kinds = document.components.schemas.NameCheckRequest.properties.type.enum;
    for (const kind of kinds) assert.equal((await check(kind, "a free name")).body.data, true);
    assert.equal((await check("targetGroupName", groups[0].name)).body.data, false);
    assert.deepEqual((await check("groupName", "x")).body.errors[0].code, 310145);
  });

  test("to calls that fail", async () => {
    const sandbox = createSandbox();
    const name = { body: JSON.stringify({ type: "targetGroupName", value: "x" }) };
    const calls = [
      ["POST", GROUPS, { body: published("count.request") }],
      ["POST", `${GROUPS}/isValidName`, name],
      ["GET", GROUPS, {}],
      ["GET", `${GROUPS}/{id}`, { url: `${GROUPS}/1` }],
      ["GET", "/v2/events", {}],
    ];
    assert.equal(calls.length, operations.length);
    for (const [method, path, init] of calls)
      assert.equal((await call(sandbox, method, path, { ...init, headers: { "content-type": "application/json" } })).status, 401);
    for (const [method, path, init] of calls.slice(0, 2))
      assert.equal((await call(sandbox, method, path, { ...init, headers: { ...headers, "content-type": "text/plain" } })).status, 415);
    assert.equal((await call(sandbox, "POST", GROUPS, { body: "{" })).status, 400);
    assert.equal((await call(sandbox, "GET", GROUPS, { url: `${GROUPS}?includePeriods=1` })).status, 400);
    for (const id of ["7", "x"]) assert.equal((await call(sandbox, "GET", `${GROUPS}/{id}`, { url: `${GROUPS}/${id}` })).status, 400);
    const codes = document.components.schemas.ErrorCode.anyOf.flatMap((known) => known.const ?? []);
    assert.ok(codes.includes(310069) && codes.length > 15);
    for (const code of codes) {
      sandbox.fail({ kind: "code", code });
      assert.equal((await call(sandbox, "POST", GROUPS, { body: published("count.request") })).body.errors[0].code, code);
    }
  });
});
