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
  { title: "API reference: other pages on target groups" },
  { title: "Examples of the API reference: Create target group based on behavioural event", address: "https://docs.capillarytech.com/reference/create-target-group-based-on-behavioural-event" },
  { title: "API reference: APIs with additional timezone fields" },
];

/** Records by name. */
export const RECORDS: Readonly<Record<string, RecordDocs>> = {
  TargetGroup: {
    text: "A target group: goals for customers to reach within periods.",
    fields: {
      id: { text: "ID of the group, assigned by the server.", source: 0 },
      attribution: { text: "Who created the group, and when. Only in lists of groups.", source: 1 },
      orgId: { text: "ID of the organisation. Only in lists of groups.", source: 1 },
      createdOn: { text: "Time of creation in milliseconds since 1970. Only in lists of groups.", source: 1 },
      activePeriod: { text: "The period that is running. Only in lists of groups.", source: 1 },
      name: { text: "Name of the group, up to 200 characters. It must be unique within the organisation, including inactive groups and ignoring case.", source: 0 },
      description: { text: "Description of the group, up to 255 characters.", source: 0 },
      fromDate: { text: "First day of the group. The server ignores the time of day.", source: 2 },
      toDate: { text: "Last day of the group. The server ignores the time of day.", source: 2 },
      active: { text: "`true` to track the group.", source: 0 },
      preferredTillId: { text: "ID of the till that the group belongs to, up to 2^53 − 1.", source: 0 },
      periods: { text: "The periods, in order. Customers can reach the goals in each of them.", source: 0 },
      totalPeriods: { text: "Number of periods.", source: 0 },
      targetEvaluationType: { text: "How the time window of the goals is determined. Defaults to `FIXED_CALENDAR_WINDOW`.", source: 0 },
      frequencyType: { text: "Unit of `frequency`.", source: 0 },
      recurringCycles: { text: "Number of consecutive cycles, up to 100; −1 for an unlimited number.", source: 2 },
      frequency: { text: "Length of a cycle, in units of `frequencyType`.", source: 0 },
      targetCycleStartDate: { text: "Start of the first cycle, in the older form. Takes precedence over `targetCycleStartDateISO`.", source: 2 },
      targetCycleEndDate: { text: "End of the last cycle, in the older form. Takes precedence over `targetCycleEndDateISO`.", source: 0 },
      targetCycleStartDateISO: { text: "Start of the first cycle with a UTC offset, such as `2026-01-01T10:30:00+05:30`.", source: 0 },
      targetCycleEndDateISO: { text: "End of the last cycle with a UTC offset.", source: 0 },
      trackingType: { text: "How the goals of the group are tracked together.", source: 0 },
      combinationType: { text: "Defines if customers must meet all targets of a unified group, or any one of them.", source: 1 },
      unifiedTargetExpression: { text: "Goal of a unified group as a whole.", source: 1 },
      targets: { text: "The targets: what customers must do.", source: 0 },
      streaks: { text: "Levels of a streak in ascending order, up to 10.", source: 1 },
      leaderboardEnabled: { text: "`true` to rank customers on a leaderboard. Requires fixed calendar periods.", source: 1 },
      userCreated: { text: "`true` for groups that customers create themselves. Requires exactly one target and enrolment by import.", source: 1 },
      timeZoneName: { text: "IANA time zone of the group, such as `Asia/Kolkata`. Defaults to `GMT`.", source: 3 },
    },
  },
  UnifiedTargetExpression: {
    text: "Goal of a unified group as a whole, in addition to the goals of its targets.",
    fields: {
      ruleExpression: { text: "The IDs of the targets with the operator between them, written by the server.", source: 1 },
      aggregation: { text: "How the values of the targets are combined.", source: 1 },
      thresholdValue: { text: "Combined value that customers must reach.", source: 1 },
    },
  },
  Streak: {
    text: "A level of a streak.",
    fields: {
      id: { text: "ID of the level, assigned by the server.", source: 1 },
      attribution: { text: "Who created the level, and when.", source: 1 },
      targetGroupId: { text: "ID of the group, assigned by the server.", source: 1 },
      name: { text: "Name of the level.", source: 1 },
      targetCountOfSequence: { text: "Number of periods in a row that are needed to reach the level.", source: 1 },
    },
  },
  Period: {
    text: "A period: the days in which customers can reach the goal.",
    fields: {
      id: { text: "ID of the period, assigned by the server.", source: 0 },
      attribution: { text: "Who created the period, and when.", source: 0 },
      startDate: { text: "First day. The server ignores the time of day.", source: 0 },
      endDate: { text: "Last day, which is included. The server ignores the time of day, so an end at midnight includes the day that begins then.", source: 0 },
      refCode: { text: "Reference code for enrolling customers in the period, such as `Cycle_1`. The server returns a number as a string.", source: 0 },
      periodStatus: { text: "Status of the period. The server calculates it from the dates.", source: 0 },
      targetGroupId: { text: "ID of the group, assigned by the server.", source: 0 },
      description: { text: "Description of the period.", source: 0 },
      active: { text: "`true` to track the period.", source: 0 },
    },
  },
  Attribution: {
    text: "Who created an object and who changed it last, and when.",
    fields: {
      createdOn: { text: "Time of creation, such as `2026-01-13T05:13:18.000+0000`.", source: 0 },
      createdOnISO: { text: "Time of creation, such as `2026-01-13T05:13:18Z`.", source: 0 },
      lastUpdatedOn: { text: "Time of the last change, in the form of `createdOn`.", source: 0 },
      lastUpdatedOnISO: { text: "Time of the last change, in the form of `createdOnISO`.", source: 0 },
      lastUpdatedBy: { text: "The user or till that changed it last.", source: 0 },
      createdBy: { text: "The user or till that created it.", source: 0 },
    },
  },
  Actor: {
    text: "A user or till that uses the API.",
    fields: {
      id: { text: "ID of the actor.", source: 0 },
      code: { text: "Code of the actor.", source: 0 },
      description: { text: "Description of the actor.", source: 0 },
      name: { text: "Name of the actor.", source: 0 },
      type: { text: "Type of the actor: `TILL`, `ADMIN_USER` or `ZONE`.", source: 0 },
    },
  },
  Target: {
    text: "A target: what customers must do, and how much in each period.",
    fields: {
      id: { text: "ID of the target, assigned by the server.", source: 0 },
      attribution: { text: "Who created the target, and when.", source: 0 },
      name: { text: "Name of the target, up to 200 characters, without spaces at the start and end.", source: 0 },
      emfRuleSetId: { text: "ID of the rule set of the target, assigned by the server.", source: 0 },
      emfUnrolledRulesetId: { text: "ID of the rule set for customers who are not enrolled, assigned by the server.", source: 1 },
      targetAudienceFilter: { text: "The audiences that are enrolled. Only in lists of groups.", source: 1 },
      targetType: { text: "How the goal is measured. To sum an attribute of the event, use `EVENT_ATTRIBUTE` and `extendedFieldInfo`.", source: 0 },
      targetEntity: { text: "Entity that the target tracks. Use `EVENT` for behavioural events.", source: 0 },
      eventName: { text: "Name of the event. If it is missing, the server tracks `TransactionAdd`.", source: 0 },
      targetGroupId: { text: "ID of the group, assigned by the server.", source: 0 },
      active: { text: "`true` to track the target.", source: 0 },
      description: { text: "Description of the target.", source: 0 },
      expression: { text: "Condition that an event must meet to count. Use `true` to count every event.", source: 0 },
      expressionJson: { text: "The condition as a tree, in a string that contains JSON.", source: 0 },
      filters: { text: "Stores, zones or concepts that the target is limited to.", source: 0 },
      enrolmentMethod: { text: "How customers are enrolled. Defaults to `IMPORT`, so customers are not enrolled by their own activity.", source: 0 },
      defaultValues: { text: "Goal of each period, in the order of the periods.", source: 0 },
      targetPeriodDefaultValuesMap: { text: "Goals by the ID of their period.", source: 0 },
      extendedFieldInfo: { text: "The attribute of the event to sum.", source: 0 },
      targetMilestoneTriggers: { text: "Triggers at milestones on the way to the goal. The server does not return them when it creates a group.", source: 2 },
    },
  },
  DefaultValue: {
    text: "Goal of a period.",
    fields: {
      id: { text: "ID of the goal, assigned by the server.", source: 0 },
      targetName: { text: "Name of the target. Belongs to the older flow of three calls.", source: 0 },
      periodId: { text: "ID of the period, assigned by the server.", source: 0 },
      defaultValue: { text: "Value to reach, as a number or as a string that contains a number. Up to 3 decimals; a whole number if the target counts events or days.", source: 0 },
    },
  },
  ExtendedFieldInfo: {
    text: "The attribute of an event to sum.",
    fields: {
      name: { text: "Name of the attribute.", source: 0 },
      aggregateFunction: { text: "How its values are aggregated.", source: 0 },
      aggregateWindow: { text: "Uses one value of each time span, such as the highest of each day.", source: 1 },
      programId: { text: "ID of the loyalty programme. Only for alternate currencies.", source: 1 },
      alternateCurrencyIdentifier: { text: "Name of the currency. Only for alternate currencies.", source: 1 },
    },
  },
  AggregateWindow: {
    text: "Uses one value of each time span.",
    fields: {
      windowType: { text: "Which value of each span is used.", source: 1 },
      windowTimeUnit: { text: "Unit of the span.", source: 1 },
      windowValue: { text: "Length of the span, in `windowTimeUnit`, as a string that contains a number.", source: 1 },
    },
  },
  Filter: {
    text: "Stores, zones or concepts that a target is limited to.",
    fields: {
      entityType: { text: "Type of the places.", source: 0 },
      entityIds: { text: "IDs of the places.", source: 0 },
    },
  },
};

