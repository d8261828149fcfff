// The checks between fields. Schema libraries express them as functions at best, so every peer runs this one file after
// its own structural checks. Refinements inside a schema would not do: most libraries skip them when a field is broken,
// and a user wants all errors at once.

import { EVENT_TARGET_TYPES, OTHER_TARGET_TYPES } from "./vocabulary.mjs";

const notForEvents = new Set(OTHER_TARGET_TYPES);
const allowedForEvents = EVENT_TARGET_TYPES.join(", ");
const day = 86_400_000;

/**
 * Reports every contradiction between the fields of a request. Takes any value: a part that is not of the expected type
 * is skipped, since the structural checks report it.
 *
 * @param report called with a path (names and indexes), a message, and the code that `target-groups` has for the same rule
 */
export function crossFields(group, report) {
  if (!isRecord(group)) return;
  const periods = Array.isArray(group.periods) ? group.periods : undefined;
  const targets = Array.isArray(group.targets) ? group.targets : [];
  if (periods !== undefined) {
    checkTotal(group.totalPeriods, periods.length, report);
    checkPeriods(periods, report);
  }
  checkTargets(targets, periods?.length, report);
  checkStreaks(group, report);
  checkLeaderboard(group, report);
}

function checkTotal(total, count, report) {
  if (typeof total === "number" && total !== count)
    report(["totalPeriods"], `totalPeriods is ${total}, but there are ${count} periods.`, "total-periods-mismatch");
}

function checkPeriods(periods, report) {
  const refCodes = new Set();
  for (let index = 0; index < periods.length; index += 1) {
    const period = periods[index];
    if (!isRecord(period)) continue;
    checkDates(period, index, report);
    const { refCode } = period;
    if (refCodes.has(refCode)) report(["periods", index, "refCode"], `Duplicate refCode "${refCode}".`, "ref-code-duplicate");
    if (typeof refCode === "string" && refCode !== "") refCodes.add(refCode);
  }
}

function checkDates(period, index, report) {
  const start = checkDate(period.startDate, index, "startDate", report);
  let end = checkDate(period.endDate, index, "endDate", report);
  // A date without a time is the whole day.
  if (end !== undefined && period.endDate.length === 10) end += day - 1;
  if (end < start) report(["periods", index, "endDate"], "The period ends before it starts.", "period-end-before-start");
}

function checkDate(date, index, field, report) {
  if (typeof date !== "string") return undefined;
  const time = Date.parse(date);
  if (!Number.isNaN(time)) return time;
  report(["periods", index, field], `"${date}" is not a valid date.`, "date-invalid");
  return undefined;
}

function checkTargets(targets, periods, report) {
  const names = new Set();
  for (let index = 0; index < targets.length; index += 1) {
    const target = targets[index];
    if (!isRecord(target)) continue;
    checkType(target, index, report);
    checkValues(target.defaultValues, periods, index, report);
    const { name } = target;
    if (names.has(name)) report(["targets", index, "name"], `Duplicate target name "${name}".`, "target-name-duplicate");
    if (typeof name === "string" && name !== "") names.add(name);
  }
}

function checkType(target, index, report) {
  const { targetEntity, targetType } = target;
  if (targetEntity === "EVENT" && notForEvents.has(targetType))
    report(["targets", index, "targetType"], `EVENT goes with ${allowedForEvents}, not ${targetType}.`, "entity-type-pair");
  if (targetType === "EVENT_ATTRIBUTE") checkAttribute(target.extendedFieldInfo, index, report);
}

function checkAttribute(info, index, report) {
  if (info === undefined) {
    report(["targets", index, "extendedFieldInfo"], "EVENT_ATTRIBUTE needs extendedFieldInfo.", "attribute-missing");
  } else if (isRecord(info)) {
    if (info.name === undefined || info.name === "")
      report(["targets", index, "extendedFieldInfo", "name"], "EVENT_ATTRIBUTE needs the name of an attribute.", "attribute-missing");
    if (info.aggregateFunction !== "SUM")
      report(["targets", index, "extendedFieldInfo", "aggregateFunction"], "EVENT_ATTRIBUTE needs SUM.", "attribute-missing");
  }
}

function checkValues(values, periods, index, report) {
  if (!Array.isArray(values)) return;
  if (periods !== undefined && values.length !== periods)
    report(["targets", index, "defaultValues"], `There are ${values.length} values for ${periods} periods.`, "values-per-period");
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]?.defaultValue;
    if ((typeof value === "number" || typeof value === "string") && !(Number(value) > 0))
      report(["targets", index, "defaultValues", at, "defaultValue"], `${value} is not a positive number.`, "value-not-positive");
  }
}

function checkStreaks(group, report) {
  if (group.trackingType !== "STREAKS" && group.trackingType !== "NON_CONTINUOUS_STREAKS") return;
  if (!Array.isArray(group.streaks)) return;
  let before;
  for (let index = 0; index < group.streaks.length; index += 1) {
    const length = group.streaks[index]?.targetCountOfSequence;
    if (!Number.isInteger(length)) continue;
    if (length <= before)
      report(["streaks", index, "targetCountOfSequence"], `This level is not longer than the one before (${before}).`, "streaks-order");
    before = length;
  }
}

function checkLeaderboard({ leaderboardEnabled, targetEvaluationType: window }, report) {
  if (leaderboardEnabled === true && (window === "CYCLIC_WINDOW" || window === "PERIOD_AGNOSTIC_WINDOW"))
    report(["leaderboardEnabled"], `A leaderboard needs FIXED_CALENDAR_WINDOW, not ${window}.`, "leaderboard-window");
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
