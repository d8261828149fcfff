// Generated from the Rust model by `cargo xtask docs`. Do not edit.

/** A target group: goals for customers to reach within periods. */
export interface TargetGroupRequest {
  /** Name of the group, up to 200 characters. It must be unique within the organisation, including inactive groups and ignoring case. */
  name: string;
  /** Description of the group, up to 255 characters. */
  description?: string | undefined;
  /** First day of the group. The server ignores the time of day. */
  fromDate?: string | undefined;
  /** Last day of the group. The server ignores the time of day. */
  toDate?: string | undefined;
  /** `true` to track the group. */
  active?: boolean | undefined;
  /** ID of the till that the group belongs to, up to 2^53 − 1. */
  preferredTillId?: number | undefined;
  /** The periods, in order. Customers can reach the goals in each of them. */
  periods?: PeriodRequest[] | undefined;
  /** Number of periods. */
  totalPeriods?: number | undefined;
  /** How the time window of the goals is determined. Defaults to `FIXED_CALENDAR_WINDOW`. */
  targetEvaluationType?: EvaluationType | undefined;
  /** Unit of `frequency`. */
  frequencyType?: FrequencyType | undefined;
  /** Number of consecutive cycles, up to 100; −1 for an unlimited number. */
  recurringCycles?: number | undefined;
  /** Length of a cycle, in units of `frequencyType`. */
  frequency?: number | undefined;
  /** Start of the first cycle, in the older form. Takes precedence over `targetCycleStartDateISO`. */
  targetCycleStartDate?: string | undefined;
  /** End of the last cycle, in the older form. Takes precedence over `targetCycleEndDateISO`. */
  targetCycleEndDate?: string | undefined;
  /** Start of the first cycle with a UTC offset, such as `2026-01-01T10:30:00+05:30`. */
  targetCycleStartDateISO?: string | undefined;
  /** End of the last cycle with a UTC offset. */
  targetCycleEndDateISO?: string | undefined;
  /** How the goals of the group are tracked together. */
  trackingType?: TrackingType | undefined;
  /** Defines if customers must meet all targets of a unified group, or any one of them. */
  combinationType?: Combination | undefined;
  /** Goal of a unified group as a whole. */
  unifiedTargetExpression?: UnifiedTargetExpressionRequest | undefined;
  /** The targets: what customers must do. */
  targets: TargetRequest[];
  /** Levels of a streak in ascending order, up to 10. */
  streaks?: StreakRequest[] | undefined;
  /** `true` to rank customers on a leaderboard. Requires fixed calendar periods. */
  leaderboardEnabled?: boolean | undefined;
  /** `true` for groups that customers create themselves. Requires exactly one target and enrolment by import. */
  userCreated?: boolean | undefined;
  /** IANA time zone of the group, such as `Asia/Kolkata`. Defaults to `GMT`. */
  timeZoneName?: string | undefined;
}

/** A period: the days in which customers can reach the goal. */
export interface PeriodRequest {
  /** First day. The server ignores the time of day. */
  startDate: string;
  /** Last day, which is included. The server ignores the time of day, so an end at midnight includes the day that begins then. */
  endDate: string;
  /** Reference code for enrolling customers in the period, such as `Cycle_1`. The server returns a number as a string. */
  refCode: string | number;
  /** Status of the period. The server calculates it from the dates. */
  periodStatus?: PeriodStatus | undefined;
  /** Description of the period. */
  description?: string | undefined;
  /** `true` to track the period. */
  active?: boolean | undefined;
}

/** Status of a period. */
export type PeriodStatus =
  /** The period has started and has not ended. */
  | "RUNNING"
  /** The period has not started. */
  | "NOT_STARTED"
  /** The period has ended. */
  | "ENDED"
  /** The period has not started. Only the documentation uses this value. */
  | "UPCOMING"
  /** The period has started and has not ended. Only the documentation uses this value. */
  | "LIVE";

/** How the time window of the goals is determined. */
export type EvaluationType =
  /** The same calendar periods for all customers. */
  | "FIXED_CALENDAR_WINDOW"
  /** Starts with each customer's first transaction after enrolment. */
  | "CYCLIC_WINDOW"
  /** Runs until the customer reaches the goal. */
  | "PERIOD_AGNOSTIC_WINDOW";

/** Unit of the length of a cycle. */
export type FrequencyType =
  /** Days. */
  | "DAILY"
  /** Weeks. */
  | "WEEKLY"
  /** Months. */
  | "MONTHLY"
  /** Quarters. */
  | "QUARTERLY"
  /** Half-years. */
  | "HALF_YEARLY"
  /** Years. */
  | "YEARLY"
  /** As defined by the periods. */
  | "CUSTOM";

/** How the goals of a group are tracked together. */
export type TrackingType =
  /** One target; each period counts on its own. */
  | "DEFAULT"
  /** Several targets that are tracked as one unit. */
  | "UNIFIED"
  /** Consecutive periods without a break. */
  | "STREAKS"
  /** The values limit how much counts in a period. */
  | "CAPPING"
  /** A number of periods, with breaks allowed. */
  | "NON_CONTINUOUS_STREAKS";

/** Which targets of a unified group customers must meet. */
export type Combination =
  /** All of them. */
  | "ALL"
  /** Any one of them. */
  | "ANY";

/** Goal of a unified group as a whole, in addition to the goals of its targets. */
export interface UnifiedTargetExpressionRequest {
  /** How the values of the targets are combined. */
  aggregation?: ThresholdAggregation | undefined;
  /** Combined value that customers must reach. */
  thresholdValue?: number | string | undefined;
}

/** How the values of the targets of a unified group are combined. */
export type ThresholdAggregation =
  /** Adds the values. */
  | "SUM";

/** A target: what customers must do, and how much in each period. */
export interface TargetRequest {
  /** Name of the target, up to 200 characters, without spaces at the start and end. */
  name: string;
  /** How the goal is measured. To sum an attribute of the event, use `EVENT_ATTRIBUTE` and `extendedFieldInfo`. */
  targetType: TargetType;
  /** Entity that the target tracks. Use `EVENT` for behavioural events. */
  targetEntity?: TargetEntity | undefined;
  /** Name of the event. If it is missing, the server tracks `TransactionAdd`. */
  eventName?: string | undefined;
  /** `true` to track the target. */
  active?: boolean | undefined;
  /** Description of the target. */
  description?: string | undefined;
  /** Condition that an event must meet to count. Use `true` to count every event. */
  expression?: string | boolean | undefined;
  /** The condition as a tree, in a string that contains JSON. */
  expressionJson?: string | undefined;
  /** Stores, zones or concepts that the target is limited to. */
  filters?: FilterRequest[] | undefined;
  /** How customers are enrolled. Defaults to `IMPORT`, so customers are not enrolled by their own activity. */
  enrolmentMethod?: EnrolmentMethod | undefined;
  /** Goal of each period, in the order of the periods. */
  defaultValues?: DefaultValueRequest[] | undefined;
  /** The attribute of the event to sum. */
  extendedFieldInfo?: ExtendedFieldInfoRequest | undefined;
  /** Triggers at milestones on the way to the goal. The server does not return them when it creates a group. */
  targetMilestoneTriggers?: unknown[] | undefined;
}

