// Generated from the Rust model by `cargo xtask docs`. Do not edit.

/** A target group: goals that customers reach within periods. */
export interface TargetGroupRequest {
  /** Name of the group, up to 200 characters. No two groups of an organisation share a name, in whatever case; inactive groups count too. */
  name: string;
  /** What the group is for, up to 255 characters. */
  description?: string;
  /** First day of the group. The server keeps the day only. */
  fromDate?: string;
  /** Last day of the group. The server keeps the day only. */
  toDate?: string;
  /** Whether the group is tracked. */
  active?: boolean;
  /** Number of the till that the group belongs to; up to 2^53 − 1. */
  preferredTillId?: number;
  /** The periods in which goals are reached, one after the other. */
  periods?: PeriodRequest[];
  /** How many periods there are. */
  totalPeriods?: number;
  /** When the periods run. Fixed calendar periods unless it says otherwise. */
  targetEvaluationType?: EvaluationType;
  /** The unit in which `frequency` counts. */
  frequencyType?: FrequencyType;
  /** How many cycles follow each other; −1 for no end, at most 100. */
  recurringCycles?: number;
  /** Length of a cycle in units of `frequencyType`. */
  frequency?: number;
  /** Start of the first cycle. Older form; it wins over `targetCycleStartDateISO`. */
  targetCycleStartDate?: string;
  /** End of the last cycle. Older form; it wins over `targetCycleEndDateISO`. */
  targetCycleEndDate?: string;
  /** Start of the first cycle with the offset of its zone, such as `2026-01-01T10:30:00+05:30`. */
  targetCycleStartDateISO?: string;
  /** End of the last cycle with the offset of its zone. */
  targetCycleEndDateISO?: string;
  /** How the goals of the group go together. */
  trackingType?: TrackingType;
  /** Whether all targets of a unified group must be met or any of them. */
  combinationType?: Combination;
  /** The goal of a unified group as a whole. */
  unifiedTargetExpression?: UnifiedTargetExpressionRequest;
  /** The goals: what a customer must do. */
  targets: TargetRequest[];
  /** The levels of a streak, from the shortest to the longest; at most 10. */
  streaks?: StreakRequest[];
  /** Whether customers are ranked; only in groups with fixed calendar periods. */
  leaderboardEnabled?: boolean;
  /** Whether customers make such groups themselves; only with one target and enrolment by import. */
  userCreated?: boolean;
  /** Time zone of the group by its IANA name, such as `Asia/Kolkata`; GMT unless it says otherwise. */
  timeZoneName?: string;
}

/** A period: the days in which a goal is to be reached. */
export interface PeriodRequest {
  /** First day. The server drops the time of day. */
  startDate: string;
  /** Last day, counted whole. The server drops the time of day, so an end at midnight makes that day count. */
  endDate: string;
  /** Name by which customers are enrolled into the period, such as `Cycle_1`. A number comes back as text. */
  refCode: string | number;
  /** Where the period stands. The server works it out from the dates. */
  periodStatus?: PeriodStatus;
  /** What the period is for. */
  description?: string;
  /** Whether the period is tracked. */
  active?: boolean;
}

/** Where a period stands. */
export type PeriodStatus =
  /** It has begun and not ended. */
  | "RUNNING"
  /** It has not begun. */
  | "NOT_STARTED"
  /** It has ended. */
  | "ENDED"
  /** It has not begun; only documents use the word. */
  | "UPCOMING"
  /** It has begun and not ended; only documents use the word. */
  | "LIVE";

/** When the periods of a group run. */
export type EvaluationType =
  /** From a start date, each for its days. */
  | "FIXED_CALENDAR_WINDOW"
  /** From a customer's first transaction after enrolment. */
  | "CYCLIC_WINDOW"
  /** Until the customer reaches the goal. */
  | "PERIOD_AGNOSTIC_WINDOW";

/** The unit in which the length of a cycle counts. */
export type FrequencyType =
  /** Days. */
  | "DAILY"
  /** Weeks. */
  | "WEEKLY"
  /** Months. */
  | "MONTHLY"
  /** Quarters of a year. */
  | "QUARTERLY"
  /** Halves of a year. */
  | "HALF_YEARLY"
  /** Years. */
  | "YEARLY"
  /** The periods say it themselves. */
  | "CUSTOM";

