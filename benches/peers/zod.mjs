import * as z from "zod";
import { crossFields } from "./cross-fields.mjs";
import * as words from "./vocabulary.mjs";

const nameText = z.string().min(1).max(words.MAX_NAME);
const numberOrText = z.union([z.number(), z.string()]);

const period = z.object({
  startDate: z.string(),
  endDate: z.string(),
  refCode: numberOrText,
  periodStatus: z.enum(words.STATUSES).optional(),
  description: z.string().optional(),
  active: z.boolean().optional(),
});

const aggregateWindow = z.object({
  windowType: z.enum(words.WINDOW_TYPES).optional(),
  windowTimeUnit: z.enum(words.WINDOW_UNITS).optional(),
  windowValue: numberOrText.optional(),
});

const target = z.object({
  name: nameText,
  targetType: z.enum(words.TARGET_TYPES),
  targetEntity: z.enum(words.ENTITIES).optional(),
  eventName: z.string().optional(),
  active: z.boolean().optional(),
  description: z.string().optional(),
  expression: z.union([z.string(), z.boolean()]).optional(),
  expressionJson: z.string().optional(),
  filters: z.array(z.object({ entityType: z.enum(words.FILTER_ENTITIES).optional(), entityIds: z.array(z.int()).optional() })).optional(),
  enrolmentMethod: z.enum(words.ENROLMENTS).optional(),
  defaultValues: z.array(z.object({ defaultValue: numberOrText })).optional(),
  extendedFieldInfo: z
    .object({
      name: z.string().optional(),
      aggregateFunction: z.enum(words.AGGREGATES).optional(),
      aggregateWindow: aggregateWindow.optional(),
      programId: z.int().optional(),
      alternateCurrencyIdentifier: z.string().optional(),
    })
    .optional(),
  targetMilestoneTriggers: z.array(z.unknown()).optional(),
});

const schema = z.object({
  name: nameText,
  description: z.string().max(words.MAX_DESCRIPTION).optional(),
  fromDate: z.string().optional(),
  toDate: z.string().optional(),
  active: z.boolean().optional(),
  preferredTillId: z.int().optional(),
  periods: z.array(period).optional(),
  totalPeriods: z.int().optional(),
  targetEvaluationType: z.enum(words.WINDOWS).optional(),
  frequencyType: z.enum(words.FREQUENCIES).optional(),
  recurringCycles: z.int().optional(),
  frequency: z.int().optional(),
  targetCycleStartDate: z.string().optional(),
  targetCycleEndDate: z.string().optional(),
  targetCycleStartDateISO: z.string().optional(),
  targetCycleEndDateISO: z.string().optional(),
  trackingType: z.enum(words.TRACKING_TYPES).optional(),
  combinationType: z.enum(words.COMBINATIONS).optional(),
  unifiedTargetExpression: z
    .object({ aggregation: z.enum(words.AGGREGATES).optional(), thresholdValue: numberOrText.optional() })
    .optional(),
  targets: z.array(target).min(1),
  streaks: z.array(z.object({ name: z.string().optional(), targetCountOfSequence: z.int().optional() })).optional(),
  leaderboardEnabled: z.boolean().optional(),
  userCreated: z.boolean().optional(),
  timeZoneName: z.string().optional(),
});

export const name = "Zod";

export function check(value, report) {
  const { error } = schema.safeParse(value);
  if (error !== undefined) for (const { path, message } of error.issues) report(path, message);
  crossFields(value, report);
}
