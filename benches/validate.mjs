// How long `validate` takes from text, beside a bare JSON.parse of the same text.
// Runs alternate, so that whatever slows the machine slows both.

import { readFileSync } from "node:fs";
import init, { validate } from "target-groups";

const seconds = 3;
const day = 86_400_000;

const published = readFileSync(new URL("../tests/data/published/count.request.json", import.meta.url), "utf8");

const date = (index) => new Date(Date.UTC(2028, 0, 1) + index * day).toISOString();

/** The published request without what is remarkable about it, so that next to no diagnostics are made. */
function plain() {
  const request = { ...JSON.parse(published), frequencyType: "CUSTOM" };
  for (const field of ["fromDate", "toDate", "targetCycleStartDate", "targetCycleStartDateISO"]) delete request[field];
  for (const period of request.periods) {
    delete period.periodStatus;
    period.endDate = period.endDate.replace("T00:", "T22:");
  }
  delete request.targets[0].extendedFieldInfo;
  return request;
}

/** A leap year of daily periods with twenty targets: too many of both, and nothing else to remark. */
function large() {
  const request = plain();
  const [period] = request.periods;
  const [target] = request.targets;
  const days = Array.from({ length: 366 }, (_, index) => index);
  return {
    ...request,
    trackingType: "UNIFIED",
    combinationType: "ALL",
    targetCycleEndDateISO: date(366),
    totalPeriods: days.length,
    periods: days.map((index) => ({
      ...period,
      description: `Day ${index + 1}`,
      refCode: `Cycle_${index + 1}`,
      startDate: date(index),
      endDate: date(index).replace("T00:00:00", "T23:59:59"),
    })),
    targets: Array.from({ length: 20 }, (_, index) => ({
      ...target,
      name: `target_${index + 1}`,
      defaultValues: days.map((day) => ({ defaultValue: (day % 9) + 1 })),
    })),
  };
}

function time(run, times) {
  const started = process.hrtime.bigint();
  for (let i = 0; i < times; i++) run();
  return Number(process.hrtime.bigint() - started) / times / 1000;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Median microseconds of each runner, in rounds of about two milliseconds each. */
function compare(runners) {
  const rounds = runners.map(() => []);
  const times = runners.map((run) => Math.max(1, Math.round(2000 / time(run, 20))));
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) runners.forEach((run, index) => rounds[index].push(time(run, times[index])));
  return rounds.map(median);
}

await init();
const texts = {
  "published COUNT request": published,
  "the same, unremarkable": JSON.stringify(plain(), null, 2),
  "366 periods, 20 targets": JSON.stringify(large()),
};
console.log("request".padEnd(28) + ["bytes", "diagnostics", "JSON.parse µs", "validate µs", "ratio"].map((title) => title.padStart(15)).join(""));
for (const [name, text] of Object.entries(texts)) {
  const [parse, check] = compare([() => JSON.parse(text), () => validate(text)]);
  const cells = [Buffer.byteLength(text).toLocaleString("en"), validate(text).diagnostics.length, parse.toFixed(1), check.toFixed(1), `${(check / parse).toFixed(2)}×`];
  console.log(name.padEnd(28) + cells.map((cell) => String(cell).padStart(15)).join(""));
}