/** How a target measures progress. */
export type TargetType =
  /** Number of times the event happens. */
  | "COUNT"
  /** Number of days on which the event happens. */
  | "VISIT"
  /** Sum of an attribute of the event. */
  | "EVENT_ATTRIBUTE"
  /** Sales. Not for events. */
  | "SALES"
  /** Gross sales. Not for events. */
  | "GROSS_SALES"
  /** Quantity. Not for events. */
  | "QUANTITY"
  /** All transactions or currencies. Not for events. */
  | "ALL"
  /** An extended field. Not for events. */
  | "EXTENDED_FIELD"
  /** Regular points. Not for events. */
  | "REGULAR_POINTS"
  /** Promotional points. Mentioned in the documentation, but in no published request. */
  | "PROMOTIONAL_POINTS"
  /** All points. Not for events. */
  | "ALL_POINTS"
  /** Regular currency. Not for events. */
  | "REGULAR";

/** The entity that a target tracks. */
export type TargetEntity =
  /** Behavioural events, and the system events of the loyalty engine. */
  | "EVENT"
  /** Transactions. */
  | "TRANSACTION"
  /** Line items of transactions. */
  | "LINEITEM"
  /** Points. */
  | "POINTS"
  /** Alternate currencies of a loyalty programme. */
  | "ALTERNATE_CURRENCIES"
  /** Rewards. Mentioned in the documentation, but in no published request. */
  | "REWARDS";

/** Stores, zones or concepts that a target is limited to. */
export interface FilterRequest {
  /** Type of the places. */
  entityType?: FilterEntity | undefined;
  /** IDs of the places. */
  entityIds?: number[] | undefined;
}

/** Types of places. */
export type FilterEntity =
  /** Stores. */
  | "STORE"
  /** Zones. */
  | "ZONE"
  /** Concepts. */
  | "CONCEPT";

/** How customers are enrolled in a target. */
export type EnrolmentMethod =
  /** By their own activity. */
  | "TRANSACTION"
  /** By an imported list. */
  | "IMPORT"
  /** By an audience. Appears only in responses. */
  | "AUDIENCE_FILTER";

/** Goal of a period. */
export interface DefaultValueRequest {
  /** Name of the target. Belongs to the older flow of three calls. @deprecated Creating a group does not need it. */
  targetName?: string | undefined;
  /** ID of the period, assigned by the server. @deprecated Creating a group does not need it. */
  periodId?: number | undefined;
  /** Value to reach, as a number or as a string that contains a number. Up to 3 decimals; a whole number if the target counts events or days. */
  defaultValue: number | string;
}

/** The attribute of an event to sum. */
export interface ExtendedFieldInfoRequest {
  /** Name of the attribute. */
  name?: string | undefined;
  /** How its values are aggregated. */
  aggregateFunction?: AggregateFunction | undefined;
  /** Uses one value of each time span, such as the highest of each day. */
  aggregateWindow?: AggregateWindowRequest | undefined;
  /** ID of the loyalty programme. Only for alternate currencies. */
  programId?: number | undefined;
  /** Name of the currency. Only for alternate currencies. */
  alternateCurrencyIdentifier?: string | undefined;
}

/** How the values of an attribute are aggregated. */
export type AggregateFunction =
  /** Adds the values. */
  | "SUM"
  /** Counts the values. Only transactions are known to use it. */
  | "COUNT";

/** Uses one value of each time span. */
export interface AggregateWindowRequest {
  /** Which value of each span is used. */
  windowType?: WindowType | undefined;
  /** Unit of the span. */
  windowTimeUnit?: WindowUnit | undefined;
  /** Length of the span, in `windowTimeUnit`, as a string that contains a number. */
  windowValue?: string | number | undefined;
}

/** Which value of a time span is used. */
export type WindowType =
  /** The lowest value. */
  | "MIN"
  /** The highest value. */
  | "MAX";

/** Unit of a time span. */
export type WindowUnit =
  /** Days. */
  | "DAY";

/** A level of a streak. */
export interface StreakRequest {
  /** Name of the level. */
  name?: string | undefined;
  /** Number of periods in a row that are needed to reach the level. */
  targetCountOfSequence?: number | undefined;
}

/** A target group: goals for customers to reach within periods. */
export interface TargetGroup {
  /** ID of the group, assigned by the server. */
  id: number;
  /** Who created the group, and when. Only in lists of groups. */
  attribution?: Attribution | null;
  /** ID of the organisation. Only in lists of groups. */
  orgId?: number | null;
  /** Time of creation in milliseconds since 1970. Only in lists of groups. */
  createdOn?: number | null;
  /** The period that is running. Only in lists of groups. */
  activePeriod?: unknown;
  /** Name of the group, up to 200 characters. It must be unique within the organisation, including inactive groups and ignoring case. */
  name: string;
  /** Description of the group, up to 255 characters. */
  description?: string | null;
  /** First day of the group. The server ignores the time of day. */
  fromDate?: string | null;
  /** Last day of the group. The server ignores the time of day. */
  toDate?: string | null;
  /** `true` to track the group. */
  active: boolean;
  /** ID of the till that the group belongs to, up to 2^53 − 1. */
  preferredTillId?: number | null;
  /** The periods, in order. Customers can reach the goals in each of them. */
  periods: Period[];
  /** Number of periods. */
  totalPeriods?: number | null;
  /** How the time window of the goals is determined. Defaults to `FIXED_CALENDAR_WINDOW`. */
  targetEvaluationType: EvaluationType;
  /** Unit of `frequency`. */
  frequencyType?: FrequencyType | null;
  /** Number of consecutive cycles, up to 100; −1 for an unlimited number. */
  recurringCycles?: number | null;
  /** Length of a cycle, in units of `frequencyType`. */
  frequency?: number | null;
  /** Start of the first cycle, in the older form. Takes precedence over `targetCycleStartDateISO`. */
  targetCycleStartDate?: string | null;
  /** End of the last cycle, in the older form. Takes precedence over `targetCycleEndDateISO`. */
  targetCycleEndDate?: string | null;
  /** Start of the first cycle with a UTC offset, such as `2026-01-01T10:30:00+05:30`. */
  targetCycleStartDateISO?: string | null;
  /** End of the last cycle with a UTC offset. */
  targetCycleEndDateISO?: string | null;
  /** How the goals of the group are tracked together. */
  trackingType?: TrackingType | null;
  /** Defines if customers must meet all targets of a unified group, or any one of them. */
  combinationType?: Combination | null;
  /** Goal of a unified group as a whole. */
  unifiedTargetExpression?: UnifiedTargetExpression | null;
  /** The targets: what customers must do. */
  targets: Target[];
  /** Levels of a streak in ascending order, up to 10. */
  streaks?: Streak[] | null;
  /** `true` to rank customers on a leaderboard. Requires fixed calendar periods. */
  leaderboardEnabled: boolean;
  /** `true` for groups that customers create themselves. Requires exactly one target and enrolment by import. */
  userCreated: boolean;
  /** IANA time zone of the group, such as `Asia/Kolkata`. Defaults to `GMT`. */
  timeZoneName: string;
}

