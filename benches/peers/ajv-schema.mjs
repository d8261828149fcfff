// The request as JSON Schema, for Ajv at run time and precompiled.

import * as words from "./vocabulary.mjs";

const text = { type: "string" };
const flag = { type: "boolean" };
const integer = { type: "integer" };
const numberOrText = { type: ["number", "string"] };
const name = { type: "string", minLength: 1, maxLength: words.MAX_NAME };
const oneOf = (values) => ({ type: "string", enum: values });
const list = (items) => ({ type: "array", items });
const record = (properties, required = []) => ({ type: "object", properties, required });

const period = record(
  {
    startDate: text,
    endDate: text,
    refCode: numberOrText,
    periodStatus: oneOf(words.STATUSES),
    description: text,
    active: flag,
  },
  ["startDate", "endDate", "refCode"],
);

const aggregateWindow = record({
  windowType: oneOf(words.WINDOW_TYPES),
  windowTimeUnit: oneOf(words.WINDOW_UNITS),
  windowValue: numberOrText,
});

const target = record(
  {
    name,
    targetType: oneOf(words.TARGET_TYPES),
    targetEntity: oneOf(words.ENTITIES),
    eventName: text,
    active: flag,
    description: text,
    expression: { type: ["string", "boolean"] },
    expressionJson: text,
    filters: list(record({ entityType: oneOf(words.FILTER_ENTITIES), entityIds: list(integer) })),
    enrolmentMethod: oneOf(words.ENROLMENTS),
    defaultValues: list(record({ defaultValue: numberOrText }, ["defaultValue"])),
    extendedFieldInfo: record({
      name: text,
      aggregateFunction: oneOf(words.AGGREGATES),
      aggregateWindow,
      programId: integer,
      alternateCurrencyIdentifier: text,
    }),
    targetMilestoneTriggers: { type: "array" },
  },
  ["name", "targetType"],
);

export const schema = record(
  {
    name,
    description: { type: "string", maxLength: words.MAX_DESCRIPTION },
    fromDate: text,
    toDate: text,
    active: flag,
    preferredTillId: integer,
    periods: list(period),
    totalPeriods: integer,
    targetEvaluationType: oneOf(words.WINDOWS),
    frequencyType: oneOf(words.FREQUENCIES),
    recurringCycles: integer,
    frequency: integer,
    targetCycleStartDate: text,
    targetCycleEndDate: text,
    targetCycleStartDateISO: text,
    targetCycleEndDateISO: text,
    trackingType: oneOf(words.TRACKING_TYPES),
    combinationType: oneOf(words.COMBINATIONS),
    unifiedTargetExpression: record({ aggregation: oneOf(words.AGGREGATES), thresholdValue: numberOrText }),
    targets: { ...list(target), minItems: 1 },
    streaks: list(record({ name: text, targetCountOfSequence: integer })),
    leaderboardEnabled: flag,
    userCreated: flag,
    timeZoneName: text,
  },
  ["name", "targets"],
);
