import { type } from "arktype";
import { crossFields } from "./cross-fields.mjs";
import * as words from "./vocabulary.mjs";

const nameText = `1 <= string <= ${words.MAX_NAME}`;
const flag = "boolean";
const integer = "number.integer";
const numberOrText = "number | string";
const oneOf = (values) => type.enumerated(...values);

const period = type({
  startDate: "string",
  endDate: "string",
  refCode: numberOrText,
  "periodStatus?": oneOf(words.STATUSES),
  "description?": "string",
  "active?": flag,
});

const aggregateWindow = type({
  "windowType?": oneOf(words.WINDOW_TYPES),
  "windowTimeUnit?": oneOf(words.WINDOW_UNITS),
  "windowValue?": numberOrText,
});

const extendedFieldInfo = type({
  "name?": "string",
  "aggregateFunction?": oneOf(words.AGGREGATES),
  "aggregateWindow?": aggregateWindow,
  "programId?": integer,
  "alternateCurrencyIdentifier?": "string",
});

const target = type({
  name: nameText,
  targetType: oneOf(words.TARGET_TYPES),
  "targetEntity?": oneOf(words.ENTITIES),
  "eventName?": "string",
  "active?": flag,
  "description?": "string",
  "expression?": "string | boolean",
  "expressionJson?": "string",
  "filters?": type({ "entityType?": oneOf(words.FILTER_ENTITIES), "entityIds?": `${integer}[]` }).array(),
  "enrolmentMethod?": oneOf(words.ENROLMENTS),
  "defaultValues?": type({ defaultValue: numberOrText }).array(),
  "extendedFieldInfo?": extendedFieldInfo,
  "targetMilestoneTriggers?": "unknown[]",
});

const schema = type({
  name: nameText,
  "description?": `string <= ${words.MAX_DESCRIPTION}`,
  "fromDate?": "string",
  "toDate?": "string",
  "active?": flag,
  "preferredTillId?": integer,
  "periods?": period.array(),
  "totalPeriods?": integer,
  "targetEvaluationType?": oneOf(words.WINDOWS),
  "frequencyType?": oneOf(words.FREQUENCIES),
  "recurringCycles?": integer,
  "frequency?": integer,
  "targetCycleStartDate?": "string",
  "targetCycleEndDate?": "string",
  "targetCycleStartDateISO?": "string",
  "targetCycleEndDateISO?": "string",
  "trackingType?": oneOf(words.TRACKING_TYPES),
  "combinationType?": oneOf(words.COMBINATIONS),
  "unifiedTargetExpression?": type({ "aggregation?": oneOf(words.AGGREGATES), "thresholdValue?": numberOrText }),
  targets: target.array().atLeastLength(1),
  "streaks?": type({ "name?": "string", "targetCountOfSequence?": integer }).array(),
  "leaderboardEnabled?": flag,
  "userCreated?": flag,
  "timeZoneName?": "string",
});

export const name = "ArkType";

export function check(value, report) {
  const result = schema(value);
  if (result instanceof type.errors) for (const { path, message } of result) report(path, message);
  crossFields(value, report);
}
