// Generated from the Rust model by `cargo xtask docs`. Do not edit.

import type { Source } from "./answers.js";

export interface RecordDocs {
  text: string;
  fields: Readonly<Record<string, FieldDocs>>;
}

export interface FieldDocs {
  text: string;
  /** Index in `SOURCES`. */
  source: number;
}

/** The documents that describe fields. */
export const SOURCES: readonly Source[] = [
  { title: "API reference: Create target group based on behavioural event", address: "https://docs.capillarytech.com/reference/create-target-group-based-on-behavioural-event" },
  { title: "Examples of the API reference: Create target group based on behavioural event", address: "https://docs.capillarytech.com/reference/create-target-group-based-on-behavioural-event" },
  { title: "API reference: other pages on target groups" },
  { title: "API reference: APIs with additional timezone fields" },
];

/** Records by name. */
export const RECORDS: Readonly<Record<string, RecordDocs>> = {
  TargetGroup: {
    text: "A target group: goals that customers reach within periods.",
    fields: {
      id: { text: "Number of the group, given by the server.", source: 0 },
      name: { text: "Name of the group, up to 200 characters. No two groups of an organisation share a name, in whatever case; inactive groups count too.", source: 0 },
      description: { text: "What the group is for, up to 255 characters.", source: 0 },
      fromDate: { text: "First day of the group. The server keeps the day only.", source: 1 },
      toDate: { text: "Last day of the group. The server keeps the day only.", source: 1 },
      active: { text: "Whether the group is tracked.", source: 0 },
      preferredTillId: { text: "Number of the till that the group belongs to; up to 2^53 − 1.", source: 0 },
      periods: { text: "The periods in which goals are reached, one after the other.", source: 0 },
      totalPeriods: { text: "How many periods there are.", source: 0 },
      targetEvaluationType: { text: "When the periods run. Fixed calendar periods unless it says otherwise.", source: 0 },
      frequencyType: { text: "The unit in which `frequency` counts.", source: 0 },
      recurringCycles: { text: "How many cycles follow each other; −1 for no end, at most 100.", source: 1 },
      frequency: { text: "Length of a cycle in units of `frequencyType`.", source: 0 },
      targetCycleStartDate: { text: "Start of the first cycle. Older form; it wins over `targetCycleStartDateISO`.", source: 1 },
      targetCycleEndDate: { text: "End of the last cycle. Older form; it wins over `targetCycleEndDateISO`.", source: 0 },
      targetCycleStartDateISO: { text: "Start of the first cycle with the offset of its zone, such as `2026-01-01T10:30:00+05:30`.", source: 0 },
      targetCycleEndDateISO: { text: "End of the last cycle with the offset of its zone.", source: 0 },
      trackingType: { text: "How the goals of the group go together.", source: 0 },
      combinationType: { text: "Whether all targets of a unified group must be met or any of them.", source: 2 },
      unifiedTargetExpression: { text: "The goal of a unified group as a whole.", source: 2 },
      targets: { text: "The goals: what a customer must do.", source: 0 },
      streaks: { text: "The levels of a streak, from the shortest to the longest; at most 10.", source: 2 },
      leaderboardEnabled: { text: "Whether customers are ranked; only in groups with fixed calendar periods.", source: 2 },
      userCreated: { text: "Whether customers make such groups themselves; only with one target and enrolment by import.", source: 2 },
      timeZoneName: { text: "Time zone of the group by its IANA name, such as `Asia/Kolkata`; GMT unless it says otherwise.", source: 3 },
    },
  },
  UnifiedTargetExpression: {
    text: "The goal of a unified group as a whole, beside the goals of its targets.",
    fields: {
      aggregation: { text: "How the targets are taken together.", source: 2 },
      thresholdValue: { text: "What they must reach together.", source: 2 },
    },
  },
  Streak: {
    text: "A level of a streak.",
    fields: {
      name: { text: "Name of the level.", source: 2 },
      targetCountOfSequence: { text: "How many periods in sequence reach the level.", source: 2 },
    },
  },
  Period: {
    text: "A period: the days in which a goal is to be reached.",
    fields: {
      id: { text: "Number of the period, given by the server.", source: 0 },
      attribution: { text: "Who made the period and when.", source: 0 },
      startDate: { text: "First day. The server drops the time of day.", source: 0 },
      endDate: { text: "Last day, counted whole. The server drops the time of day, so an end at midnight makes that day count.", source: 0 },
      refCode: { text: "Name by which customers are enrolled into the period, such as `Cycle_1`. A number comes back as text.", source: 0 },
      periodStatus: { text: "Where the period stands. The server works it out from the dates.", source: 0 },
      targetGroupId: { text: "Number of the group, given by the server.", source: 0 },
      description: { text: "What the period is for.", source: 0 },
      active: { text: "Whether the period is tracked.", source: 0 },
    },
  },
  Attribution: {
    text: "Who made something and when, and who changed it last.",
    fields: {
      createdOn: { text: "When it was made, such as `2026-01-13T05:13:18.000+0000`.", source: 0 },
      createdOnISO: { text: "When it was made, such as `2026-01-13T05:13:18Z`.", source: 0 },
      lastUpdatedOn: { text: "When it was changed last, written as `createdOn`.", source: 0 },
      lastUpdatedOnISO: { text: "When it was changed last, written as `createdOnISO`.", source: 0 },
      lastUpdatedBy: { text: "Who changed it last.", source: 0 },
      createdBy: { text: "Who made it.", source: 0 },
    },
  },
  Actor: {
    text: "A user or till that acts on the API.",
    fields: {
      id: { text: "Number of the actor.", source: 0 },
      code: { text: "Code of the actor.", source: 0 },
      description: { text: "What the actor is for.", source: 0 },
      name: { text: "Name of the actor.", source: 0 },
      type: { text: "Kind of actor: `TILL`, `ADMIN_USER` or `ZONE`.", source: 0 },
    },
  },
  Target: {
    text: "A target: what a customer must do, and how much of it in each period.",
    fields: {
      id: { text: "Number of the target, given by the server.", source: 0 },
      attribution: { text: "Who made the target and when.", source: 0 },
      name: { text: "Name of the target, up to 200 characters, without space at its ends.", source: 0 },
      emfRuleSetId: { text: "Number of the rule set behind the target, given by the server.", source: 0 },
      targetType: { text: "What is counted. For a sum over an attribute of the event: `EVENT_ATTRIBUTE` with `extendedFieldInfo`.", source: 0 },
      targetEntity: { text: "What is tracked; `EVENT` for behavioural events.", source: 0 },
      eventName: { text: "Name of the event; the server tracks `TransactionAdd` where it is missing.", source: 0 },
      targetGroupId: { text: "Number of the group, given by the server.", source: 0 },
      active: { text: "Whether the target is tracked.", source: 0 },
      description: { text: "What the target is for.", source: 0 },
      expression: { text: "Condition that an event must meet to count; `true` for every event.", source: 0 },
      expressionJson: { text: "The condition as a tree: a string that holds JSON.", source: 0 },
      filters: { text: "Stores, zones or concepts to which the target is limited.", source: 0 },
      enrolmentMethod: { text: "How customers are enrolled; by import unless it says otherwise, which enrols nobody by their own activity.", source: 0 },
      defaultValues: { text: "The goal of each period, in the order of the periods.", source: 0 },
      targetPeriodDefaultValuesMap: { text: "The goals by number of their period.", source: 0 },
      extendedFieldInfo: { text: "The attribute of the event that is summed.", source: 0 },
      targetMilestoneTriggers: { text: "Triggers at parts of the goal. Not answered when a group is created.", source: 1 },
    },
  },
  DefaultValue: {
    text: "The goal of a period.",
    fields: {
      id: { text: "Number of the goal, given by the server.", source: 0 },
      periodId: { text: "Number of the period, given by the server.", source: 0 },
      defaultValue: { text: "What must be reached: a number, or a number as a string; up to 3 decimals, none where events or days are counted.", source: 0 },
    },
  },
  ExtendedFieldInfo: {
    text: "The attribute of an event that is summed.",
    fields: {
      name: { text: "Name of the attribute.", source: 0 },
      aggregateFunction: { text: "What is done with its values.", source: 0 },
      aggregateWindow: { text: "Takes one value of each span of time, such as the highest of each day.", source: 2 },
      programId: { text: "Number of the loyalty programme; only for alternate currencies.", source: 2 },
      alternateCurrencyIdentifier: { text: "Name of the currency; only for alternate currencies.", source: 2 },
    },
  },
  AggregateWindow: {
    text: "Takes one value of each span of time.",
    fields: {
      windowType: { text: "Which value of the span.", source: 2 },
      windowTimeUnit: { text: "The unit of the span.", source: 2 },
      windowValue: { text: "The length of the span in its unit.", source: 2 },
    },
  },
  Filter: {
    text: "Places to which a target is limited.",
    fields: {
      entityType: { text: "What kind of places.", source: 0 },
      entityIds: { text: "Their numbers.", source: 0 },
    },
  },
};

