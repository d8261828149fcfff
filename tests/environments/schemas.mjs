// The JSON Schemas of the packed package in the tools that read them: form libraries, editors, and generators of types. Each tool is
// installed in a temporary folder from a package registry.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { brokenBodies } from "../package/broken-bodies.mjs";
import { mutatedBodies } from "../package/mutated-bodies.mjs";
import { published } from "../package/support.mjs";
import { project, run } from "../project.mjs";

const cwd = project(
  "schemas",
  [
    "@codemirror/autocomplete@6",
    "@codemirror/lang-json@6",
    "@codemirror/language@6",
    "@codemirror/lint@6",
    "@codemirror/state@6",
    "@codemirror/view@6",
    "@jsonforms/core@3",
    "@rjsf/core@6",
    "@rjsf/utils@6",
    "@rjsf/validator-ajv8@6",
    "codemirror-json-schema@0.8",
    "jsdom@26",
    "json-schema-to-typescript@15",
    "react@19",
    "react-dom@19",
    "typescript@5.9",
    "vscode-json-languageservice@5",
  ],
  // An import in this file finds the packages of the project.
  { "load.mjs": "export const load = (name) => import(name);\n" },
);
const { load } = await import(pathToFileURL(join(cwd, "load.mjs")));
const { build, formProps, fromTemplate, jsonSchema, templates } = await load("target-groups");

const isForm = (body) => typeof body === "object" && body !== null && !Array.isArray(body);

/** Requests that people have written or that the package builds. */
const valid = [
  ...["count", "sum"].map((name) => JSON.parse(published(`${name}.request`))),
  ...templates().map(({ id }) => build(fromTemplate(id).plan).request),
];
/** Bodies with missing fields, values of other types, null, and unknown fields. */
const damaged = [...mutatedBodies(31, 150), ...brokenBodies(32, 150)].filter(isForm).map((body) => JSON.parse(JSON.stringify(body)));

/** Sets the globals of a page until the test ends. */
async function openPage(t) {
  const { JSDOM } = await load("jsdom");
  const { window } = new JSDOM("<!doctype html><main></main>", { pretendToBeVisual: true });
  const { document, navigator, HTMLElement, Node } = window;
  const globals = { window, document, navigator, HTMLElement, Node, IS_REACT_ACT_ENVIRONMENT: true };
  const before = Object.keys(globals).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, configurable: true });
  t.after(() => {
    for (const [name, descriptor] of before) {
      delete globalThis[name];
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
  });
  return window;
}

/** Submits a form of react-jsonschema-form as it is shown first. */
async function createRjsf(t) {
  const window = await openPage(t);
  const { document } = window;
  const { act, createElement } = await load("react");
  const { createRoot } = await load("react-dom/client");
  const { default: Form } = await load("@rjsf/core");
  const { default: validator } = await load("@rjsf/validator-ajv8");
  return async (formData, props) => {
    const root = createRoot(document.querySelector("main"));
    const result = {};
    const onSubmit = (event) => (result.data = event.formData);
    const onError = (errors) => (result.errors = errors);
    await act(() => root.render(createElement(Form, { validator, formData, onSubmit, onError, ...props })));
    const submit = new window.Event("submit", { bubbles: true, cancelable: true });
    await act(() => document.querySelector("form").dispatchEvent(submit));
    result.html = document.querySelector("main").innerHTML;
    await act(() => root.unmount());
    return result;
  };
}

test("react-jsonschema-form: an untouched form submits what it was given", async (t) => {
  t.mock.method(console, "error", () => undefined);
  const submit = await createRjsf(t);
  for (const body of valid) {
    const { data, errors, html } = await submit(structuredClone(body), formProps("rjsf"));
    assert.deepEqual(data, body, JSON.stringify(errors));
    assert.match(html, />Fixed calendar window<\/option>/);
    assert.match(html, /<textarea[^>]*id="root_targets_0_expressionJson"/);
  }
  for (const body of damaged) {
    const { data } = await submit(structuredClone(body), { ...formProps("rjsf"), noValidate: true });
    assert.deepEqual(data, body);
  }
});