/** How the goals of a group go together. */
export type TrackingType =
  /** One target, each period for itself. */
  | "DEFAULT"
  /** Several targets as a unit. */
  | "UNIFIED"
  /** Periods in unbroken sequence. */
  | "STREAKS"
  /** A limit to what a customer can get in a period. */
  | "CAPPING"
  /** Periods in sequence, with pauses. */
  | "NON_CONTINUOUS_STREAKS";

/** Which targets of a unified group must be met. */
export type Combination =
  /** All of them. */
  | "ALL"
  /** Any of them. */
  | "ANY";

/** The goal of a unified group as a whole, beside the goals of its targets. */
export interface UnifiedTargetExpressionRequest {
  /** How the targets are taken together. */
  aggregation?: ThresholdAggregation;
  /** What they must reach together. */
  thresholdValue?: number | string;
}

/** How the targets of a unified group are taken together. */
export type ThresholdAggregation =
  /** Their values are added. */
  | "SUM";

/** A target: what a customer must do, and how much of it in each period. */
export interface TargetRequest {
  /** Name of the target, up to 200 characters, without space at its ends. */
  name: string;
  /** What is counted. For a sum over an attribute of the event: `EVENT_ATTRIBUTE` with `extendedFieldInfo`. */
  targetType: TargetType;
  /** What is tracked; `EVENT` for behavioural events. */
  targetEntity?: TargetEntity;
  /** Name of the event; the server tracks `TransactionAdd` where it is missing. */
  eventName?: string;
  /** Whether the target is tracked. */
  active?: boolean;
  /** What the target is for. */
  description?: string;
  /** Condition that an event must meet to count; `true` for every event. */
  expression?: string | boolean;
  /** The condition as a tree: a string that holds JSON. */
  expressionJson?: string;
  /** Stores, zones or concepts to which the target is limited. */
  filters?: FilterRequest[];
  /** How customers are enrolled; by import unless it says otherwise, which enrols nobody by their own activity. */
  enrolmentMethod?: EnrolmentMethod;
  /** The goal of each period, in the order of the periods. */
  defaultValues?: DefaultValueRequest[];
  /** The attribute of the event that is summed. */
  extendedFieldInfo?: ExtendedFieldInfoRequest;
  /** Triggers at parts of the goal. Not answered when a group is created. */
  targetMilestoneTriggers?: unknown[];
}

/** What a target counts. */
export type TargetType =
  /** How often the event happens. */
  | "COUNT"
  /** On how many days the event happens. */
  | "VISIT"
  /** The sum of an attribute of the event. */
  | "EVENT_ATTRIBUTE"
  /** Sales; not for events. */
  | "SALES"
  /** Gross sales; not for events. */
  | "GROSS_SALES"
  /** Quantity; not for events. */
  | "QUANTITY"
  /** All transactions or currencies; not for events. */
  | "ALL"
  /** An extended field; not for events. */
  | "EXTENDED_FIELD"
  /** Regular points; not for events. */
  | "REGULAR_POINTS"
  /** Promotional points; named in documents, never seen in a request. */
  | "PROMOTIONAL_POINTS"
  /** All points; not for events. */
  | "ALL_POINTS"
  /** Regular currency; not for events. */
  | "REGULAR";

/** What a target tracks. */
export type TargetEntity =
  /** Behavioural events and the loyalty engine's own events. */
  | "EVENT"
  /** Transactions. */
  | "TRANSACTION"
  /** Line items of transactions. */
  | "LINEITEM"
  /** Points. */
  | "POINTS"
  /** Other currencies of a loyalty programme. */
  | "ALTERNATE_CURRENCIES"
  /** Rewards; named in documents, never seen in a request. */
  | "REWARDS";

/** Places to which a target is limited. */
export interface FilterRequest {
  /** What kind of places. */
  entityType?: FilterEntity;
  /** Their numbers. */
  entityIds?: number[];
}

