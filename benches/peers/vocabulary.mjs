// The words and limits of the API that every peer checks, so that no peer checks more or fewer of them than another.

export const WINDOWS = ["FIXED_CALENDAR_WINDOW", "CYCLIC_WINDOW", "PERIOD_AGNOSTIC_WINDOW"];
export const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "HALF_YEARLY", "YEARLY", "CUSTOM"];
export const TRACKING_TYPES = ["DEFAULT", "UNIFIED", "STREAKS", "CAPPING", "NON_CONTINUOUS_STREAKS"];
export const COMBINATIONS = ["ALL", "ANY"];
export const STATUSES = ["RUNNING", "NOT_STARTED", "ENDED", "UPCOMING", "LIVE"];
export const ENTITIES = ["EVENT", "TRANSACTION", "LINEITEM", "POINTS", "ALTERNATE_CURRENCIES", "REWARDS"];
export const EVENT_TARGET_TYPES = ["COUNT", "VISIT", "EVENT_ATTRIBUTE"];
export const OTHER_TARGET_TYPES = [
  "SALES",
  "GROSS_SALES",
  "QUANTITY",
  "ALL",
  "EXTENDED_FIELD",
  "REGULAR_POINTS",
  "PROMOTIONAL_POINTS",
  "ALL_POINTS",
  "REGULAR",
];
export const TARGET_TYPES = [...EVENT_TARGET_TYPES, ...OTHER_TARGET_TYPES];
export const FILTER_ENTITIES = ["STORE", "ZONE", "CONCEPT"];
export const ENROLMENTS = ["TRANSACTION", "IMPORT", "AUDIENCE_FILTER"];
export const AGGREGATES = ["SUM"];
export const WINDOW_TYPES = ["MIN", "MAX"];
export const WINDOW_UNITS = ["DAY"];

export const MAX_NAME = 200;
export const MAX_DESCRIPTION = 255;