test("react-jsonschema-form: a wrong value is an error at its field", async (t) => {
  const submit = await createRjsf(t);
  const { data, errors } = await submit({ ...structuredClone(valid[0]), trackingType: "DEFAULTS" }, formProps("rjsf"));
  assert.equal(data, undefined);
  assert.ok(errors.some(({ property }) => property === ".trackingType"));
});

test("JSON Forms: the state of an untouched form is what it was given, and controls have the words", async () => {
  const core = await load("@jsonforms/core");
  const { schema, uischema } = formProps("json-forms");
  for (const body of [...valid, ...damaged]) {
    const state = core.coreReducer(undefined, core.init(structuredClone(body), schema, uischema));
    assert.deepEqual(state.data, body);
  }
  const state = core.coreReducer(undefined, core.init(structuredClone(valid[0]), schema, uischema));
  assert.deepEqual(state.errors, []);
  const ofState = (name) => ({ uischema: uischema.elements.find(({ scope }) => scope === `#/properties/${name}`), schema });
  const { options, label, data } = core.mapStateToOneOfEnumControlProps(
    { jsonforms: { core: state, i18n: { translate: core.defaultTranslator } } },
    ofState("trackingType"),
  );
  assert.equal(label, "Tracking type");
  assert.equal(data, valid[0].trackingType);
  assert.deepEqual(options[4], { value: "NON_CONTINUOUS_STREAKS", label: "Non continuous streaks" });
  const wrong = core.coreReducer(undefined, core.init({ ...valid[0], trackingType: "DEFAULTS" }, schema, uischema));
  assert.ok(wrong.errors.some(({ instancePath }) => instancePath === "/trackingType"));
});