/** Kinds of places. */
export type FilterEntity =
  /** Stores. */
  | "STORE"
  /** Zones. */
  | "ZONE"
  /** Concepts. */
  | "CONCEPT";

/** How customers are enrolled into a target. */
export type EnrolmentMethod =
  /** By their own activity. */
  | "TRANSACTION"
  /** By a list that is imported. */
  | "IMPORT"
  /** By an audience; seen in answers only. */
  | "AUDIENCE_FILTER";

/** The goal of a period. */
export interface DefaultValueRequest {
  /** What must be reached: a number, or a number as a string; up to 3 decimals, none where events or days are counted. */
  defaultValue: number | string;
}

/** The attribute of an event that is summed. */
export interface ExtendedFieldInfoRequest {
  /** Name of the attribute. */
  name?: string;
  /** What is done with its values. */
  aggregateFunction?: AggregateFunction;
  /** Takes one value of each span of time, such as the highest of each day. */
  aggregateWindow?: AggregateWindowRequest;
  /** Number of the loyalty programme; only for alternate currencies. */
  programId?: number;
  /** Name of the currency; only for alternate currencies. */
  alternateCurrencyIdentifier?: string;
}

/** What is done with the values of an attribute. */
export type AggregateFunction =
  /** They are added. */
  | "SUM";

/** Takes one value of each span of time. */
export interface AggregateWindowRequest {
  /** Which value of the span. */
  windowType?: WindowType;
  /** The unit of the span. */
  windowTimeUnit?: WindowUnit;
  /** The length of the span in its unit. */
  windowValue?: number | string;
}

/** Which value of a span of time is taken. */
export type WindowType =
  /** The lowest. */
  | "MIN"
  /** The highest. */
  | "MAX";

/** The unit of a span of time. */
export type WindowUnit =
  /** Days. */
  | "DAY";

/** A level of a streak. */
export interface StreakRequest {
  /** Name of the level. */
  name?: string;
  /** How many periods in sequence reach the level. */
  targetCountOfSequence?: number;
}

/** A target group: goals that customers reach within periods. */
export interface TargetGroup {
  /** Number of the group, given by the server. */
  id: number;
  /** Name of the group, up to 200 characters. No two groups of an organisation share a name, in whatever case; inactive groups count too. */
  name: string;
  /** What the group is for, up to 255 characters. */
  description?: string;
  /** First day of the group. The server keeps the day only. */
  fromDate?: string;
  /** Last day of the group. The server keeps the day only. */
  toDate?: string;
  /** Whether the group is tracked. */
  active: boolean;
  /** Number of the till that the group belongs to; up to 2^53 − 1. */
  preferredTillId?: number;
  /** The periods in which goals are reached, one after the other. */
  periods: Period[];
  /** How many periods there are. */
  totalPeriods?: number;
  /** When the periods run. Fixed calendar periods unless it says otherwise. */
  targetEvaluationType: EvaluationType;
  /** The unit in which `frequency` counts. */
  frequencyType?: FrequencyType;
  /** How many cycles follow each other; −1 for no end, at most 100. */
  recurringCycles?: number;
  /** Length of a cycle in units of `frequencyType`. */
  frequency?: number;
  /** Start of the first cycle. Older form; it wins over `targetCycleStartDateISO`. */
  targetCycleStartDate: string;
  /** End of the last cycle. Older form; it wins over `targetCycleEndDateISO`. */
  targetCycleEndDate: string;
  /** Start of the first cycle with the offset of its zone, such as `2026-01-01T10:30:00+05:30`. */
  targetCycleStartDateISO: string;
  /** End of the last cycle with the offset of its zone. */
  targetCycleEndDateISO: string;
  /** How the goals of the group go together. */
  trackingType?: TrackingType;
  /** Whether all targets of a unified group must be met or any of them. */
  combinationType?: Combination;
  /** The goal of a unified group as a whole. */
  unifiedTargetExpression?: UnifiedTargetExpression;
  /** The goals: what a customer must do. */
  targets: Target[];
  /** The levels of a streak, from the shortest to the longest; at most 10. */
  streaks?: Streak[];
  /** Whether customers are ranked; only in groups with fixed calendar periods. */
  leaderboardEnabled: boolean;
  /** Whether customers make such groups themselves; only with one target and enrolment by import. */
  userCreated: boolean;
  /** Time zone of the group by its IANA name, such as `Asia/Kolkata`; GMT unless it says otherwise. */
  timeZoneName: string;
}

