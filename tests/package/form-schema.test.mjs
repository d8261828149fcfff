// The JSON Schema for forms, and the ui schemas. tests/environments/forms.mjs has the form libraries themselves.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { build, formProps, fromTemplate, jsonSchema, templates, validate } from "target-groups";
import { published } from "./support.mjs";

const shipped = JSON.parse(readFileSync(new URL(import.meta.resolve("target-groups/form.schema.json")), "utf8"));
const matches = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(shipped);
const everyField = JSON.parse(readFileSync(new URL("../data/schema/every-field.json", import.meta.url), "utf8"));

/** Every schema in a schema. */
function* schemasIn(schema) {
  yield schema;
  for (const inner of [...Object.values(schema.properties ?? {}), ...(schema.oneOf ?? []), schema.items ?? []].flat())
    yield* schemasIn(inner);
}

test("jsonSchema returns the published file in draft 7, which form libraries read", () => {
  assert.deepEqual(jsonSchema({ for: "forms" }), shipped);
  assert.deepEqual(formProps("rjsf").schema, shipped);
  assert.deepEqual(formProps("json-forms").schema, shipped);
  assert.equal(shipped.$schema, "http://json-schema.org/draft-07/schema#");
  assert.equal(jsonSchema({ for: "forms", draft: "2020-12" }).$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.throws(() => jsonSchema({ for: "form" }), { code: "invalid-options" });
  assert.throws(() => formProps("formik"), { code: "invalid-options" });
});

test("published requests, those of templates, and one with every field match", () => {
  const bodies = [
    ...["count", "sum"].map((name) => JSON.parse(published(`${name}.request`))),
    ...templates().map(({ id }) => build(fromTemplate(id).plan).request),
    everyField,
  ];
  for (const body of bodies) assert.ok(matches(body), JSON.stringify(matches.errors));
});

test("values are those of the schema of requests, without null and other spellings", () => {
  const request = jsonSchema();
  const compare = (form, wire, path) => {
    for (const [name, field] of Object.entries(form.properties ?? {})) compare(field, wire.properties[name], `${path}/${name}`);
    if (form.items) compare(form.items, wire.items, `${path}/items`);
    const words = (wire.anyOf ?? []).flatMap((choice) => choice.const ?? []);
    assert.deepEqual(
      (form.oneOf ?? []).map((choice) => choice.const),
      words,
      path,
    );
    const types = [wire.type ?? wire.anyOf.map(({ type }) => type)].flat().filter((type) => type !== "null");
    assert.deepEqual([form.type].flat(), types, path);
  };
  compare(shipped, request, "");
  const left = Object.keys(request.properties.targets.items.properties).filter(
    (name) => !(name in shipped.properties.targets.items.properties),
  );
  assert.deepEqual(left, ["targetMilestoneTriggers"]);
});

test("every field and every word has a title in words, and nothing makes a library add values", () => {
  const all = [...schemasIn(shipped)];
  assert.ok(all.length > 100, `${all.length} schemas`);
  for (const schema of all) {
    for (const keyword of ["default", "minItems", "anyOf", "if"]) assert.ok(!(keyword in schema), keyword);
    assert.notEqual(schema.type, "null");
    if ("title" in schema) assert.match(schema.title, /^[A-Z][a-z]*( [a-z]+| ISO)*$/);
  }
  const untitled = all.filter(({ title }) => title === undefined);
  assert.deepEqual([...new Set(untitled.map(({ type }) => type))], ["integer"], "only the ids in a list have no title");
  assert.equal(shipped.properties.targetEvaluationType.oneOf[0].title, "Fixed calendar window");
});

test("the ui schemas name every field of the form, and no other", () => {
  const { uiSchema } = formProps("rjsf");
  const named = (ui, schema, path) => {
    for (const [key, inner] of Object.entries(ui).filter(([key]) => !key.startsWith("ui:"))) {
      const next = key === "items" && schema.items ? schema.items : schema.properties[key];
      assert.ok(next, `${path}/${key}`);
      named(inner, next, `${path}/${key}`);
    }
  };
  named(uiSchema, shipped, "");
  assert.deepEqual(uiSchema.targets.items.expressionJson, { "ui:widget": "textarea" });

  const shown = (element, schema) => {
    if (element.type !== "Control") return element.elements.flatMap((inner) => shown(inner, schema));
    const keys = element.scope.split("/").slice(1);
    const target = keys.reduce((at, key) => at[key], schema);
    assert.ok(target, element.scope);
    const path = keys.filter((key) => key !== "properties").join(".");
    const inner = element.options?.detail ? shown(element.options.detail, target.items).map((name) => `${path}[].${name}`) : [];
    return [path, ...inner];
  };
  const fields = (schema, path = "") =>
    Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
      const own = `${path}${name}`;
      if (field.properties) return fields(field, `${own}.`);
      return [own, ...(field.items?.properties ? fields(field.items, `${own}[].`) : [])];
    });
  assert.deepEqual(shown(formProps("json-forms").uischema, shipped), fields(shipped));
});

test("what the schema accepts in a word, `validate` accepts without a hint about its spelling", () => {
  const inDraft2020 = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(jsonSchema({ for: "forms", draft: "2020-12" }));
  for (const { const: word } of shipped.properties.trackingType.oneOf) {
    const body = { ...everyField, trackingType: word };
    assert.ok(matches(body) && inDraft2020(body));
    assert.ok(validate(body).diagnostics.every(({ code }) => !code.startsWith("enum")));
  }
  assert.ok(!matches({ ...everyField, trackingType: "Default" }));
  assert.ok(!matches({ ...everyField, trackingType: null }));
});

test("changing a result does not affect other results", () => {
  const props = formProps("rjsf");
  delete props.schema.properties;
  delete props.uiSchema.targets;
  assert.ok(formProps("rjsf").schema.properties && formProps("rjsf").uiSchema.targets);
});