/** Who created an object and who changed it last, and when. */
export interface Attribution {
  /** Time of creation, such as `2026-01-13T05:13:18.000+0000`. */
  createdOn: string;
  /** Time of creation, such as `2026-01-13T05:13:18Z`. */
  createdOnISO: string;
  /** Time of the last change, in the form of `createdOn`. */
  lastUpdatedOn: string;
  /** Time of the last change, in the form of `createdOnISO`. */
  lastUpdatedOnISO: string;
  /** The user or till that changed it last. */
  lastUpdatedBy: Actor;
  /** The user or till that created it. */
  createdBy: Actor;
}

/** A user or till that uses the API. */
export interface Actor {
  /** ID of the actor. */
  id: number;
  /** Code of the actor. */
  code: string;
  /** Description of the actor. */
  description?: string | null;
  /** Name of the actor. */
  name: string;
  /** Type of the actor: `TILL`, `ADMIN_USER` or `ZONE`. */
  type: string;
}

/** A period: the days in which customers can reach the goal. */
export interface Period {
  /** ID of the period, assigned by the server. */
  id: number;
  /** Who created the period, and when. */
  attribution: Attribution;
  /** First day. The server ignores the time of day. */
  startDate: string;
  /** Last day, which is included. The server ignores the time of day, so an end at midnight includes the day that begins then. */
  endDate: string;
  /** Reference code for enrolling customers in the period, such as `Cycle_1`. The server returns a number as a string. */
  refCode: string;
  /** Status of the period. The server calculates it from the dates. */
  periodStatus: PeriodStatus;
  /** ID of the group, assigned by the server. */
  targetGroupId: number;
  /** Description of the period. */
  description?: string | null;
  /** `true` to track the period. */
  active: boolean;
}

/** Goal of a unified group as a whole, in addition to the goals of its targets. */
export interface UnifiedTargetExpression {
  /** The IDs of the targets with the operator between them, written by the server. */
  ruleExpression?: string | null;
  /** How the values of the targets are combined. */
  aggregation?: ThresholdAggregation | null;
  /** Combined value that customers must reach. */
  thresholdValue?: number | null;
}

/** A target: what customers must do, and how much in each period. */
export interface Target {
  /** ID of the target, assigned by the server. */
  id: number;
  /** Who created the target, and when. */
  attribution: Attribution;
  /** Name of the target, up to 200 characters, without spaces at the start and end. */
  name: string;
  /** ID of the rule set of the target, assigned by the server. */
  emfRuleSetId: number;
  /** ID of the rule set for customers who are not enrolled, assigned by the server. */
  emfUnrolledRulesetId?: number | null;
  /** The audiences that are enrolled. Only in lists of groups. */
  targetAudienceFilter?: unknown;
  /** How the goal is measured. To sum an attribute of the event, use `EVENT_ATTRIBUTE` and `extendedFieldInfo`. */
  targetType: TargetType;
  /** Entity that the target tracks. Use `EVENT` for behavioural events. */
  targetEntity?: TargetEntity | null;
  /** Name of the event. If it is missing, the server tracks `TransactionAdd`. */
  eventName?: string | null;
  /** ID of the group, assigned by the server. */
  targetGroupId: number;
  /** `true` to track the target. */
  active: boolean;
  /** Description of the target. */
  description?: string | null;
  /** Condition that an event must meet to count. Use `true` to count every event. */
  expression?: string | null;
  /** The condition as a tree, in a string that contains JSON. */
  expressionJson?: string | null;
  /** Stores, zones or concepts that the target is limited to. */
  filters?: Filter[] | null;
  /** How customers are enrolled. Defaults to `IMPORT`, so customers are not enrolled by their own activity. */
  enrolmentMethod: EnrolmentMethod;
  /** Goal of each period, in the order of the periods. */
  defaultValues?: DefaultValue[] | null;
  /** Goals by the ID of their period. */
  targetPeriodDefaultValuesMap?: unknown;
  /** The attribute of the event to sum. */
  extendedFieldInfo?: ExtendedFieldInfo | null;
}

/** Stores, zones or concepts that a target is limited to. */
export interface Filter {
  /** Type of the places. */
  entityType?: FilterEntity | null;
  /** IDs of the places. */
  entityIds?: number[] | null;
}

/** Goal of a period. */
export interface DefaultValue {
  /** ID of the goal, assigned by the server. */
  id: number;
  /** ID of the period, assigned by the server. */
  periodId: number;
  /** Value to reach, as a number or as a string that contains a number. Up to 3 decimals; a whole number if the target counts events or days. */
  defaultValue: number;
}

/** The attribute of an event to sum. */
export interface ExtendedFieldInfo {
  /** Name of the attribute. */
  name?: string | null;
  /** How its values are aggregated. */
  aggregateFunction?: AggregateFunction | null;
  /** Uses one value of each time span, such as the highest of each day. */
  aggregateWindow?: AggregateWindow | null;
  /** ID of the loyalty programme. Only for alternate currencies. */
  programId?: number | null;
  /** Name of the currency. Only for alternate currencies. */
  alternateCurrencyIdentifier?: string | null;
}

