import Type from "typebox";
import { Compile } from "typebox/compile";
import { crossFields } from "./cross-fields.mjs";
import * as words from "./vocabulary.mjs";

const optional = Type.Optional;
const nameText = Type.String({ minLength: 1, maxLength: words.MAX_NAME });
const numberOrText = Type.Union([Type.Number(), Type.String()]);

const period = Type.Object({
  startDate: Type.String(),
  endDate: Type.String(),
  refCode: numberOrText,
  periodStatus: optional(Type.Enum(words.STATUSES)),
  description: optional(Type.String()),
  active: optional(Type.Boolean()),
});

const aggregateWindow = Type.Object({
  windowType: optional(Type.Enum(words.WINDOW_TYPES)),
  windowTimeUnit: optional(Type.Enum(words.WINDOW_UNITS)),
  windowValue: optional(numberOrText),
});

const extendedFieldInfo = Type.Object({
  name: optional(Type.String()),
  aggregateFunction: optional(Type.Enum(words.AGGREGATES)),
  aggregateWindow: optional(aggregateWindow),
  programId: optional(Type.Integer()),
  alternateCurrencyIdentifier: optional(Type.String()),
});

const filter = Type.Object({
  entityType: optional(Type.Enum(words.FILTER_ENTITIES)),
  entityIds: optional(Type.Array(Type.Integer())),
});

const target = Type.Object({
  name: nameText,
  targetType: Type.Enum(words.TARGET_TYPES),
  targetEntity: optional(Type.Enum(words.ENTITIES)),
  eventName: optional(Type.String()),
  active: optional(Type.Boolean()),
  description: optional(Type.String()),
  expression: optional(Type.Union([Type.String(), Type.Boolean()])),
  expressionJson: optional(Type.String()),
  filters: optional(Type.Array(filter)),
  enrolmentMethod: optional(Type.Enum(words.ENROLMENTS)),
  defaultValues: optional(Type.Array(Type.Object({ defaultValue: numberOrText }))),
  extendedFieldInfo: optional(extendedFieldInfo),
  targetMilestoneTriggers: optional(Type.Array(Type.Unknown())),
});

const schema = Compile(
  Type.Object({
    name: nameText,
    description: optional(Type.String({ maxLength: words.MAX_DESCRIPTION })),
    fromDate: optional(Type.String()),
    toDate: optional(Type.String()),
    active: optional(Type.Boolean()),
    preferredTillId: optional(Type.Integer()),
    periods: optional(Type.Array(period)),
    totalPeriods: optional(Type.Integer()),
    targetEvaluationType: optional(Type.Enum(words.WINDOWS)),
    frequencyType: optional(Type.Enum(words.FREQUENCIES)),
    recurringCycles: optional(Type.Integer()),
    frequency: optional(Type.Integer()),
    targetCycleStartDate: optional(Type.String()),
    targetCycleEndDate: optional(Type.String()),
    targetCycleStartDateISO: optional(Type.String()),
    targetCycleEndDateISO: optional(Type.String()),
    trackingType: optional(Type.Enum(words.TRACKING_TYPES)),
    combinationType: optional(Type.Enum(words.COMBINATIONS)),
    unifiedTargetExpression: optional(
      Type.Object({ aggregation: optional(Type.Enum(words.AGGREGATES)), thresholdValue: optional(numberOrText) }),
    ),
    targets: Type.Array(target, { minItems: 1 }),
    streaks: optional(Type.Array(Type.Object({ name: optional(Type.String()), targetCountOfSequence: optional(Type.Integer()) }))),
    leaderboardEnabled: optional(Type.Boolean()),
    userCreated: optional(Type.Boolean()),
    timeZoneName: optional(Type.String()),
  }),
);

export const name = "TypeBox";

export function check(value, report) {
  if (!schema.Check(value)) reportErrors(schema.Errors(value), report);
  crossFields(value, report);
}

/** An error of missing fields points to the object that lacks them, and names them all. */
function reportErrors(errors, report) {
  for (const { keyword, instancePath, params, message } of errors) {
    if (keyword === "required") for (const field of params.requiredProperties) report(`${instancePath}/${field}`, message);
    else report(instancePath, message);
  }
}
