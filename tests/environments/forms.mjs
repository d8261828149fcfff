// The schemas of the packed package in libraries of forms and servers, without a browser. Each library is installed in a temporary folder
// from a package registry.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { codeOf, expectedLines } from "../package/page-code.mjs";
import { published, root } from "../package/support.mjs";
import { project, run, start } from "../project.mjs";

const cwd = project(
  "forms",
  [
    "@conform-to/dom@1",
    "@hono/standard-validator@0.4",
    "@hookform/resolvers@7",
    "@standard-schema/spec@1.1",
    "@tanstack/form-core@1",
    "@trpc/server@11",
    "hono@4",
    "react@19",
    "react-hook-form@7",
    "typescript@5.9",
    "vee-validate@4",
    "vue@3",
  ],
  // An import in this file finds the packages of the project.
  { "load.mjs": "export const load = (name) => import(name);\n" },
);
const { load } = await import(pathToFileURL(join(cwd, "load.mjs")));
const { fromForm, jsonSchema, targetGroupRequest, validate, veeValidateSchema } = await load("target-groups");

const right = () => JSON.parse(published("sum.request"));

/** A request with an error in a nested field, and two errors of rules about several fields. */
function wrong() {
  const body = right();
  body.targets[0].name = " ";
  body.targets[0].defaultValues.pop();
  [body.periods[0].startDate, body.periods[0].endDate] = ["2027-02-01", "2027-01-01"];
  return body;
}
const errors = validate(wrong()).diagnostics.filter(({ severity }) => severity === "error");
const message = (code) => errors.find((found) => found.code === code).message;
const expected = {
  "targets[0].name": message("name-blank"),
  "targets[0].defaultValues": message("values-per-period"),
  "periods[0].endDate": message("period-end-before-start"),
};
assert.equal(errors.length, 3);

test("React Hook Form", async () => {
  const { createFormControl, get } = await load("react-hook-form");
  const { standardSchemaResolver } = await load("@hookform/resolvers/standard-schema");
  const submit = async (defaultValues) => {
    const { handleSubmit } = createFormControl({ defaultValues, resolver: standardSchemaResolver(targetGroupRequest) });
    let result;
    await handleSubmit(
      (values) => (result = { values }),
      (failed) => (result = { failed }),
    )();
    return result;
  };
  assert.deepEqual((await submit(right())).values, right());
  const { failed } = await submit(wrong());
  for (const [name, text] of Object.entries(expected))
    assert.equal(get(failed, name).message ?? get(failed, name).root?.message, text, name);
});

test("TanStack Form", async () => {
  const { FormApi, FieldApi } = await load("@tanstack/form-core");
  const submit = async (defaultValues) => {
    let submitted;
    const form = new FormApi({ defaultValues, validators: { onSubmit: targetGroupRequest }, onSubmit: ({ value }) => (submitted = value) });
    form.mount();
    const fields = Object.keys(expected).map((name) => new FieldApi({ form, name }));
    for (const field of fields) field.mount();
    await form.handleSubmit();
    return {
      submitted,
      errors: Object.fromEntries(fields.map(({ name, state }) => [name, state.meta.errors.map((issue) => issue.message).join()])),
    };
  };
  assert.deepEqual((await submit(right())).submitted, right());
  const { submitted, errors } = await submit(wrong());
  assert.equal(submitted, undefined);
  assert.deepEqual(errors, expected);
});

test("VeeValidate 4", async () => {
  const { createSSRApp, defineComponent } = await load("vue");
  const { renderToString } = await load("vue/server-renderer");
  const { useForm } = await load("vee-validate");
  const submit = async (initialValues, validationSchema) => {
    let form;
    const setup = () => {
      form = useForm({ initialValues, validationSchema });
      return () => null;
    };
    await renderToString(createSSRApp(defineComponent({ setup })));
    let submitted;
    await form.handleSubmit((values) => (submitted = values))();
    return { submitted, errors: { ...form.errors.value } };
  };
  const schema = veeValidateSchema(targetGroupRequest);
  assert.deepEqual((await submit(right(), schema)).submitted, right());
  const { submitted, errors } = await submit(wrong(), schema);
  assert.equal(submitted, undefined);
  assert.deepEqual(errors, expected);
  // This is why the package has a schema for it. A newer version may take a Standard Schema: the documentation then says so.
  assert.ok((await submit(wrong(), targetGroupRequest)).submitted, "VeeValidate 4 accepts everything");
});

/** The request as the entries of an HTML form. */
function formDataOf(value, name = "", data = new FormData()) {
  for (const [key, inner] of Object.entries(value)) {
    const next = Array.isArray(value) ? `${name}[${key}]` : name === "" ? key : `${name}.${key}`;
    if (typeof inner === "object") formDataOf(inner, next, data);
    else data.append(next, inner === true ? "on" : String(inner));
  }
  return data;
}

test("Conform: the text of a form becomes the values of the fields", async () => {
  const { parseSubmission, report } = await load("@conform-to/dom/future");
  const submit = async (body) => {
    const submission = parseSubmission(formDataOf({ ...body, description: "" }));
    const value = fromForm(submission.payload);
    const { issues } = await targetGroupRequest["~standard"].validate(value);
    return { value, result: issues && report(submission, { error: { issues } }) };
  };
  const { value, result } = await submit(right());
  assert.equal(result, undefined);
  assert.equal(value.totalPeriods, right().totalPeriods);
  const { error } = (await submit(wrong())).result;
  assert.deepEqual(Object.fromEntries(Object.entries(error.fieldErrors).map(([name, [text]]) => [name, text])), expected);
});