/** The meaning of each word, by the name of its enumeration. */
export const ENUMERATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ThresholdAggregation: {
    SUM: "Their values are added.",
  },
  TrackingType: {
    DEFAULT: "One target, each period for itself.",
    UNIFIED: "Several targets as a unit.",
    STREAKS: "Periods in unbroken sequence.",
    CAPPING: "A limit to what a customer can get in a period.",
    NON_CONTINUOUS_STREAKS: "Periods in sequence, with pauses.",
  },
  EvaluationType: {
    FIXED_CALENDAR_WINDOW: "From a start date, each for its days.",
    CYCLIC_WINDOW: "From a customer's first transaction after enrolment.",
    PERIOD_AGNOSTIC_WINDOW: "Until the customer reaches the goal.",
  },
  FrequencyType: {
    DAILY: "Days.",
    WEEKLY: "Weeks.",
    MONTHLY: "Months.",
    QUARTERLY: "Quarters of a year.",
    HALF_YEARLY: "Halves of a year.",
    YEARLY: "Years.",
    CUSTOM: "The periods say it themselves.",
  },
  Combination: {
    ALL: "All of them.",
    ANY: "Any of them.",
  },
  PeriodStatus: {
    RUNNING: "It has begun and not ended.",
    NOT_STARTED: "It has not begun.",
    ENDED: "It has ended.",
    UPCOMING: "It has not begun; only documents use the word.",
    LIVE: "It has begun and not ended; only documents use the word.",
  },
  TargetEntity: {
    EVENT: "Behavioural events and the loyalty engine's own events.",
    TRANSACTION: "Transactions.",
    LINEITEM: "Line items of transactions.",
    POINTS: "Points.",
    ALTERNATE_CURRENCIES: "Other currencies of a loyalty programme.",
    REWARDS: "Rewards; named in documents, never seen in a request.",
  },
  TargetType: {
    COUNT: "How often the event happens.",
    VISIT: "On how many days the event happens.",
    EVENT_ATTRIBUTE: "The sum of an attribute of the event.",
    SALES: "Sales; not for events.",
    GROSS_SALES: "Gross sales; not for events.",
    QUANTITY: "Quantity; not for events.",
    ALL: "All transactions or currencies; not for events.",
    EXTENDED_FIELD: "An extended field; not for events.",
    REGULAR_POINTS: "Regular points; not for events.",
    PROMOTIONAL_POINTS: "Promotional points; named in documents, never seen in a request.",
    ALL_POINTS: "All points; not for events.",
    REGULAR: "Regular currency; not for events.",
  },
  EnrolmentMethod: {
    TRANSACTION: "By their own activity.",
    IMPORT: "By a list that is imported.",
    AUDIENCE_FILTER: "By an audience; seen in answers only.",
  },
  AggregateFunction: {
    SUM: "They are added.",
  },
  WindowType: {
    MIN: "The lowest.",
    MAX: "The highest.",
  },
  WindowUnit: {
    DAY: "Days.",
  },
  FilterEntity: {
    STORE: "Stores.",
    ZONE: "Zones.",
    CONCEPT: "Concepts.",
  },
};