test("json-schema-to-typescript makes closed unions", async () => {
  const { compile } = await load("json-schema-to-typescript");
  for (const [file, options] of [
    ["request.ts", { for: "forms" }],
    ["plan.ts", { of: "plan" }],
  ])
    writeFileSync(join(cwd, file), await compile(jsonSchema(options), "Body", { additionalProperties: false }));
  writeFileSync(
    join(cwd, "use.ts"),
    `import type * as request from "./request.js";
import type * as plan from "./plan.js";
export const requests = ${JSON.stringify(valid.map(withoutTriggers))} satisfies ${"request.TargetGroupRequest"}[];
export const plans: plan.PlanOfATargetGroup[] = ${JSON.stringify(templates().map(({ id }) => fromTemplate(id).plan))};
// @ts-expect-error no such word
export const word: request.TargetGroupRequest["trackingType"] = "DEFAULTS";
// @ts-expect-error no such word
export const window: plan.PlanOfATargetGroup["window"] = "calender";
// @ts-expect-error no such word in a list
export const targets: request.TargetGroupRequest["targets"] = [{ name: "t", targetType: "COUNTS" }];
`,
  );
  const compilerOptions = { target: "es2022", module: "nodenext", strict: true, noEmit: true, types: [] };
  writeFileSync(join(cwd, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
  try {
    run(process.execPath, ["node_modules/typescript/bin/tsc", "--project", "."], cwd);
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

/** Forms leave this field out, because its values are not documented. */
const withoutTriggers = (body) => ({
  ...body,
  targets: body.targets.map((target) => Object.fromEntries(Object.entries(target).filter(([name]) => name !== "targetMilestoneTriggers"))),
});

/** Texts with a caret where completion is asked for, the values that it offers there, and the wrong values in a text. */
const EDITED = [
  [{}, '{"name":"n","targets":[{"name":"t","targetType":"^"}]}', ["COUNT", "VISIT", "EVENT_ATTRIBUTE"]],
  [{ for: "forms" }, '{"name":"n","targets":[{"name":"t","targetType":"COUNT"}],"trackingType":"^"}', ["DEFAULT", "UNIFIED", "STREAKS"]],
  [{ of: "plan" }, planText({ window: "^" }), ["calendar", "cyclic", "untilReached"]],
  [{ of: "plan" }, planText({ measure: "^" }), ["count", "days"]],
];
const MISTYPED = [
  [{}, '{"name":"n","targets":[{"name":"t","targetType":"COUNTS"}]}', "EVENT_ATTRIBUTE"],
  [{}, '{"nam":"n","targets":[{"name":"t","targetType":"COUNT"}]}', "name"],
  [{ for: "forms" }, '{"name":"n","targets":[{"name":"t","targetType":"COUNTS"}]}', "COUNT"],
  [{ of: "plan" }, planText({ window: "calender" }), "calendar"],
  [{ of: "plan" }, planText({ windw: "calendar" }), "windw"],
];

function planText(changes) {
  const schedule = { start: "2027-01-01", zone: "GMT", every: { month: 1 }, periods: 1 };
  return JSON.stringify({ name: "n", event: "e", goal: 1, measure: "count", schedule, ...changes });
}

test("VS Code: completion offers the words, and a typo is flagged", async () => {
  // Its ECMAScript modules are for bundlers.
  const { getLanguageService, TextDocument } = createRequire(join(cwd, "package.json"))("vscode-json-languageservice");
  const open = (options, text) => {
    const service = getLanguageService({});
    const schema = jsonSchema(options);
    service.configure({ validate: true, schemas: [{ uri: schema.$id, fileMatch: ["*.json"], schema }] });
    const document = TextDocument.create("file:///body.json", "json", 1, text);
    return { service, document, json: service.parseJSONDocument(document) };
  };
  for (const [options, text, words] of EDITED) {
    const { service, document, json } = open(options, text.replace("^", ""));
    const { items } = await service.doComplete(document, document.positionAt(text.indexOf("^")), json);
    assert.deepEqual(
      items.slice(0, words.length).map(({ label }) => JSON.parse(label)),
      words,
    );
    assert.ok(items[0].documentation, "each with its meaning");
  }
  for (const [options, text, word] of MISTYPED) {
    const { service, document, json } = open(options, text);
    const found = await service.doValidation(document, json);
    assert.ok(
      found.some(({ message }) => message.includes(word)),
      `${text}: ${JSON.stringify(found)}`,
    );
  }
});

test("CodeMirror: completion offers the words, and a typo is flagged", async (t) => {
  const contents = `export { EditorState } from "@codemirror/state";
export { CompletionContext } from "@codemirror/autocomplete";
export { json } from "@codemirror/lang-json";
export { jsonCompletion, jsonSchemaLinter, stateExtensions } from "codemirror-json-schema";`;
  const outfile = join(cwd, "codemirror.mjs");
  const mainFields = ["module", "main"];
  await esbuild.build({ stdin: { contents, resolveDir: cwd }, bundle: true, format: "esm", mainFields, outfile, logLevel: "error" });
  await openPage(t);
  const { EditorState, CompletionContext, json, jsonCompletion, jsonSchemaLinter, stateExtensions } = await import(pathToFileURL(outfile));
  const open = (options, doc) => EditorState.create({ doc, extensions: [json(), stateExtensions(jsonSchema(options))] });
  for (const [options, text, words] of EDITED) {
    const state = open(options, text.replace("^", ""));
    const { options: offered } = await jsonCompletion()(new CompletionContext(state, text.indexOf("^"), true));
    assert.deepEqual(
      offered.slice(0, words.length).map(({ label }) => label),
      words,
    );
  }
  for (const [options, text, word] of MISTYPED) {
    const found = jsonSchemaLinter()({ state: open(options, text) });
    assert.ok(
      found.some(({ message }) => message.includes(word)),
      `${text}: ${JSON.stringify(found)}`,
    );
  }
});
