// The same schema as a module of its own, which a build would write to a file and a page would load without Ajv.

import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { options, reportErrors } from "./ajv-errors.mjs";
import { schema } from "./ajv-schema.mjs";
import { crossFields } from "./cross-fields.mjs";

const compiled = await precompiled();

export const name = "Ajv precompiled";

export function check(value, report) {
  if (!compiled(value)) reportErrors(compiled, report);
  crossFields(value, report);
}

async function precompiled() {
  const ajv = new Ajv({ ...options, code: { source: true, esm: true } });
  const write = standalone.default ?? standalone;
  const code = write(ajv, ajv.compile(schema));
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  return module.default;
}