/** The meaning of each word, by the name of its enumeration. */
export const ENUMERATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ThresholdAggregation: {
    SUM: "Adds the values.",
  },
  TrackingType: {
    DEFAULT: "One target; each period counts on its own.",
    UNIFIED: "Several targets that are tracked as one unit.",
    STREAKS: "Consecutive periods without a break.",
    CAPPING: "The values limit how much counts in a period.",
    NON_CONTINUOUS_STREAKS: "A number of periods, with breaks allowed.",
  },
  EvaluationType: {
    FIXED_CALENDAR_WINDOW: "The same calendar periods for all customers.",
    CYCLIC_WINDOW: "Starts with each customer's first transaction after enrolment.",
    PERIOD_AGNOSTIC_WINDOW: "Runs until the customer reaches the goal.",
  },
  FrequencyType: {
    DAILY: "Days.",
    WEEKLY: "Weeks.",
    MONTHLY: "Months.",
    QUARTERLY: "Quarters.",
    HALF_YEARLY: "Half-years.",
    YEARLY: "Years.",
    CUSTOM: "As defined by the periods.",
  },
  Combination: {
    ALL: "All of them.",
    ANY: "Any one of them.",
  },
  PeriodStatus: {
    RUNNING: "The period has started and has not ended.",
    NOT_STARTED: "The period has not started.",
    ENDED: "The period has ended.",
    UPCOMING: "The period has not started. Only the documentation uses this value.",
    LIVE: "The period has started and has not ended. Only the documentation uses this value.",
  },
  TargetEntity: {
    EVENT: "Behavioural events, and the system events of the loyalty engine.",
    TRANSACTION: "Transactions.",
    LINEITEM: "Line items of transactions.",
    POINTS: "Points.",
    ALTERNATE_CURRENCIES: "Alternate currencies of a loyalty programme.",
    REWARDS: "Rewards. Mentioned in the documentation, but in no published request.",
  },
  TargetType: {
    COUNT: "Number of times the event happens.",
    VISIT: "Number of days on which the event happens.",
    EVENT_ATTRIBUTE: "Sum of an attribute of the event.",
    SALES: "Sales. Not for events.",
    GROSS_SALES: "Gross sales. Not for events.",
    QUANTITY: "Quantity. Not for events.",
    ALL: "All transactions or currencies. Not for events.",
    EXTENDED_FIELD: "An extended field. Not for events.",
    REGULAR_POINTS: "Regular points. Not for events.",
    PROMOTIONAL_POINTS: "Promotional points. Mentioned in the documentation, but in no published request.",
    ALL_POINTS: "All points. Not for events.",
    REGULAR: "Regular currency. Not for events.",
  },
  EnrolmentMethod: {
    TRANSACTION: "By their own activity.",
    IMPORT: "By an imported list.",
    AUDIENCE_FILTER: "By an audience. Appears only in responses.",
  },
  AggregateFunction: {
    SUM: "Adds the values.",
    COUNT: "Counts the values. Only transactions are known to use it.",
  },
  WindowType: {
    MIN: "The lowest value.",
    MAX: "The highest value.",
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