/** Uses one value of each time span. */
export interface AggregateWindow {
  /** Which value of each span is used. */
  windowType?: WindowType | null;
  /** Unit of the span. */
  windowTimeUnit?: WindowUnit | null;
  /** Length of the span, in `windowTimeUnit`, as a string that contains a number. */
  windowValue?: string | null;
}

/** A level of a streak. */
export interface Streak {
  /** ID of the level, assigned by the server. */
  id?: number | null;
  /** Who created the level, and when. */
  attribution?: Attribution | null;
  /** ID of the group, assigned by the server. */
  targetGroupId?: number | null;
  /** Name of the level. */
  name?: string | null;
  /** Number of periods in a row that are needed to reach the level. */
  targetCountOfSequence?: number | null;
}

/** A plan: an event, a goal, and the periods in which customers can reach it. */
export interface Plan {
  /** Name of the group, up to 200 characters. Also the name of the target, unless `targetName` is set. */
  name: string;
  /** Description of the group, up to 255 characters. */
  description?: string | undefined;
  /** Name of the target, up to 200 characters. Defaults to `name`. */
  targetName?: string | undefined;
  /** Name of the event to track, such as `profileUpdated`. */
  event: string;
  /** How the goal is measured: the number of events, the number of days, or the sum of an attribute. */
  measure: PlanMeasure | PlanSumMeasure;
  /** Goal of each period: one number for all periods, or an array with one number for each. */
  goal: number | string | (number | string)[];
  /** The periods: at a regular interval, or listed one by one. */
  schedule: PlanRegularSchedule | PlanRangesSchedule;
  /** How the periods are tracked together. Defaults to `default`: each period counts on its own. */
  tracking?: PlanTracking | PlanStreakTracking | undefined;
  /** How the time window of the goal is determined. Defaults to `calendar`. */
  window?: PlanWindow | undefined;
  /** How customers are enrolled. Defaults to `activity`. */
  enrolment?: PlanEnrolment | undefined;
  /** Stores, zones or concepts that the goal is limited to. Defaults to all of them. */
  only?: PlanPlaces[] | undefined;
  /** Condition that an event must meet to count, such as `currentEvent.value>500`. By default, every event counts. */
  when?: string | undefined;
  /** ID of the till that the group belongs to, up to 2^53 − 1. */
  till?: number | undefined;
  /** `false` to create the group without tracking it. Defaults to `true`. */
  active?: boolean | undefined;
  /** Additional fields of the request, sent unchanged, such as `leaderboardEnabled`. */
  fields?: Record<string, unknown> | undefined;
  /** Additional fields of the target in the request, sent unchanged, such as `description`. */
  targetFields?: Record<string, unknown> | undefined;
}

/** The unit of a goal. */
export type PlanMeasure =
  /** Number of times the event happens. */
  | "count"
  /** Number of days on which the event happens. */
  | "days";

/** The sum of an attribute of the event. */
export interface PlanSumMeasure {
  /** Name of the attribute, such as `steps`. It must be numeric. */
  sum: string;
}

/** Periods at a regular interval, one right after the other. */
export interface PlanRegularSchedule {
  /** First day, such as `2026-01-01`. With a time of day, such as `2026-01-01T10:30`, the cycles start at that local time; periods still include whole days. */
  start: string;
  /** IANA time zone, such as `Asia/Kolkata`. Days start and end in this time zone. */
  zone: string;
  /** Length of each period. */
  every: PlanEvery;
  /** Number of periods, up to 100. */
  periods: number;
}

/** The length of a period, in exactly one unit. A period that starts on the 29th, 30th or 31st starts on the last day of shorter months. */
export interface PlanEvery {
  /** Days. */
  day?: number | undefined;
  /** Weeks. */
  week?: number | undefined;
  /** Months. */
  month?: number | undefined;
  /** Quarters. */
  quarter?: number | undefined;
  /** Half-years. */
  halfYear?: number | undefined;
  /** Years. */
  year?: number | undefined;
}

/** Periods that are listed one by one. */
export interface PlanRangesSchedule {
  /** The periods in order, up to 100. */
  ranges: PlanRange[];
  /** IANA time zone, such as `Asia/Kolkata`. Days start and end in this time zone. */
  zone: string;
}

/** The days of a period. */
export interface PlanRange {
  /** First day. A time of day sets the start of the cycles; the period still includes the whole day. */
  start: string;
  /** Last day, which is included. A time of day sets the end of the cycles; the period still includes the whole day. */
  end: string;
  /** Reference code for enrolling customers in the period. Defaults to `Cycle_1`, `Cycle_2` and so on. */
  name?: string | undefined;
  /** Description of the period. */
  description?: string | undefined;
}

/** How periods are tracked together, except in a streak. */
export type PlanTracking =
  /** Each period counts on its own. */
  | "default"
  /** The goal limits how much counts in a period. */
  | "capping";

/** A streak: periods in a row. */
export interface PlanStreakTracking {
  /** The levels in ascending order, up to 10. */
  streak: PlanLevel[];
  /** `true` if a streak continues after a period in which the goal is missed. Defaults to `false`. */
  pauses?: boolean | undefined;
}

/** A level of a streak. */
export interface PlanLevel {
  /** Name of the level. */
  name?: string | undefined;
  /** Number of periods in a row that are needed to reach the level. */
  periods: number;
}

/** How the time window of the goal is determined. */
export type PlanWindow =
  /** The same calendar periods for all customers. */
  | "calendar"
  /** Starts with each customer's first transaction after enrolment. */
  | "cyclic"
  /** Runs until the customer reaches the goal. */
  | "untilReached";

/** How customers are enrolled. */
export type PlanEnrolment =
  /** By their own activity. */
  | "activity"
  /** By an imported list. */
  | "import";

/** Stores, zones or concepts that a goal is limited to. */
export interface PlanPlaces {
  /** Type of the places. */
  entity: FilterEntity;
  /** IDs of the places. */
  ids: number[];
}

