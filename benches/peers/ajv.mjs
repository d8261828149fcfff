import { Ajv } from "ajv";
import { options, reportErrors } from "./ajv-errors.mjs";
import { schema } from "./ajv-schema.mjs";
import { crossFields } from "./cross-fields.mjs";

const compiled = new Ajv(options).compile(schema);

export const name = "Ajv";

export function check(value, report) {
  if (!compiled(value)) reportErrors(compiled, report);
  crossFields(value, report);
}
