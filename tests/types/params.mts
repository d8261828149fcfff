// The parameters of diagnostics have the types that the rules declare.

import { validate, type Diagnostic, type DiagnosticOf, type ParamsOf, type RuleCode } from "target-groups";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_same: Same<A, B>): void => undefined;

for (const diagnostic of validate("{}").diagnostics) {
  same<typeof diagnostic.code, RuleCode>(true);
  if (diagnostic.code === "period-gap") {
    same<typeof diagnostic.params, { end: string }>(true);
    // @ts-expect-error a parameter of another rule
    void diagnostic.params.day;
  }
  switch (diagnostic.code) {
    case "too-many":
      same<typeof diagnostic.params.errors, number>(true);
      break;
    case "ref-code-duplicate":
      diagnostic.params.free satisfies string | undefined;
      // @ts-expect-error not every message has it
      diagnostic.params.free satisfies string;
      break;
    case "name-blank":
      same<typeof diagnostic.params, Record<string, never>>(true);
      break;
    default:
      // Without a code, it is one of all the types.
      diagnostic.params satisfies Record<string, string | number>;
  }
  // @ts-expect-error no such rule
  if (diagnostic.code === "period-gaps") void diagnostic;
}

// A diagnostic of any rule, also of one's own.
const own: DiagnosticOf<"shop/opening-hours"> = {
  code: "shop/opening-hours",
  severity: "warning",
  pointer: "",
  message: "m",
  params: { from: 9, to: "18:00" },
  docs: "",
};
const any: DiagnosticOf<string>[] = [own, ...validate("{}").diagnostics];
void any;
same<ParamsOf<string>, Record<string, string | number>>(true);
same<Diagnostic["code"], RuleCode>(true);

// @ts-expect-error a parameter of another type
const gap: DiagnosticOf<"period-gap">["params"] = { end: 1 };
void gap;