/** A period: the days in which a goal is to be reached. */
export interface Period {
  /** Number of the period, given by the server. */
  id: number;
  /** Who made the period and when. */
  attribution: Attribution;
  /** First day. The server drops the time of day. */
  startDate: string;
  /** Last day, counted whole. The server drops the time of day, so an end at midnight makes that day count. */
  endDate: string;
  /** Name by which customers are enrolled into the period, such as `Cycle_1`. A number comes back as text. */
  refCode: string;
  /** Where the period stands. The server works it out from the dates. */
  periodStatus: PeriodStatus;
  /** Number of the group, given by the server. */
  targetGroupId: number;
  /** What the period is for. */
  description?: string;
  /** Whether the period is tracked. */
  active: boolean;
}

/** Who made something and when, and who changed it last. */
export interface Attribution {
  /** When it was made, such as `2026-01-13T05:13:18.000+0000`. */
  createdOn: string;
  /** When it was made, such as `2026-01-13T05:13:18Z`. */
  createdOnISO: string;
  /** When it was changed last, written as `createdOn`. */
  lastUpdatedOn: string;
  /** When it was changed last, written as `createdOnISO`. */
  lastUpdatedOnISO: string;
  /** Who changed it last. */
  lastUpdatedBy: Actor;
  /** Who made it. */
  createdBy: Actor;
}

/** A user or till that acts on the API. */
export interface Actor {
  /** Number of the actor. */
  id: number;
  /** Code of the actor. */
  code: string;
  /** What the actor is for. */
  description?: string;
  /** Name of the actor. */
  name: string;
  /** Kind of actor: `TILL`, `ADMIN_USER` or `ZONE`. */
  type: string;
}

/** The goal of a unified group as a whole, beside the goals of its targets. */
export interface UnifiedTargetExpression {
  /** How the targets are taken together. */
  aggregation?: ThresholdAggregation;
  /** What they must reach together. */
  thresholdValue?: number;
}

/** A target: what a customer must do, and how much of it in each period. */
export interface Target {
  /** Number of the target, given by the server. */
  id: number;
  /** Who made the target and when. */
  attribution: Attribution;
  /** Name of the target, up to 200 characters, without space at its ends. */
  name: string;
  /** Number of the rule set behind the target, given by the server. */
  emfRuleSetId: number;
  /** What is counted. For a sum over an attribute of the event: `EVENT_ATTRIBUTE` with `extendedFieldInfo`. */
  targetType: TargetType;
  /** What is tracked; `EVENT` for behavioural events. */
  targetEntity: TargetEntity;
  /** Name of the event; the server tracks `TransactionAdd` where it is missing. */
  eventName?: string;
  /** Number of the group, given by the server. */
  targetGroupId: number;
  /** Whether the target is tracked. */
  active: boolean;
  /** What the target is for. */
  description?: string;
  /** Condition that an event must meet to count; `true` for every event. */
  expression?: string;
  /** The condition as a tree: a string that holds JSON. */
  expressionJson?: string;
  /** Stores, zones or concepts to which the target is limited. */
  filters?: Filter[];
  /** How customers are enrolled; by import unless it says otherwise, which enrols nobody by their own activity. */
  enrolmentMethod: EnrolmentMethod;
  /** The goal of each period, in the order of the periods. */
  defaultValues: DefaultValue[];
  /** The goals by number of their period. */
  targetPeriodDefaultValuesMap: unknown;
  /** The attribute of the event that is summed. */
  extendedFieldInfo?: ExtendedFieldInfo;
}

/** Places to which a target is limited. */
export interface Filter {
  /** What kind of places. */
  entityType?: FilterEntity;
  /** Their numbers. */
  entityIds?: number[];
}

