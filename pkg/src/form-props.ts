import { TargetGroupsError } from "./errors.js";
import { FORM_SCHEMA, JSON_FORMS_UI, RJSF_UI } from "./generated/form.js";
import { withDraft, type JsonSchema } from "./schema-text.js";

/** The properties of a form of react-jsonschema-form. */
export interface RjsfProps {
  /** The schema that `jsonSchema({ for: "forms" })` returns. */
  schema: JsonSchema;
  /** The widgets of the fields. */
  uiSchema: Record<string, unknown>;
  /** Keeps the form from adding values to fields that the user has not touched, such as the first option of a list or empty objects. */
  experimental_defaultFormStateBehavior: { emptyObjectFields: "skipDefaults" };
}

/** The properties of a form of JSON Forms. */
export interface JsonFormsProps {
  /** The schema that `jsonSchema({ for: "forms" })` returns. */
  schema: JsonSchema;
  /** The layout of the fields, and of the elements of lists. */
  uischema: { type: string; elements: Record<string, unknown>[] };
}

/**
 * Returns the properties of a form that edits requests: the schema, the appearance of the fields, and settings that keep the form from
 * changing fields that the user has not touched. Does not need `init`.
 *
 * ```js
 * const { schema, uiSchema } = formProps("rjsf"); // react-jsonschema-form: <Form {...formProps("rjsf")} validator={validator} />
 * const { uischema } = formProps("json-forms"); // JSON Forms: <JsonForms {...formProps("json-forms")} data={data} />
 * ```
 */
export function formProps(library: "rjsf"): RjsfProps;
export function formProps(library: "json-forms"): JsonFormsProps;
export function formProps(library: unknown): RjsfProps | JsonFormsProps {
  const schema = withDraft(FORM_SCHEMA, 7);
  if (library === "rjsf")
    return {
      schema,
      uiSchema: JSON.parse(RJSF_UI) as RjsfProps["uiSchema"],
      experimental_defaultFormStateBehavior: { emptyObjectFields: "skipDefaults" },
    };
  if (library === "json-forms") return { schema, uischema: JSON.parse(JSON_FORMS_UI) as JsonFormsProps["uischema"] };
  throw new TargetGroupsError("invalid-options", 'The library of a form is "rjsf" or "json-forms".');
}