/** The codes of all rules. A code never changes its meaning. */
export type RuleCode =
  /** The text is not valid JSON. */
  | "json-syntax"
  /** The text starts with a byte order mark, which some programs do not accept. */
  | "byte-order-mark"
  /** The text is larger than the limit. */
  | "too-large"
  /** The text is nested more deeply than the limit. */
  | "too-deep"
  /** An edit names a place that does not exist in the text and cannot be created. */
  | "pointer-unresolved"
  /** Internal error. The request was not checked; later calls are not affected. */
  | "internal"
  /** There are more diagnostics than are shown. */
  | "too-many"
  /** A key appears more than once in an object. Only the last value counts. */
  | "duplicate-key"
  /** A field is null. The server treats it as missing. */
  | "null-value"
  /** The field is not documented. */
  | "unknown-field"
  /** The field is set by the server and appears only in responses. */
  | "response-only-field"
  /** The field belongs to the older flow of three calls, in which targets are created after their periods have IDs. */
  | "three-call-field"
  /** A required field is missing, or a required list is empty. */
  | "required"
  /** The value has the wrong type, such as a string where an object is expected. */
  | "wrong-type"
  /** The server accepts a boolean here, but returns it as a string. */
  | "boolean-expression"
  /** The server accepts a number here, but returns it as a string. */
  | "numeric-ref-code"
  /** The server accepts a string that contains a number here, but returns it as a number. */
  | "numeric-text"
  /** The value is not one of the values that the field accepts. */
  | "enum-unknown"
  /** The value is spelled differently in requests, for example as in a table of the documentation. */
  | "enum-spelling"
  /** `SUM` is not a target type. A sum has `targetType` `EVENT_ATTRIBUTE`, with `aggregateFunction` `SUM` in `extendedFieldInfo`. */
  | "sum-target-type"
  /** The ID of a till, store or programme is not a whole number, is negative, or is larger than 2^53 − 1, up to which JavaScript counts exactly. */
  | "till-id"
  /** The text is a whole response of the API. The group is inside of `data`. */
  | "wrapped-answer"
  /** The name of a group or target is empty or contains only spaces. */
  | "name-blank"
  /** The name of a group or target is longer than 200 characters (server codes 300004 and 310008). */
  | "name-too-long"
  /** A name starts or ends with a space, perhaps an invisible one. The server cannot create the rule set of such a target; it accepts such a group. */
  | "name-edge-space"
  /** A name, `refCode`, `eventName` or description contains a character that cannot be seen, such as a control or zero-width character. */
  | "invisible-character"
  /** An earlier group of the batch has the same name, ignoring case. The server would reject this one (code 310069). */
  | "name-repeated"
  /** The description of the group is longer than 255 characters. */
  | "description-too-long"
  /** `totalPeriods` is not the number of periods. */
  | "total-periods-mismatch"
  /** The group has no periods. All requests that are known to be accepted have some. */
  | "periods-missing"
  /** A number is outside its documented range, or too large for the server's and JavaScript's numbers. */
  | "number-range"
  /** There are more than 100 periods. */
  | "too-many-periods"
  /** A cycle date is sent in both forms, with and without `ISO` in its name. The server ignores the ISO form. */
  | "cycle-dates-both"
  /** The cycles end before they start. */
  | "cycle-end-before-start"
  /** A period is outside the cycle dates by more than a day, which time zones cannot explain. */
  | "cycle-outside-periods"
  /** `fromDate` is not before `toDate`, or a period is outside them. */
  | "group-dates"
  /** `timeZoneName` is not an IANA time zone. */
  | "time-zone-unknown"
  /** A leaderboard requires fixed calendar periods (server code 310132). */
  | "leaderboard-window"
  /** A group with `userCreated` must have one target, with enrolment by import. */
  | "user-created"
  /** A streak group has no levels. */
  | "streaks-missing"
  /** The levels of a streak are not in ascending order, are more than 10, or are longer than the number of periods. */
  | "streaks-order"
  /** A unified group must have at least two targets, a `combinationType` and fixed calendar periods. A goal for the whole group requires `ALL`. */
  | "unified-shape"
  /** A group with this tracking type must have one target. */
  | "single-target"
  /** There are more than 10 targets in a unified group, or more than 50 in another group. */
  | "too-many-targets"
  /** A window that starts with the customer's own activity cannot be combined with enrolment by import. */
  | "import-window"
  /** Goals that differ between periods require fixed calendar periods. */
  | "values-differ-window"
  /** The date is not valid, or the day does not exist. */
  | "date-invalid"
  /** A date with a time of day has no UTC offset, so the moment depends on the server. */
  | "date-no-zone"
  /** A date without a time of day means the whole day. */
  | "date-only"
  /** The date can be read, but is not in RFC 3339 form: +0530, +05, a space instead of T, lower-case t or z, or no seconds. */
  | "date-offset-form"
  /** A date is midnight, or the last second of a day, in the group's time zone. Because it is written with another offset, the server keeps another day. */
  | "period-local-midnight"
  /** `frequencyType` is missing. The server later shows `CUSTOM`. */
  | "frequency-missing"
  /** The periods do not follow `frequencyType` and `frequency`. */
  | "period-cadence"
  /** A period ends before it starts. */
  | "period-end-before-start"
  /** A period starts and ends at the same moment. */
  | "period-empty"
  /** All periods have ended (requires the current time). */
  | "periods-past"
  /** A period starts on the day on which an earlier period ends. The server keeps only the day, so both include it. */
  | "period-shared-day"
  /** A period starts before the period above it. */
  | "period-order"
  /** A period starts before an earlier period has ended. */
  | "period-overlap"
  /** There is more than a day between the end of a period and the start of the next. Nothing is tracked in between. */
  | "period-gap"
  /** The server keeps only the days of a period, so an end at midnight or a start at noon includes that whole day. Starts in the first two hours of a day and ends in its last one are not reported. */
  | "period-time-dropped"
  /** Two periods have the same `refCode`, which is used to enrol customers. */
  | "ref-code-duplicate"
  /** The status does not match the dates and the current time. The server calculates it. */
  | "period-status"
  /** The target does not track an event. The rules about events do not apply to it. */
  | "not-behavioural"
  /** `targetEntity` is missing. All requests that are known to be accepted have it. */
  | "target-entity-missing"
  /** The page rules this `targetType` out for events (server code 310033), or no request with this combination of `targetEntity` and `targetType` is known to work. */
  | "entity-type-pair"
  /** `eventName` is missing. The server would track `TransactionAdd`. */
  | "event-name-missing"
  /** The name of the event contains characters other than letters, digits, _ and -, or contains a double underscore. */
  | "event-name-form"
  /** The name of the attribute is longer than the documented limit of 50 characters. */
  | "attribute-name-long"
  /** An attribute of one of the loyalty engine's own events is summed. Only `COUNT` and `VISIT` are documented for these events. */
  | "emf-event-sum"
  /** `aggregateFunction` is `COUNT`, with which no request of type `EVENT_ATTRIBUTE` is known to work. */
  | "aggregate-function"
  /** A sum of an attribute requires `extendedFieldInfo` with the name of the attribute and `aggregateFunction` `SUM`. Extended fields and alternate currencies require `extendedFieldInfo` too (server code 310094). */
  | "attribute-missing"
  /** A target on alternate currencies has no `programId` (server code 310146). */
  | "program-missing"
  /** A target on alternate currencies has no `alternateCurrencyIdentifier`, or an empty one (server code 310147). */
  | "currency-missing"
  /** `extendedFieldInfo` has no effect on a target that counts events or days. */
  | "attribute-unused"
  /** Two targets of the group have the same name. */
  | "target-name-duplicate"
  /** `enrolmentMethod` is missing. The server uses `IMPORT`, so customers are not enrolled by their own activity. */
  | "enrolment-missing"
  /** A filter has no IDs or no `entityType`, or two filters have the same `entityType`. */
  | "filter-shape"
  /** A target must have one default value for each period, in the order of the periods. */
  | "values-per-period"
  /** `defaultValues` is missing. All requests that are known to be accepted have it. */
  | "values-missing"
  /** A goal is negative or zero. */
  | "value-not-positive"
  /** A goal that counts events or days has decimals, or another goal has more than 3. */
  | "value-decimals"
  /** The condition of a target is missing or empty as text, or missing as a tree. All requests known to be accepted have both. */
  | "expression-missing"
  /** `expressionJson` is not valid JSON, or not a valid tree. */
  | "expression-json-invalid"
  /** `expression` and `expressionJson` are different conditions. */
  | "expression-mismatch"
  /** The text of a condition cannot be compiled. Only `compileExpression` reports this, because the server may still accept such a request. */
  | "expression-syntax"
  /** The organisation has no event with this name (requires a catalogue). */
  | "event-unknown"
  /** The event is not published, or is not sent to loyalty (requires a catalogue). */
  | "event-unusable"
  /** The event has no attribute with this name (requires a catalogue). */
  | "attribute-unknown"
  /** The summed attribute is not numeric (requires a catalogue). */
  | "attribute-not-numeric"
  /** The plan names no event, or no attribute to sum. */
  | "plan-blank"
  /** The number of goals in the plan is not the number of periods. */
  | "plan-goals-differ"
  /** A goal that counts events or days has decimals. */
  | "plan-goal-decimals"
  /** A goal is written with separators between its digits. */
  | "plan-goal-separators"
  /** The goals of a plan differ between periods, but its window does not follow the calendar. */
  | "plan-goals-window"
  /** The length of a plan's periods has no unit or several units, or is not a whole number from 1. */
  | "plan-every"
  /** A plan has no periods, or more than 100. */
  | "plan-periods"
  /** The periods of a plan extend beyond the year 9999. */
  | "plan-date-far"
  /** A period of a plan ends before it starts. */
  | "plan-end-before-start"
  /** The time zone of a plan is unknown, so the start of its days is unknown too. */
  | "plan-zone-unknown"
  /** A time in a plan does not exist, because clocks are set forward over it. */
  | "plan-time-never"
  /** A time in a plan occurs twice, because clocks are set back over it. */
  | "plan-time-twice"
  /** A period of a plan starts or ends on a day that the calendar of the time zone skips. */
  | "plan-day-missing"
  /** The start or end of a period in a plan has a time of day. The server keeps only the day. */
  | "plan-time-dropped"
  /** The condition of a plan has parts without an operator between them. */
  | "plan-condition-unjoined"
  /** The tree of a plan's condition is an assumption, because no published example has such a condition. */
  | "plan-condition-assumed"
  /** `fields` in a plan has a field that the plan itself sets, or that only responses have. */
  | "plan-field-taken"
  /** The request uses features that plans do not support. */
  | "plan-unfit"
  /** The request built from the plan has an equivalent value here instead of the original one. */
  | "plan-rewritten";