/** The goal of a period. */
export interface DefaultValue {
  /** Number of the goal, given by the server. */
  id: number;
  /** Number of the period, given by the server. */
  periodId: number;
  /** What must be reached: a number, or a number as a string; up to 3 decimals, none where events or days are counted. */
  defaultValue: number;
}

/** The attribute of an event that is summed. */
export interface ExtendedFieldInfo {
  /** Name of the attribute. */
  name?: string;
  /** What is done with its values. */
  aggregateFunction?: AggregateFunction;
  /** Takes one value of each span of time, such as the highest of each day. */
  aggregateWindow?: AggregateWindow;
  /** Number of the loyalty programme; only for alternate currencies. */
  programId?: number;
  /** Name of the currency; only for alternate currencies. */
  alternateCurrencyIdentifier?: string;
}

/** Takes one value of each span of time. */
export interface AggregateWindow {
  /** Which value of the span. */
  windowType?: WindowType;
  /** The unit of the span. */
  windowTimeUnit?: WindowUnit;
  /** The length of the span in its unit. */
  windowValue?: number;
}

/** A level of a streak. */
export interface Streak {
  /** Name of the level. */
  name?: string;
  /** How many periods in sequence reach the level. */
  targetCountOfSequence?: number;
}

/** What a person means: an event, a goal, and the days in which it is to be reached. */
export interface Plan {
  /** Name of the group, up to 200 characters. The target is called so too, unless `targetName` says otherwise. */
  name: string;
  /** What the group is for, up to 255 characters. */
  description?: string;
  /** Name of the target, where it is not that of the group; up to 200 characters. */
  targetName?: string;
  /** Name of the event that counts, such as `profileUpdated`. */
  event: string;
  /** What is measured: how often the event happens, on how many days, or the sum of one of its attributes. */
  measure: PlanMeasure | PlanSumMeasure;
  /** What must be reached in each period: one number for all of them, or a list with one number for each. */
  goal: number | string | (number | string)[];
  /** The periods: at a regular rhythm, or one by one. */
  schedule: PlanRegularSchedule | PlanRangesSchedule;
  /** How the periods go together: each for itself unless it says otherwise. */
  tracking?: PlanTracking | PlanStreakTracking;
  /** When the periods run; by the calendar unless it says otherwise. */
  window?: PlanWindow;
  /** How customers are enrolled; by their own activity unless it says otherwise. */
  enrolment?: PlanEnrolment;
  /** Places to which the goal is limited; everywhere unless it says otherwise. */
  only?: PlanPlaces[];
  /** Condition that an event must meet to count, such as `currentEvent.value>500`; every event counts unless it says otherwise. */
  when?: string;
  /** Number of the till that the group belongs to; up to 2^53 − 1. */
  till?: number;
  /** Whether the group is tracked; it is unless it says otherwise. */
  active?: boolean;
  /** Further fields of the request, which are sent as they stand here, such as `leaderboardEnabled`. */
  fields?: Record<string, unknown>;
  /** Further fields of the request's target, which are sent as they stand here, such as `description`. */
  targetFields?: Record<string, unknown>;
}

/** What is counted. */
export type PlanMeasure =
  /** How often the event happens. */
  | "count"
  /** On how many days the event happens. */
  | "days";

/** A sum over an attribute of the event. */
export interface PlanSumMeasure {
  /** Name of the attribute, such as `steps`. Only numbers can be summed. */
  sum: string;
}

/** Periods at a regular rhythm, one right after the other. */
export interface PlanRegularSchedule {
  /** First day, such as `2026-01-01`. With a time of day, such as `2026-01-01T10:30`, the cycles start at that time by the clock of the zone; periods still count whole days. */
  start: string;
  /** Time zone by its IANA name, such as `Asia/Kolkata`. Days begin and end by its clock. */
  zone: string;
  /** How long each period is. */
  every: PlanEvery;
  /** How many periods there are, up to 100. */
  periods: number;
}

