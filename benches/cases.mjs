// The requests that are measured, and one row of the table for each. Runs in Node.js and in a browser. The caller provides the package and
// the published request.

import { readBatch, readPreview, readReport, readVerdict } from "./read.mjs";

const day = 86_400_000;
const batchSize = 1_000;

/**
 * Returns the rows. Each has a `baseline` (JSON.parse of the same text), `ours`, and `peer`, which does the same work with the `check`
 * function of a peer; `peer` is missing if peers have no equivalent. A row that is `absolute` is reported as a time, because a ratio to
 * JSON.parse would be meaningless.
 *
 * @param library the package `target-groups`
 * @param published the COUNT request of the API's documentation, as it is printed there
 */
export function createCases(library, published) {
  const request = JSON.parse(published);
  const clean = JSON.stringify(plain(request), null, 2);
  const large = JSON.stringify(year(request));
  const bodies = Array.from({ length: batchSize }, (_, index) => JSON.stringify(numbered(request, index)));
  const rows = [
    fromText(library, "`validate(text)`: published COUNT request", published),
    fromText(library, "`validate(text)`: nothing to report", clean),
    fromText(library, "`validate(text)`: six errors", JSON.stringify(sixErrors(request), null, 2)),
    fromText(library, "`validate(text)`: 366 periods × 20 targets", large),
    fromArray(library, `[${bodies.join(",")}]`),
    fromLines(library, bodies.join("\n")),
    fromObject(library, "`validate(object)`: nothing to report", clean),
    fromObject(library, "`validate(object)`: 366 periods × 20 targets", large),
    previewed(library, large),
  ];
  // Older builds of the package do not export it.
  if (library.isValid !== undefined) rows.splice(1, 0, verdict(library, published));
  return rows;
}

function fromText({ validate }, name, text) {
  return {
    name,
    found: validate(text).diagnostics.length,
    baseline: () => JSON.parse(text),
    ours: () => readReport(validate(text)),
    peer: (check) => (report) => check(JSON.parse(text), report),
  };
}

function verdict({ isValid }, text) {
  return { name: "`isValid(text)`: published COUNT request", baseline: () => JSON.parse(text), ours: () => readVerdict(isValid(text)) };
}

function fromObject({ validate }, name, text) {
  const value = JSON.parse(text);
  return {
    name,
    found: validate(value).diagnostics.length,
    baseline: () => JSON.parse(text),
    ours: () => readReport(validate(value)),
    peer: (check) => (report) => check(value, report),
  };
}

/** The report of a batch only lists requests with errors, and these have none. */
function fromArray({ validateMany }, text) {
  return {
    name: "`validateMany(text)`: 1,000 requests, array",
    found: validateMany(text).faulty.length,
    baseline: () => JSON.parse(text),
    ours: () => readBatch(validateMany(text)),
    peer: (check) => (report) => {
      for (const request of JSON.parse(text)) check(request, report);
    },
  };
}

function fromLines({ validateMany }, text) {
  return {
    name: "`validateMany(text)`: 1,000 requests, NDJSON",
    found: validateMany(text).faulty.length,
    baseline: () => {
      for (const line of text.split("\n")) JSON.parse(line);
    },
    ours: () => readBatch(validateMany(text)),
    peer: (check) => (report) => {
      for (const line of text.split("\n")) check(JSON.parse(line), report);
    },
  };
}

function previewed({ preview }, text) {
  return {
    name: "`preview(text)`: 366 periods × 20 targets",
    absolute: true,
    baseline: () => JSON.parse(text),
    ours: () => readPreview(preview(text)),
  };
}

/** The published request without diagnostics. Its dates are far in the future. */
function plain(request) {
  const periods = request.periods.map((period, index) => ({ ...without(period, "periodStatus"), ...span(index) }));
  return {
    ...without(request, "fromDate", "toDate", "targetCycleStartDate"),
    targetCycleStartDateISO: date(0),
    targetCycleEndDateISO: date(366),
    frequencyType: "CUSTOM",
    periods,
    targets: [without(request.targets[0], "extendedFieldInfo")],
  };
}

/** A leap year of daily periods with twenty targets: the only diagnostics are those for too many periods and targets. */
function year(request) {
  const body = plain(request);
  const [period] = body.periods;
  const [target] = body.targets;
  const days = Array.from({ length: 366 }, (_, index) => index);
  return {
    ...body,
    trackingType: "UNIFIED",
    combinationType: "ALL",
    totalPeriods: days.length,
    periods: days.map((index) => ({ ...period, description: `Day ${index + 1}`, refCode: `Cycle_${index + 1}`, ...span(index) })),
    targets: Array.from({ length: 20 }, (_, index) => ({
      ...target,
      name: `target_${index + 1}`,
      defaultValues: days.map((day) => ({ defaultValue: (day % 9) + 1 })),
    })),
  };
}

/** The published request with a wrong total, enum, type, date and value, and one value missing. */
function sixErrors(request) {
  const body = structuredClone(request);
  const [target] = body.targets;
  body.totalPeriods = 3;
  body.trackingType = "DEFALT";
  body.active = "yes";
  body.periods[1].endDate = "2025-07-32T00:00:00.529Z";
  target.defaultValues = [{ defaultValue: -2 }];
  return body;
}

/** Gives each group its own name, because repeated names would be reported. */
function numbered(request, index) {
  return { ...request, name: `${request.name}_${index}` };
}

function without(object, ...names) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function date(index) {
  return new Date(Date.UTC(2096, 0, 1) + index * day).toISOString();
}

/** The times of the published request end at 23:00, which leaves no gap that would be reported. */
function span(index) {
  return { startDate: date(index), endDate: date(index).replace("T00:00:00", "T23:00:00") };
}
