import * as v from "valibot";
import { crossFields } from "./cross-fields.mjs";
import * as words from "./vocabulary.mjs";

const optional = v.optional;
const nameText = v.pipe(v.string(), v.minLength(1), v.maxLength(words.MAX_NAME));
const integer = v.pipe(v.number(), v.integer());
const numberOrText = v.union([v.number(), v.string()]);

const period = v.object({
  startDate: v.string(),
  endDate: v.string(),
  refCode: numberOrText,
  periodStatus: optional(v.picklist(words.STATUSES)),
  description: optional(v.string()),
  active: optional(v.boolean()),
});

const aggregateWindow = v.object({
  windowType: optional(v.picklist(words.WINDOW_TYPES)),
  windowTimeUnit: optional(v.picklist(words.WINDOW_UNITS)),
  windowValue: optional(numberOrText),
});

const extendedFieldInfo = v.object({
  name: optional(v.string()),
  aggregateFunction: optional(v.picklist(words.AGGREGATES)),
  aggregateWindow: optional(aggregateWindow),
  programId: optional(integer),
  alternateCurrencyIdentifier: optional(v.string()),
});

const filter = v.object({ entityType: optional(v.picklist(words.FILTER_ENTITIES)), entityIds: optional(v.array(integer)) });

const target = v.object({
  name: nameText,
  targetType: v.picklist(words.TARGET_TYPES),
  targetEntity: optional(v.picklist(words.ENTITIES)),
  eventName: optional(v.string()),
  active: optional(v.boolean()),
  description: optional(v.string()),
  expression: optional(v.union([v.string(), v.boolean()])),
  expressionJson: optional(v.string()),
  filters: optional(v.array(filter)),
  enrolmentMethod: optional(v.picklist(words.ENROLMENTS)),
  defaultValues: optional(v.array(v.object({ defaultValue: numberOrText }))),
  extendedFieldInfo: optional(extendedFieldInfo),
  targetMilestoneTriggers: optional(v.array(v.unknown())),
});

const schema = v.object({
  name: nameText,
  description: optional(v.pipe(v.string(), v.maxLength(words.MAX_DESCRIPTION))),
  fromDate: optional(v.string()),
  toDate: optional(v.string()),
  active: optional(v.boolean()),
  preferredTillId: optional(integer),
  periods: optional(v.array(period)),
  totalPeriods: optional(integer),
  targetEvaluationType: optional(v.picklist(words.WINDOWS)),
  frequencyType: optional(v.picklist(words.FREQUENCIES)),
  recurringCycles: optional(integer),
  frequency: optional(integer),
  targetCycleStartDate: optional(v.string()),
  targetCycleEndDate: optional(v.string()),
  targetCycleStartDateISO: optional(v.string()),
  targetCycleEndDateISO: optional(v.string()),
  trackingType: optional(v.picklist(words.TRACKING_TYPES)),
  combinationType: optional(v.picklist(words.COMBINATIONS)),
  unifiedTargetExpression: optional(
    v.object({ aggregation: optional(v.picklist(words.AGGREGATES)), thresholdValue: optional(numberOrText) }),
  ),
  targets: v.pipe(v.array(target), v.minLength(1)),
  streaks: optional(v.array(v.object({ name: optional(v.string()), targetCountOfSequence: optional(integer) }))),
  leaderboardEnabled: optional(v.boolean()),
  userCreated: optional(v.boolean()),
  timeZoneName: optional(v.string()),
});

export const name = "Valibot";

export function check(value, report) {
  const { issues } = v.safeParse(schema, value);
  // The path of an issue holds objects whose `key` is the name or index.
  if (issues !== undefined) for (const { path, message } of issues) report(path ?? "", message);
  crossFields(value, report);
}
