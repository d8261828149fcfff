// Bodies with errors that every validator should find: the published ones with fields removed, types and enums
// changed, dates swapped, wrong counts, repeated names. The bodies of broken-bodies.mjs are more unusual, and most peers miss
// their errors.

import { readFileSync } from "node:fs";
import { createDice } from "./broken-bodies.mjs";
import { published } from "./support.mjs";

const everyField = readFileSync(new URL("../data/schema/every-field.json", import.meta.url), "utf8");
const right = [published("count.request"), published("sum.request"), everyField].map((text) => JSON.parse(text));
const otherTypes = [0, 12, 1.5, -3, "", "text", "2026-13-01", true, null, [], [1], {}, { name: 1 }, "x".repeat(300)];

/** Returns the bodies for a seed, each with one to three mutations. */
export function* mutatedBodies(seed, count) {
  const dice = createDice(seed);
  for (let made = 0; made < count; made += 1) {
    const body = structuredClone(dice.pick(right));
    for (let left = 1 + dice.below(3); left > 0; left -= 1) dice.pick(mutations)(body, dice);
    yield body;
  }
}

const mutations = [
  removeField,
  removeField,
  changeType,
  changeType,
  changeEnum,
  swapDates,
  breakDate,
  changeTotal,
  changeValues,
  negateValue,
  breakPair,
  dropAttribute,
  disorderStreaks,
  moveLeaderboard,
  repeatPeriod,
  repeatTarget,
];

function removeField(body, dice) {
  const { parent, key } = dice.pick(membersOf(body));
  if (Array.isArray(parent)) parent.splice(key, 1);
  else delete parent[key];
}

function changeType(body, dice) {
  const { parent, key } = dice.pick(membersOf(body));
  parent[key] = structuredClone(dice.pick(otherTypes));
}

function changeEnum(body, dice) {
  const { parent, key } = dice.pick(membersOf(body).filter(({ value }) => /^[A-Z]+(?:_[A-Z]+)*$/u.test(value))) ?? {};
  if (parent !== undefined) parent[key] = dice.pick(["NEVER", "DAILY", "EVENT", "count", "SUM", "ALL", "Default"]);
}

function swapDates(body, dice) {
  const period = pickRecord(body.periods, dice);
  if (period !== undefined) [period.startDate, period.endDate] = [period.endDate, period.startDate];
}

function breakDate(body, dice) {
  const period = pickRecord(body.periods, dice);
  if (period !== undefined)
    period[dice.pick(["startDate", "endDate"])] = dice.pick(["tomorrow", "2026-13-01", "2026-02-32T00:00:00Z", "31/12/2026"]);
}

function changeTotal(body, dice) {
  body.totalPeriods = dice.below(5);
}

function changeValues(body, dice) {
  const { defaultValues } = pickRecord(body.targets, dice) ?? {};
  if (!Array.isArray(defaultValues)) return;
  if (dice.below(2) === 0) defaultValues.pop();
  else defaultValues.push({ defaultValue: 1 });
}

function negateValue(body, dice) {
  const value = pickRecord(pickRecord(body.targets, dice)?.defaultValues, dice);
  if (value !== undefined) value.defaultValue = dice.pick([-1, 0, -0.5, "-2"]);
}

function breakPair(body, dice) {
  const target = pickRecord(body.targets, dice);
  if (target !== undefined)
    Object.assign(target, { targetEntity: "EVENT", targetType: dice.pick(["SALES", "QUANTITY", "REGULAR_POINTS"]) });
}

function dropAttribute(body, dice) {
  const target = pickRecord(body.targets, dice);
  if (target === undefined) return;
  const infos = [undefined, {}, { name: "steps" }, { aggregateFunction: "SUM" }];
  Object.assign(target, { targetType: "EVENT_ATTRIBUTE", extendedFieldInfo: dice.pick(infos) });
  if (target.extendedFieldInfo === undefined) delete target.extendedFieldInfo;
}

function disorderStreaks(body, dice) {
  body.trackingType = dice.pick(["STREAKS", "NON_CONTINUOUS_STREAKS"]);
  body.streaks = Array.from({ length: 2 + dice.below(2) }, () => ({ name: "level", targetCountOfSequence: 1 + dice.below(3) }));
}

function moveLeaderboard(body, dice) {
  body.leaderboardEnabled = true;
  body.targetEvaluationType = dice.pick(["CYCLIC_WINDOW", "PERIOD_AGNOSTIC_WINDOW"]);
}

function repeatPeriod(body, dice) {
  const period = pickRecord(body.periods, dice);
  if (period !== undefined) body.periods.push(structuredClone(period));
}

function repeatTarget(body, dice) {
  const target = pickRecord(body.targets, dice);
  if (target !== undefined) body.targets.push(structuredClone(target));
}

function pickRecord(list, dice) {
  if (!Array.isArray(list)) return undefined;
  return dice.pick(list.filter((item) => typeof item === "object" && item !== null && !Array.isArray(item)));
}

/** Returns all members and elements of a body at any depth. */
function membersOf(parent) {
  if (typeof parent !== "object" || parent === null) return [];
  return Object.keys(parent).flatMap((key) => [{ parent, key, value: parent[key] }, ...membersOf(parent[key])]);
}