/** The parameters of each rule's messages, by code. Optional ones are not in every message of the rule. */
export interface RuleParams {
  /** The text is not valid JSON. */
  "json-syntax": { expected: string; found: string };
  /** The text starts with a byte order mark, which some programs do not accept. */
  "byte-order-mark": Record<string, never>;
  /** The text is larger than the limit. */
  "too-large": { bytes: number; limit: number };
  /** The text is nested more deeply than the limit. */
  "too-deep": { limit: number };
  /** An edit names a place that does not exist in the text and cannot be created. */
  "pointer-unresolved": { pointer?: string; from?: number; to?: number };
  /** Internal error. The request was not checked; later calls are not affected. */
  "internal": Record<string, never>;
  /** There are more diagnostics than are shown. */
  "too-many": { count: number; errors: number; warnings: number; infos: number };
  /** A key appears more than once in an object. Only the last value counts. */
  "duplicate-key": { key: string };
  /** A field is null. The server treats it as missing. */
  "null-value": { field: string };
  /** The field is not documented. */
  "unknown-field": { field: string; nearest?: string };
  /** The field is set by the server and appears only in responses. */
  "response-only-field": { field: string };
  /** The field belongs to the older flow of three calls, in which targets are created after their periods have IDs. */
  "three-call-field": { field: string };
  /** A required field is missing, or a required list is empty. */
  "required": { field: string };
  /** The value has the wrong type, such as a string where an object is expected. */
  "wrong-type": { field?: string; expected: string; found: string };
  /** The server accepts a boolean here, but returns it as a string. */
  "boolean-expression": Record<string, never>;
  /** The server accepts a number here, but returns it as a string. */
  "numeric-ref-code": Record<string, never>;
  /** The server accepts a string that contains a number here, but returns it as a number. */
  "numeric-text": Record<string, never>;
  /** The value is not one of the values that the field accepts. */
  "enum-unknown": { field: string; value: string; allowed: string; nearest?: string };
  /** The value is spelled differently in requests, for example as in a table of the documentation. */
  "enum-spelling": { field: string; value: string; wire: string };
  /** `SUM` is not a target type. A sum has `targetType` `EVENT_ATTRIBUTE`, with `aggregateFunction` `SUM` in `extendedFieldInfo`. */
  "sum-target-type": { value: string; wire: string };
  /** The ID of a till, store or programme is not a whole number, is negative, or is larger than 2^53 − 1, up to which JavaScript counts exactly. */
  "till-id": { field: string; largest?: string };
  /** The text is a whole response of the API. The group is inside of `data`. */
  "wrapped-answer": Record<string, never>;
  /** The name of a group or target is empty or contains only spaces. */
  "name-blank": Record<string, never>;
  /** The name of a group or target is longer than 200 characters (server codes 300004 and 310008). */
  "name-too-long": { length: number; limit: number };
  /** A name starts or ends with a space, perhaps an invisible one. The server cannot create the rule set of such a target; it accepts such a group. */
  "name-edge-space": Record<string, never>;
  /** A name, `refCode`, `eventName` or description contains a character that cannot be seen, such as a control or zero-width character. */
  "invisible-character": { field: string };
  /** An earlier group of the batch has the same name, ignoring case. The server would reject this one (code 310069). */
  "name-repeated": { index: number };
  /** The description of the group is longer than 255 characters. */
  "description-too-long": { length: number; limit: number };
  /** `totalPeriods` is not the number of periods. */
  "total-periods-mismatch": { stated: string; periods: number };
  /** The group has no periods. All requests that are known to be accepted have some. */
  "periods-missing": Record<string, never>;
  /** A number is outside its documented range, or too large for the server's and JavaScript's numbers. */
  "number-range": { value: string; field?: string };
  /** There are more than 100 periods. */
  "too-many-periods": { periods: number; limit: number };
  /** A cycle date is sent in both forms, with and without `ISO` in its name. The server ignores the ISO form. */
  "cycle-dates-both": { winner: string; loser: string };
  /** The cycles end before they start. */
  "cycle-end-before-start": { start: string };
  /** A period is outside the cycle dates by more than a day, which time zones cannot explain. */
  "cycle-outside-periods": { cycle: string };
  /** `fromDate` is not before `toDate`, or a period is outside them. */
  "group-dates": { from?: string; to?: string; day?: string };
  /** `timeZoneName` is not an IANA time zone. */
  "time-zone-unknown": { value: string; nearest?: string; candidates?: string };
  /** A leaderboard requires fixed calendar periods (server code 310132). */
  "leaderboard-window": { window: string };
  /** A group with `userCreated` must have one target, with enrolment by import. */
  "user-created": { targets?: number; method?: string };
  /** A streak group has no levels. */
  "streaks-missing": { type: string };
  /** The levels of a streak are not in ascending order, are more than 10, or are longer than the number of periods. */
  "streaks-order": { before?: string; levels?: number; limit?: number; length?: number; periods?: number };
  /** A unified group must have at least two targets, a `combinationType` and fixed calendar periods. A goal for the whole group requires `ALL`. */
  "unified-shape": { targets?: number; window?: string };
  /** A group with this tracking type must have one target. */
  "single-target": { type: string; targets: number };
  /** There are more than 10 targets in a unified group, or more than 50 in another group. */
  "too-many-targets": { targets: number; limit: number };
  /** A window that starts with the customer's own activity cannot be combined with enrolment by import. */
  "import-window": { window: string };
  /** Goals that differ between periods require fixed calendar periods. */
  "values-differ-window": { window: string };
  /** The date is not valid, or the day does not exist. */
  "date-invalid": { field: string; value: string; date?: string; first?: string; second?: string };
  /** A date with a time of day has no UTC offset, so the moment depends on the server. */
  "date-no-zone": { field: string };
  /** A date without a time of day means the whole day. */
  "date-only": { date: string };
  /** The date can be read, but is not in RFC 3339 form: +0530, +05, a space instead of T, lower-case t or z, or no seconds. */
  "date-offset-form": { field: string; date: string };
  /** A date is midnight, or the last second of a day, in the group's time zone. Because it is written with another offset, the server keeps another day. */
  "period-local-midnight": { zone: string; kept: string; meant: string };
  /** `frequencyType` is missing. The server later shows `CUSTOM`. */
  "frequency-missing": Record<string, never>;
  /** The periods do not follow `frequencyType` and `frequency`. */
  "period-cadence": { type: string; frequency: string; start: string; expected: string };
  /** A period ends before it starts. */
  "period-end-before-start": { start: string };
  /** A period starts and ends at the same moment. */
  "period-empty": Record<string, never>;
  /** All periods have ended (requires the current time). */
  "periods-past": { day: string };
  /** A period starts on the day on which an earlier period ends. The server keeps only the day, so both include it. */
  "period-shared-day": { day: string };
  /** A period starts before the period above it. */
  "period-order": Record<string, never>;
  /** A period starts before an earlier period has ended. */
  "period-overlap": { end: string };
  /** There is more than a day between the end of a period and the start of the next. Nothing is tracked in between. */
  "period-gap": { end: string };
  /** The server keeps only the days of a period, so an end at midnight or a start at noon includes that whole day. Starts in the first two hours of a day and ends in its last one are not reported. */
  "period-time-dropped": { day: string };
  /** Two periods have the same `refCode`, which is used to enrol customers. */
  "ref-code-duplicate": { value: string; free?: string };
  /** The status does not match the dates and the current time. The server calculates it. */
  "period-status": { stated: string; right: string };
  /** The target does not track an event. The rules about events do not apply to it. */
  "not-behavioural": { entity: string };
  /** `targetEntity` is missing. All requests that are known to be accepted have it. */
  "target-entity-missing": Record<string, never>;
  /** The page rules this `targetType` out for events (server code 310033), or no request with this combination of `targetEntity` and `targetType` is known to work. */
  "entity-type-pair": { entity: string; type: string; allowed: string };
  /** `eventName` is missing. The server would track `TransactionAdd`. */
  "event-name-missing": Record<string, never>;
  /** The name of the event contains characters other than letters, digits, _ and -, or contains a double underscore. */
  "event-name-form": { character?: string };
  /** The name of the attribute is longer than the documented limit of 50 characters. */
  "attribute-name-long": { length: number; limit: number };
  /** An attribute of one of the loyalty engine's own events is summed. Only `COUNT` and `VISIT` are documented for these events. */
  "emf-event-sum": { event: string };
  /** `aggregateFunction` is `COUNT`, with which no request of type `EVENT_ATTRIBUTE` is known to work. */
  "aggregate-function": Record<string, never>;
  /** A sum of an attribute requires `extendedFieldInfo` with the name of the attribute and `aggregateFunction` `SUM`. Extended fields and alternate currencies require `extendedFieldInfo` too (server code 310094). */
  "attribute-missing": { field?: string; type?: string };
  /** A target on alternate currencies has no `programId` (server code 310146). */
  "program-missing": Record<string, never>;
  /** A target on alternate currencies has no `alternateCurrencyIdentifier`, or an empty one (server code 310147). */
  "currency-missing": Record<string, never>;
  /** `extendedFieldInfo` has no effect on a target that counts events or days. */
  "attribute-unused": { type: string };
  /** Two targets of the group have the same name. */
  "target-name-duplicate": { value: string; free?: string };
  /** `enrolmentMethod` is missing. The server uses `IMPORT`, so customers are not enrolled by their own activity. */
  "enrolment-missing": Record<string, never>;
  /** A filter has no IDs or no `entityType`, or two filters have the same `entityType`. */
  "filter-shape": { entity?: string };
  /** A target must have one default value for each period, in the order of the periods. */
  "values-per-period": { values: number; periods: number };
  /** `defaultValues` is missing. All requests that are known to be accepted have it. */
  "values-missing": Record<string, never>;
  /** A goal is negative or zero. */
  "value-not-positive": Record<string, never>;
  /** A goal that counts events or days has decimals, or another goal has more than 3. */
  "value-decimals": { value: string; decimals: string };
  /** The condition of a target is missing or empty as text, or missing as a tree. All requests known to be accepted have both. */
  "expression-missing": { field: string };
  /** `expressionJson` is not valid JSON, or not a valid tree. */
  "expression-json-invalid": { expression: string; arity?: string; key?: string; operands?: number };
  /** `expression` and `expressionJson` are different conditions. */
  "expression-mismatch": { expression: string };
  /** The text of a condition cannot be compiled. Only `compileExpression` reports this, because the server may still accept such a request. */
  "expression-syntax": { expected: string; found: string };
  /** The organisation has no event with this name (requires a catalogue). */
  "event-unknown": { event: string; nearest?: string };
  /** The event is not published, or is not sent to loyalty (requires a catalogue). */
  "event-unusable": { event: string; status?: string };
  /** The event has no attribute with this name (requires a catalogue). */
  "attribute-unknown": { event: string; attribute: string; nearest?: string };
  /** The summed attribute is not numeric (requires a catalogue). */
  "attribute-not-numeric": { attribute: string; type: string };
  /** The plan names no event, or no attribute to sum. */
  "plan-blank": Record<string, never>;
  /** The number of goals in the plan is not the number of periods. */
  "plan-goals-differ": { goals: number; periods: number };
  /** A goal that counts events or days has decimals. */
  "plan-goal-decimals": { value: string };
  /** A goal is written with separators between its digits. */
  "plan-goal-separators": { value: string; digits: string; decimal?: string };
  /** The goals of a plan differ between periods, but its window does not follow the calendar. */
  "plan-goals-window": { window: string };
  /** The length of a plan's periods has no unit or several units, or is not a whole number from 1. */
  "plan-every": { units?: string; given?: string; limit?: number };
  /** A plan has no periods, or more than 100. */
  "plan-periods": { limit: number; periods: string | number };
  /** The periods of a plan extend beyond the year 9999. */
  "plan-date-far": Record<string, never>;
  /** A period of a plan ends before it starts. */
  "plan-end-before-start": { start: string };
  /** The time zone of a plan is unknown, so the start of its days is unknown too. */
  "plan-zone-unknown": { value: string; nearest?: string };
  /** A time in a plan does not exist, because clocks are set forward over it. */
  "plan-time-never": { zone: string; earlier: string; later: string; chosen: string };
  /** A time in a plan occurs twice, because clocks are set back over it. */
  "plan-time-twice": { zone: string; earlier: string; later: string; chosen: string };
  /** A period of a plan starts or ends on a day that the calendar of the time zone skips. */
  "plan-day-missing": { day: string; zone: string };
  /** The start or end of a period in a plan has a time of day. The server keeps only the day. */
  "plan-time-dropped": { day: string };
  /** The condition of a plan has parts without an operator between them. */
  "plan-condition-unjoined": Record<string, never>;
  /** The tree of a plan's condition is an assumption, because no published example has such a condition. */
  "plan-condition-assumed": Record<string, never>;
  /** `fields` in a plan has a field that the plan itself sets, or that only responses have. */
  "plan-field-taken": { field: string };
  /** The request uses features that plans do not support. */
  "plan-unfit": { targets?: number; value?: string; limit?: number; field?: string; expected?: string };
  /** The request built from the plan has an equivalent value here instead of the original one. */
  "plan-rewritten": { field: string; expected?: string };
}

