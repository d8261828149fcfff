// A check as a careful developer writes it without a library: comparisons, loops, and a path only where something is reported.
// In every checker `at` is the path of the object and `field` the name of its field; all but the required ones skip
// fields that are absent.

import { crossFields } from "./cross-fields.mjs";
import * as words from "./vocabulary.mjs";

const evaluationType = oneOf(words.WINDOWS);
const frequencyType = oneOf(words.FREQUENCIES);
const trackingType = oneOf(words.TRACKING_TYPES);
const combination = oneOf(words.COMBINATIONS);
const status = oneOf(words.STATUSES);
const entity = oneOf(words.ENTITIES);
const targetType = oneOf(words.TARGET_TYPES);
const filterEntity = oneOf(words.FILTER_ENTITIES);
const enrolment = oneOf(words.ENROLMENTS);
const aggregate = oneOf(words.AGGREGATES);
const windowType = oneOf(words.WINDOW_TYPES);
const windowUnit = oneOf(words.WINDOW_UNITS);
const root = [];

export const name = "hand-written";

export function check(value, report) {
  if (isRecord(value)) checkGroup(value, report);
  else report(root, "Expected an object.");
  crossFields(value, report);
}

function checkGroup(group, report) {
  required(group.name, root, "name", report);
  shortText(group.name, words.MAX_NAME, root, "name", report);
  shortText(group.description, words.MAX_DESCRIPTION, root, "description", report);
  text(group.fromDate, root, "fromDate", report);
  text(group.toDate, root, "toDate", report);
  flag(group.active, root, "active", report);
  integer(group.preferredTillId, root, "preferredTillId", report);
  integer(group.totalPeriods, root, "totalPeriods", report);
  evaluationType(group.targetEvaluationType, root, "targetEvaluationType", report);
  frequencyType(group.frequencyType, root, "frequencyType", report);
  integer(group.recurringCycles, root, "recurringCycles", report);
  integer(group.frequency, root, "frequency", report);
  text(group.targetCycleStartDate, root, "targetCycleStartDate", report);
  text(group.targetCycleEndDate, root, "targetCycleEndDate", report);
  text(group.targetCycleStartDateISO, root, "targetCycleStartDateISO", report);
  text(group.targetCycleEndDateISO, root, "targetCycleEndDateISO", report);
  trackingType(group.trackingType, root, "trackingType", report);
  combination(group.combinationType, root, "combinationType", report);
  flag(group.leaderboardEnabled, root, "leaderboardEnabled", report);
  flag(group.userCreated, root, "userCreated", report);
  text(group.timeZoneName, root, "timeZoneName", report);
  record(group.unifiedTargetExpression, root, "unifiedTargetExpression", checkUnified, report);
  records(group.periods, root, "periods", checkPeriod, report);
  required(group.targets, root, "targets", report);
  if (group.targets?.length === 0) report(["targets"], "Expected at least one target.");
  records(group.targets, root, "targets", checkTarget, report);
  records(group.streaks, root, "streaks", checkStreak, report);
}

function checkUnified(unified, at, report) {
  aggregate(unified.aggregation, at, "aggregation", report);
  numberOrText(unified.thresholdValue, at, "thresholdValue", report);
}

function checkPeriod(period, at, report) {
  required(period.startDate, at, "startDate", report);
  required(period.endDate, at, "endDate", report);
  required(period.refCode, at, "refCode", report);
  text(period.startDate, at, "startDate", report);
  text(period.endDate, at, "endDate", report);
  numberOrText(period.refCode, at, "refCode", report);
  status(period.periodStatus, at, "periodStatus", report);
  text(period.description, at, "description", report);
  flag(period.active, at, "active", report);
}

function checkTarget(target, at, report) {
  required(target.name, at, "name", report);
  required(target.targetType, at, "targetType", report);
  shortText(target.name, words.MAX_NAME, at, "name", report);
  targetType(target.targetType, at, "targetType", report);
  entity(target.targetEntity, at, "targetEntity", report);
  text(target.eventName, at, "eventName", report);
  flag(target.active, at, "active", report);
  text(target.description, at, "description", report);
  textOrFlag(target.expression, at, "expression", report);
  text(target.expressionJson, at, "expressionJson", report);
  enrolment(target.enrolmentMethod, at, "enrolmentMethod", report);
  records(target.filters, at, "filters", checkFilter, report);
  checkValues(target.defaultValues, at, report);
  record(target.extendedFieldInfo, at, "extendedFieldInfo", checkInfo, report);
  list(target.targetMilestoneTriggers, at, "targetMilestoneTriggers", report);
}