/** The length of a period, in one of these units. A period that starts on the 29th, 30th or 31st starts on the last day of a month that has no such day, and keeps its day in the others. */
export interface PlanEvery {
  /** Days. */
  day?: number;
  /** Weeks. */
  week?: number;
  /** Months. */
  month?: number;
  /** Quarters of a year. */
  quarter?: number;
  /** Halves of a year. */
  halfYear?: number;
  /** Years. */
  year?: number;
}

/** Periods that are given one by one. */
export interface PlanRangesSchedule {
  /** The periods, in their order; up to 100. */
  ranges: PlanRange[];
  /** Time zone by its IANA name, such as `Asia/Kolkata`. Days begin and end by its clock. */
  zone: string;
}

/** The days of a period. */
export interface PlanRange {
  /** First day. A time of day says when the cycles start; periods count whole days. */
  start: string;
  /** Last day, counted whole. A time of day says when the cycles end; periods count whole days. */
  end: string;
  /** Name by which customers are enrolled into the period; `Cycle_1` and so on unless it says otherwise. */
  name?: string;
  /** What the period is for. */
  description?: string;
}

/** How periods go together, where no streak is tracked. */
export type PlanTracking =
  /** Each period for itself. */
  | "default"
  /** The goal is a limit to what a customer can get in a period. */
  | "capping";

/** A streak: periods in sequence. */
export interface PlanStreakTracking {
  /** The levels, from the shortest to the longest; at most 10. */
  streak: PlanLevel[];
  /** Whether a streak goes on after a period without the goal; it is broken unless it says otherwise. */
  pauses?: boolean;
}

/** A level of a streak. */
export interface PlanLevel {
  /** Name of the level. */
  name?: string;
  /** How many periods in sequence reach the level. */
  periods: number;
}

/** When the periods run. */
export type PlanWindow =
  /** By the calendar, for everybody the same. */
  | "calendar"
  /** From a customer's first transaction after enrolment. */
  | "cyclic"
  /** Until the customer reaches the goal. */
  | "untilReached";

/** How customers are enrolled. */
export type PlanEnrolment =
  /** By their own activity. */
  | "activity"
  /** By a list that is imported. */
  | "import";

/** Places to which a goal is limited. */
export interface PlanPlaces {
  /** What kind of places. */
  entity: FilterEntity;
  /** Their numbers. */
  ids: number[];
}