/** The codes of all notes that an import makes. A code never changes its meaning. */
export type NoteCode =
  /** Credentials were removed: {names}. */
  | "credentials-dropped"
  /** Cookies were removed: {names}. */
  | "cookies-dropped"
  /** Headers were ignored: {names}. */
  | "header-ignored"
  /** Options were ignored: {names}. */
  | "option-ignored"
  /** {count} arguments were ignored. */
  | "argument-ignored"
  /** The method {method} was ignored. Target groups are created with POST. */
  | "method-ignored"
  /** The body comes from a file or another program and could not be read. */
  | "file-body"
  /** The request has no body. */
  | "body-missing"
  /** A quote is not closed, so the body may be incomplete. */
  | "quote-open"
  /** {count} lines that start with an option were joined to the command. */
  | "line-joined"
  /** The body contains variables. They were not replaced. */
  | "expansion-kept"
  /** The text from line {line} on was ignored. */
  | "rest-ignored"
  /** The body is not valid UTF-8. Invalid bytes were replaced. */
  | "not-utf8"
  /** Missing braces around the fields were added. */
  | "braces-added"
  /** A trailing comma was removed. */
  | "trailing-comma-dropped"
  /** {count} requests were found. One of them was imported. */
  | "several-requests"
  /** The text before line {line} was ignored. */
  | "text-before"
  /** The value of {name} on line {line} could not be read. */
  | "value-unknown"
  /** Credentials in the text were masked. */
  | "secrets-masked"
  /** The text is a response of the API. Fields that only responses contain were removed: {names}. */
  | "response-fields-dropped"
  /** Escaped JSON was decoded. */
  | "escapes-removed"
  /** Typographic or single quotes were replaced. */
  | "quotes-replaced"
  /** Typographic dashes before options were replaced by hyphens. */
  | "dashes-replaced"
  /** Extra escape characters of the Windows command line were removed. */
  | "carets-removed"
  /** No-break spaces were replaced by plain spaces. */
  | "spaces-replaced"
  /** {count} comments were removed. */
  | "comments-removed"
  /** Quotes were added to {count} keys. */
  | "keys-quoted"
  /** Values of another language, such as None or undefined, were replaced by those of JSON. */
  | "literals-replaced"
  /** {count} syntax errors were corrected. */
  | "faults-repaired"
  /** The Markdown code fence was removed. */
  | "fence-removed"
  /** {count} rows of a spreadsheet were read. */
  | "rows-read"
  /** Columns were ignored: {names}. */
  | "columns-ignored";