function checkFilter(filter, at, report) {
  filterEntity(filter.entityType, at, "entityType", report);
  if (!list(filter.entityIds, at, "entityIds", report)) return;
  for (let index = 0; index < filter.entityIds.length; index += 1)
    if (!Number.isInteger(filter.entityIds[index])) report([...at, "entityIds", index], "Expected an integer.");
}

/** A loop of its own, without a path for each value: a request can have thousands of them. */
function checkValues(values, at, report) {
  if (!list(values, at, "defaultValues", report)) return;
  for (let index = 0; index < values.length; index += 1) {
    const item = values[index];
    if (!isRecord(item)) report([...at, "defaultValues", index], "Expected an object.");
    else if (typeof item.defaultValue !== "number" && typeof item.defaultValue !== "string")
      report([...at, "defaultValues", index, "defaultValue"], "Expected a number or a string.");
  }
}

function checkInfo(info, at, report) {
  text(info.name, at, "name", report);
  aggregate(info.aggregateFunction, at, "aggregateFunction", report);
  record(info.aggregateWindow, at, "aggregateWindow", checkAggregateWindow, report);
  integer(info.programId, at, "programId", report);
  text(info.alternateCurrencyIdentifier, at, "alternateCurrencyIdentifier", report);
}

function checkAggregateWindow(window, at, report) {
  windowType(window.windowType, at, "windowType", report);
  windowUnit(window.windowTimeUnit, at, "windowTimeUnit", report);
  numberOrText(window.windowValue, at, "windowValue", report);
}

function checkStreak(streak, at, report) {
  text(streak.name, at, "name", report);
  integer(streak.targetCountOfSequence, at, "targetCountOfSequence", report);
}

function required(value, at, field, report) {
  if (value === undefined) report([...at, field], "This field is required.");
}

function text(value, at, field, report) {
  if (value !== undefined && typeof value !== "string") report([...at, field], "Expected a string.");
}

function shortText(value, limit, at, field, report) {
  text(value, at, field, report);
  if (typeof value !== "string") return;
  if (value.length > limit) report([...at, field], `Expected up to ${limit} characters.`);
  if (value.length === 0 && field === "name") report([...at, field], "Expected a name.");
}

function flag(value, at, field, report) {
  if (value !== undefined && typeof value !== "boolean") report([...at, field], "Expected a boolean.");
}

function integer(value, at, field, report) {
  if (value !== undefined && !Number.isInteger(value)) report([...at, field], "Expected an integer.");
}

function numberOrText(value, at, field, report) {
  if (value !== undefined && typeof value !== "number" && typeof value !== "string")
    report([...at, field], "Expected a number or a string.");
}

function textOrFlag(value, at, field, report) {
  if (value !== undefined && typeof value !== "string" && typeof value !== "boolean")
    report([...at, field], "Expected a string or a boolean.");
}

function oneOf(values) {
  const known = new Set(values);
  const message = `Expected one of ${values.join(", ")}.`;
  return (value, at, field, report) => {
    if (value !== undefined && !known.has(value)) report([...at, field], message);
  };
}

function record(value, at, field, checkRecord, report) {
  if (value === undefined) return;
  const path = [...at, field];
  if (isRecord(value)) checkRecord(value, path, report);
  else report(path, "Expected an object.");
}

/** Returns whether there is a list to iterate over. */
function list(value, at, field, report) {
  if (value !== undefined && !Array.isArray(value)) report([...at, field], "Expected an array.");
  return Array.isArray(value);
}

function records(value, at, field, checkRecord, report) {
  if (!list(value, at, field, report)) return;
  for (let index = 0; index < value.length; index += 1) {
    const path = [...at, field, index];
    if (isRecord(value[index])) checkRecord(value[index], path, report);
    else report(path, "Expected an object.");
  }
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
