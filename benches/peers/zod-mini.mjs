import * as z from "zod/mini";
import { crossFields } from "./cross-fields.mjs";
import * as words from "./vocabulary.mjs";

const optional = z.optional;
const nameText = z.string().check(z.minLength(1), z.maxLength(words.MAX_NAME));
const numberOrText = z.union([z.number(), z.string()]);

const period = z.object({
  startDate: z.string(),
  endDate: z.string(),
  refCode: numberOrText,
  periodStatus: optional(z.enum(words.STATUSES)),
  description: optional(z.string()),
  active: optional(z.boolean()),
});

const aggregateWindow = z.object({
  windowType: optional(z.enum(words.WINDOW_TYPES)),
  windowTimeUnit: optional(z.enum(words.WINDOW_UNITS)),
  windowValue: optional(numberOrText),
});

const extendedFieldInfo = z.object({
  name: optional(z.string()),
  aggregateFunction: optional(z.enum(words.AGGREGATES)),
  aggregateWindow: optional(aggregateWindow),
  programId: optional(z.int()),
  alternateCurrencyIdentifier: optional(z.string()),
});

const filter = z.object({ entityType: optional(z.enum(words.FILTER_ENTITIES)), entityIds: optional(z.array(z.int())) });

const target = z.object({
  name: nameText,
  targetType: z.enum(words.TARGET_TYPES),
  targetEntity: optional(z.enum(words.ENTITIES)),
  eventName: optional(z.string()),
  active: optional(z.boolean()),
  description: optional(z.string()),
  expression: optional(z.union([z.string(), z.boolean()])),
  expressionJson: optional(z.string()),
  filters: optional(z.array(filter)),
  enrolmentMethod: optional(z.enum(words.ENROLMENTS)),
  defaultValues: optional(z.array(z.object({ defaultValue: numberOrText }))),
  extendedFieldInfo: optional(extendedFieldInfo),
  targetMilestoneTriggers: optional(z.array(z.unknown())),
});

const schema = z.object({
  name: nameText,
  description: optional(z.string().check(z.maxLength(words.MAX_DESCRIPTION))),
  fromDate: optional(z.string()),
  toDate: optional(z.string()),
  active: optional(z.boolean()),
  preferredTillId: optional(z.int()),
  periods: optional(z.array(period)),
  totalPeriods: optional(z.int()),
  targetEvaluationType: optional(z.enum(words.WINDOWS)),
  frequencyType: optional(z.enum(words.FREQUENCIES)),
  recurringCycles: optional(z.int()),
  frequency: optional(z.int()),
  targetCycleStartDate: optional(z.string()),
  targetCycleEndDate: optional(z.string()),
  targetCycleStartDateISO: optional(z.string()),
  targetCycleEndDateISO: optional(z.string()),
  trackingType: optional(z.enum(words.TRACKING_TYPES)),
  combinationType: optional(z.enum(words.COMBINATIONS)),
  unifiedTargetExpression: optional(z.object({ aggregation: optional(z.enum(words.AGGREGATES)), thresholdValue: optional(numberOrText) })),
  targets: z.array(target).check(z.minLength(1)),
  streaks: optional(z.array(z.object({ name: optional(z.string()), targetCountOfSequence: optional(z.int()) }))),
  leaderboardEnabled: optional(z.boolean()),
  userCreated: optional(z.boolean()),
  timeZoneName: optional(z.string()),
});

export const name = "Zod Mini";

export function check(value, report) {
  const { error } = schema.safeParse(value);
  if (error !== undefined) for (const { path, message } of error.issues) report(path, message);
  crossFields(value, report);
}