/** The codes of all rules. A code never changes its meaning. */
export type RuleCode =
  /** The text is not JSON. */
  | "json-syntax"
  /** The text is larger than the limit. */
  | "too-large"
  /** The text is nested deeper than the limit. */
  | "too-deep"
  /** There are more diagnostics than are shown. */
  | "too-many"
  /** An edit was asked for at a place that the text does not have and that cannot be made. */
  | "pointer-unresolved"
  /** The checker itself failed. It has recovered; the request was not checked. */
  | "internal"
  /** A key appears twice in one object; the last one counts. */
  | "duplicate-key"
  /** The kind of value is neither documented nor known to be accepted. */
  | "wrong-type"
  /** A field is sent as null; it is read as not sent. */
  | "null-value"
  /** Nobody documents a field of this name here. */
  | "unknown-field"
  /** The field belongs to answers; the server sets it. */
  | "response-only-field"
  /** A field that must be sent is missing, or a list that must hold something is empty. */
  | "required"
  /** The value is none of the words that the field takes. */
  | "enum-unknown"
  /** The value is spelled as in the tables of the documentation; requests spell it otherwise. */
  | "enum-spelling"
  /** A sum is `EVENT_ATTRIBUTE` on the wire, with `extendedFieldInfo.aggregateFunction` SUM. */
  | "sum-target-type"
  /** The number of a till, store or programme is no whole number up to 2^53 − 1, or is negative. */
  | "till-id"
  /** A boolean is accepted here and returned as text. */
  | "boolean-expression"
  /** A number is accepted here and returned as text. */
  | "numeric-ref-code"
  /** Text that holds a number is accepted here and returned as a number. */
  | "numeric-text"
  /** The name of a group or target is empty or nothing but space. */
  | "name-blank"
  /** The name of a group or target is longer than 200 characters (server codes 300004 and 310008). */
  | "name-too-long"
  /** A name starts or ends with space. The server cannot make a rule set for such a target; a group it takes. */
  | "name-edge-space"
  /** Another group of the same batch has the name, in whatever case; the server would refuse the later one (code 310069). */
  | "name-repeated"
  /** The description of the group is longer than 255 characters. */
  | "description-too-long"
  /** totalPeriods is not the number of periods. */
  | "total-periods-mismatch"
  /** There are more than 100 periods. */
  | "too-many-periods"
  /** A cycle date is sent in its older form and in its ISO form; the older form wins. */
  | "cycle-dates-both"
  /** The cycles end before they start. */
  | "cycle-end-before-start"
  /** A period lies outside the cycle dates, by more than the day that time zones can explain. */
  | "cycle-outside-periods"
  /** fromDate is not before toDate, or periods lie outside them. */
  | "group-dates"
  /** timeZoneName is no name of the IANA time zone database. */
  | "time-zone-unknown"
  /** A leaderboard needs fixed calendar periods (server code 310132). */
  | "leaderboard-window"
  /** A group that customers make themselves has one target and enrolment by import. */
  | "user-created"
  /** A streak is tracked, but no level of it is described. */
  | "streaks-missing"
  /** The levels of a streak do not ascend, are more than 10, or are longer than there are periods. */
  | "streaks-order"
  /** A unified group has two targets or more, a combinationType and fixed calendar periods; a goal as a whole goes with ALL. */
  | "unified-shape"
  /** A group of this tracking type has one target. */
  | "single-target"
  /** There are more than 10 targets in a unified group, or more than 50 in another. */
  | "too-many-targets"
  /** A window that starts with the customer's own activity does not go with enrolment by import. */
  | "import-window"
  /** Different values for the periods go with fixed calendar periods only. */
  | "values-differ-window"
  /** The text is no date, or a day that does not exist. */
  | "date-invalid"
  /** A date with a time of day names no offset, so the moment depends on the server. */
  | "date-no-zone"
  /** A date without a time of day counts as the whole day. */
  | "date-only"
  /** The date is readable, but not written as RFC 3339 has it: +0530, +05, a space for T, lower-case t or z, no seconds. */
  | "date-offset-form"
  /** There is no frequencyType; lists of groups later show CUSTOM. */
  | "frequency-missing"
  /** frequencyType and frequency say one rhythm, the periods another. */
  | "period-cadence"
  /** A period ends before it starts. */
  | "period-end-before-start"
  /** A period starts and ends at the same moment. */
  | "period-empty"
  /** A period starts before the one above it. */
  | "period-order"
  /** A period starts before an earlier one has ended. */
  | "period-overlap"
  /** More than a day lies between the end of a period and the start of the next; nothing is tracked there. */
  | "period-gap"
  /** The server keeps only the day of a period's end, so an end at midnight makes that whole day count. */
  | "period-time-dropped"
  /** Two periods have the same refCode, by which customers are enrolled. */
  | "ref-code-duplicate"
  /** The status does not fit the dates and the clock; the server works it out itself. */
  | "period-status"
  /** The target does not track an event; only the general rules were applied to it. */
  | "not-behavioural"
  /** No request with this pair of targetEntity and targetType is known to work (server code 310033). */
  | "entity-type-pair"
  /** The target tracks events but names none; the server would track `TransactionAdd`. */
  | "event-name-missing"
  /** The name of the event has other characters than letters, digits, _ and -, a double underscore, or more than 50 characters. */
  | "event-name-form"
  /** A sum over an attribute needs extendedFieldInfo with the name of the attribute and aggregateFunction SUM (server code 310094). */
  | "attribute-missing"
  /** extendedFieldInfo says nothing on a target that counts events or days. */
  | "attribute-unused"
  /** Two targets of the group have the same name. */
  | "target-name-duplicate"
  /** There is no enrolmentMethod; the server falls back to IMPORT, which enrols nobody by their own activity. */
  | "enrolment-missing"
  /** A filter has no ids or no entityType, or two filters are on the same entity. */
  | "filter-shape"
  /** A target must have one default value for each period, in the order of the periods. */
  | "values-per-period"
  /** A goal is negative, or zero. */
  | "value-not-positive"
  /** A goal that counts events or days has decimals, or another has more than 3. */
  | "value-decimals"
  /** The condition of a target is missing as text or as a tree; no accepted request is known that leaves one out. */
  | "expression-missing"
  /** expressionJson holds no JSON, or no tree of known nodes. */
  | "expression-json-invalid"
  /** expression and expressionJson say different things. */
  | "expression-mismatch"
  /** The text of a condition cannot be compiled. Only `compileExpression` says so: a request with such a text may be accepted. */
  | "expression-syntax"
  /** The organisation has no event of this name (only with a catalogue). */
  | "event-unknown"
  /** The event is not published, or not passed on to loyalty (only with a catalogue). */
  | "event-unusable"
  /** The event has no attribute of this name (only with a catalogue). */
  | "attribute-unknown"
  /** The attribute that is summed is no number (only with a catalogue). */
  | "attribute-not-numeric"
  /** A plan names no event, or no attribute to sum. */
  | "plan-blank"
  /** A plan has another number of goals than of periods. */
  | "plan-goals-differ"
  /** A goal that counts events or days has decimals. */
  | "plan-goal-decimals"
  /** A plan has different goals for its periods, but a window that does not follow the calendar. */
  | "plan-goals-window"
  /** The length of a plan's periods is given in no unit or in several, or is not a whole number from 1. */
  | "plan-every"
  /** A plan has no period, or more than 100. */
  | "plan-periods"
  /** The periods of a plan go on beyond the year 9999. */
  | "plan-date-far"
  /** A period of a plan ends before it starts. */
  | "plan-end-before-start"
  /** The time zone of a plan is unknown, so nobody knows when its days begin. */
  | "plan-zone-unknown"
  /** A time in a plan does not exist: clocks are set forward over it. */
  | "plan-time-never"
  /** A time in a plan exists twice: clocks are set back over it. */
  | "plan-time-twice"
  /** A period of a plan starts or ends on a day that the time zone's calendar leaves out. */
  | "plan-day-missing"
  /** A plan gives a time of day to the start or end of a period; the server keeps only the day. */
  | "plan-time-dropped"
  /** The condition of a plan has parts that no operator joins. */
  | "plan-condition-unjoined"
  /** The tree of a plan's condition rests on an assumption: no published pair of text and tree shows the like. */
  | "plan-condition-assumed"
  /** A plan gives a further field that the plan itself says, or that only answers carry. */
  | "plan-field-taken"
  /** A request says something that no plan can say. */
  | "plan-unfit"
  /** A request says something in another way than a plan would; building the plan writes it anew, with the same meaning. */
  | "plan-rewritten";

/** The codes of all notes that an import makes. A code never changes its meaning. */
export type NoteCode =
  /** Credentials were left out: {names}. */
  | "credentials-dropped"
  /** Cookies were left out: {names}. */
  | "cookies-dropped"
  /** Headers were left out: {names}. */
  | "header-ignored"
  /** Options were left out: {names}. */
  | "option-ignored"
  /** {count} words that belong to no option were left out. */
  | "argument-ignored"
  /** The command uses {method}; a target group is created by POST. */
  | "method-ignored"
  /** The body is in a file or comes from another program, which cannot be read here. */
  | "file-body"
  /** The command carries no body. */
  | "body-missing"
  /** A quote is never closed, so the body may be cut short. */
  | "quote-open"
  /** {count} lines begin with an option, so they were read as part of the command. */
  | "line-joined"
  /** The body has shell variables; they were kept as they are written. */
  | "expansion-kept"
  /** Only the first command was read. */
  | "second-command-ignored"
  /** What follows the command was left out. */
  | "rest-ignored"
  /** The body is not UTF-8; each wrong byte was replaced. */
  | "not-utf8"
  /** Braces were put round the fields. */
  | "braces-added"
  /** The comma after the last field was taken away. */
  | "trailing-comma-dropped";