test("Superforms, in SvelteKit", async (t) => {
  const packages = ["@sveltejs/kit@2", "@sveltejs/adapter-node@5", "@sveltejs/vite-plugin-svelte@6", "svelte@5", "vite@7"];
  const cwd = project("superforms", [...packages, "sveltekit-superforms@3"], {
    "svelte.config.js":
      'import adapter from "@sveltejs/adapter-node";\nexport default { kit: { adapter: adapter(), csrf: { trustedOrigins: ["*"] } } };\n',
    "vite.config.js": 'import { sveltekit } from "@sveltejs/kit/vite";\nexport default { plugins: [sveltekit()] };\n',
    "src/app.html": "<!doctype html><html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>",
    "src/routes/+page.svelte": "<p>ready</p>\n",
    "src/routes/check/+server.js": `import { json } from "@sveltejs/kit";
import { superValidate } from "sveltekit-superforms";
import { standard } from "sveltekit-superforms/adapters";
import { jsonSchema, targetGroupRequest } from "target-groups";
// Without the JSON Schema, Superforms drops the fields that the defaults do not have.
const adapter = standard(targetGroupRequest, { defaults: { name: "", targets: [] }, jsonSchema: jsonSchema({ for: "forms" }) });
export const POST = async ({ request }) => json(await superValidate(await request.json(), adapter));
`,
  });
  run(process.execPath, ["node_modules/vite/bin/vite.js", "build"], cwd);
  const address = await start(t, ["build/index.js"], cwd, { HOST: "127.0.0.1" });
  const post = async (body) => (await fetch(`${address}check`, { method: "POST", body: JSON.stringify(body) })).json();
  const form = await post(right());
  assert.ok(form.valid);
  assert.deepEqual(form.data, right());
  const { valid, errors } = await post(wrong());
  assert.equal(valid, false);
  assert.deepEqual(errors.targets[0].name, [expected["targets[0].name"]]);
  assert.deepEqual(errors.targets[0].defaultValues._errors, [expected["targets[0].defaultValues"]]);
  assert.deepEqual(errors.periods[0].endDate, [expected["periods[0].endDate"]]);
});

const byPath = (issues) =>
  Object.fromEntries(
    issues.map(({ path, message }) => [
      path
        .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
        .join("")
        .slice(1),
      message,
    ]),
  );

test("tRPC", async () => {
  const { initTRPC } = await load("@trpc/server");
  const { router, procedure, createCallerFactory } = initTRPC.create();
  const routes = router({ create: procedure.input(targetGroupRequest).mutation(({ input }) => input.name) });
  const caller = createCallerFactory(routes)({});
  assert.equal(await caller.create(right()), right().name);
  await assert.rejects(caller.create(wrong()), ({ code, cause }) => {
    assert.equal(code, "BAD_REQUEST");
    assert.deepEqual(byPath(cause.issues), expected);
    return true;
  });
});

test("Hono", async () => {
  const { Hono } = await load("hono");
  const { sValidator } = await load("@hono/standard-validator");
  const app = new Hono().post("/", sValidator("json", targetGroupRequest), (context) => context.json(context.req.valid("json").name));
  const post = (body) => app.request("/", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  assert.equal(await (await post(right())).json(), right().name);
  const answer = await post(wrong());
  assert.equal(answer.status, 400);
  const { error } = await answer.json();
  assert.deepEqual(byPath(error), expected);
  assert.deepEqual(error.map(({ code }) => code).sort(), errors.map(({ code }) => code).sort());
});

for (const name of ["hono", "conform"])
  test(`docs/forms.md: the code for ${name} prints what the comments say`, () => {
    const [code] = codeOf(readFileSync(join(root, "docs/forms.md"), "utf8"), `js ${name}`);
    writeFileSync(join(cwd, `${name}.mjs`), code);
    assert.deepEqual(
      run(process.execPath, [`${name}.mjs`], cwd)
        .trim()
        .split("\n"),
      expectedLines(code),
    );
  });

test("the types of the libraries accept the schema and infer the request", () => {
  writeFileSync(
    join(cwd, "use.ts"),
    `import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { sValidator } from "@hono/standard-validator";
import { FormApi } from "@tanstack/form-core";
import { initTRPC } from "@trpc/server";
import { useForm } from "vee-validate";
import { targetGroupRequest, veeValidateSchema, type TargetGroupRequest } from "target-groups";
const schema: StandardSchemaV1<TargetGroupRequest> & StandardJSONSchemaV1<TargetGroupRequest> = targetGroupRequest;
const input: StandardSchemaV1.InferInput<typeof targetGroupRequest> = { name: "n", targets: [] };
standardSchemaResolver(targetGroupRequest);
sValidator("json", targetGroupRequest);
new FormApi({ defaultValues: input, validators: { onChange: targetGroupRequest } });
initTRPC.create().procedure.input(targetGroupRequest).mutation(({ input }): string => input.name);
export const name = (): string => useForm({ validationSchema: veeValidateSchema(targetGroupRequest) }).values.name ?? "";
void schema;
// @ts-expect-error a misspelled field
const wrong: StandardSchemaV1.InferInput<typeof targetGroupRequest> = { nam: "n", targets: [] };
void wrong;
`,
  );
  const compilerOptions = { target: "es2022", module: "nodenext", strict: true, noEmit: true, skipLibCheck: true, types: [] };
  writeFileSync(join(cwd, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
  try {
    run(process.execPath, ["node_modules/typescript/bin/tsc", "--project", "."], cwd);
  } catch ({ stdout }) {
    assert.fail(stdout);
  }
});

test("the schema names the JSON Schema of the request", () => {
  const { input } = targetGroupRequest["~standard"].jsonSchema;
  assert.deepEqual(input({ target: "draft-07" }), jsonSchema({ draft: 7 }));
});
