// Arguments that compile, and those that must not.

import { build, diff, isValid, planOf, preview, send, unchecked, validate, validateMany, type Input, type Plan } from "target-groups";
import { validate as validateCore, unchecked as uncheckedCore } from "target-groups/core";
import { validate as validateInline } from "target-groups/inline";

const access = { baseUrl: "https://example.com" };
const target = { name: "t", targetType: "COUNT" } as const;

// Text, bytes, typed objects, results of the package, and what `JSON.parse` returns.
validate("{}");
validate(new Uint8Array());
validate({ name: "n", targets: [target] });
validate(JSON.parse("{}"));
const built = build("{}");
if (built.request) validate(built.request);
if (built.request) planOf(built.request).plan satisfies Plan | undefined;

// Every field that is documented for requests, also those that a request does not need, and values that are left out.
validate({ name: "n", targets: [{ ...target, defaultValues: [{ defaultValue: "1.00", targetName: "t", periodId: 7 }] }] });
validate({ name: "n", description: undefined, targets: [{ ...target, expression: true, targetMilestoneTriggers: [] }] });
validate({ name: "n", targets: [target], periods: [{ startDate: "2027-01-01", endDate: "2027-01-31", refCode: 17 }] });

// Data from elsewhere.
declare const unknownValue: unknown;
declare const object: object;
declare const group: import("target-groups").TargetGroup;
validate(unchecked(unknownValue));
validateCore(uncheckedCore(object));
validateMany([object, unknownValue].map(unchecked));
diff(unchecked(object), group);
diff("{}", { data: group });
const inputs: Input[] = ["{}", unchecked(5)];
validateMany(inputs);

// @ts-expect-error a misspelled field
validate({ nam: "n", targets: [target] });
// @ts-expect-error a misspelled optional field
validate({ name: "n", discription: "d", targets: [target] });
// @ts-expect-error a misspelled field of a target
validate({ name: "n", targets: [{ ...target, eventNam: "e" }] });
// @ts-expect-error a misspelled field of a target that is written in place
isValid({ name: "n", targets: [{ name: "t", targetType: "COUNT", enrolmentMethd: "IMPORT" }] });
// @ts-expect-error a value that the field does not have
validate({ name: "n", trackingType: "DEFAULTS", targets: [target] });
// @ts-expect-error a value of another type
validateCore({ name: "n", active: "true", targets: [target] });
// @ts-expect-error a missing field
validateInline({ name: "n" });
// @ts-expect-error a field that only responses have
validate({ id: 1, name: "n", targets: [target] });
// @ts-expect-error data of an unknown type
validate(unknownValue);
// @ts-expect-error any object
validate(object);
// @ts-expect-error a number
validate(5);
// @ts-expect-error a list of requests
validate([{ name: "n", targets: [target] }]);
// @ts-expect-error a misspelled field
preview({ name: "n", targts: [target] });
// @ts-expect-error a misspelled field
void send({ name: "n", targets: [target], periodes: [] }, access);
// @ts-expect-error a misspelled field of one request
validateMany([{ name: "n", targets: [target], descripton: "d" }]);

const schedule = { start: "2027-01-01", zone: "Asia/Kolkata", every: { month: 1 }, periods: 12 };
build({ name: "n", event: "e", measure: "count", goal: 2, schedule });
build({ name: "n", event: "e", measure: { sum: "steps" }, goal: [2, 3], schedule, fields: { leaderboardEnabled: true } });
build(unchecked(object));
// @ts-expect-error a misspelled field
build({ name: "n", evnt: "e", measure: "count", goal: 2, schedule });
// @ts-expect-error a misspelled optional field
build({ name: "n", event: "e", measure: "count", goal: 2, schedule, enrollment: "import" });
// @ts-expect-error a value that the field does not have
build({ name: "n", event: "e", measure: "counts", goal: 2, schedule });
// @ts-expect-error a misspelled field of the schedule
build({ name: "n", event: "e", measure: "count", goal: 2, schedule: { start: "2027-01-01", zone: "GMT", every: { mont: 1 }, periods: 1 } });
// @ts-expect-error a request is not a plan
build({ name: "n", targets: [target] });
// @ts-expect-error a plan is not a request
validate({ name: "n", event: "e", measure: "count", goal: 2, schedule });
