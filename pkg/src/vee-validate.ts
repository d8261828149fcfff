import type { RequestSchema } from "./types.js";
import type { TargetGroupRequest } from "./generated/model.js";

/** A typed schema of VeeValidate 4. */
export interface VeeValidateSchema {
  /** The marker that identifies a typed schema. */
  readonly __type: "VVTypedSchema";
  /** Validates the values of a form. The paths of errors are names of fields, such as `targets[0].name`. */
  parse(values: unknown): Promise<{ value?: TargetGroupRequest; errors: { path: string; errors: string[] }[] }>;
}

/**
 * Returns a schema for VeeValidate 4, which would accept all values if it received a Standard Schema.
 *
 * ```js
 * useForm({ validationSchema: veeValidateSchema(targetGroupRequest) });
 * ```
 */
export function veeValidateSchema(schema: RequestSchema): VeeValidateSchema {
  return {
    __type: "VVTypedSchema",
    async parse(values) {
      const result = await schema["~standard"].validate(values);
      if (result.issues === undefined) return { value: result.value, errors: [] };
      const byName = new Map<string, string[]>();
      for (const { path, message } of result.issues) byName.set(nameOf(path), [...(byName.get(nameOf(path)) ?? []), message]);
      return { errors: [...byName].map(([path, errors]) => ({ path, errors })) };
    },
  };
}

/** Returns the name of a field as VeeValidate writes it. */
function nameOf(path: readonly (string | number)[]): string {
  return path.reduce<string>((name, key) => (typeof key === "number" ? `${name}[${key}]` : name === "" ? key : `${name}.${key}`), "");
}
