// The parts that the two peers with Ajv share.

/** Ajv counts code points by default. The API and all other peers count UTF-16 code units, which is also faster. */
export const options = { allErrors: true, allowUnionTypes: true, unicode: false, logger: false };

/** Reports the errors of a compiled schema. An error of a missing field points to the object that lacks it. */
export function reportErrors(compiled, report) {
  for (const { instancePath, params, message } of compiled.errors) {
    report(params.missingProperty === undefined ? instancePath : `${instancePath}/${params.missingProperty}`, message);
  }
}
