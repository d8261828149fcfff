// Generated from the model by `cargo xtask docs`. Do not edit.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{StringOrBoolean, StringOrNumber};

/// A target group: goals for customers to reach within periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TargetGroupRequest {
    /// Name of the group, up to 200 characters. It must be unique within the organisation, including inactive groups and ignoring case.
    pub name: String,
    /// Description of the group, up to 255 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// First day of the group. The server ignores the time of day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_date: Option<String>,
    /// Last day of the group. The server ignores the time of day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_date: Option<String>,
    /// `true` to track the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// ID of the till that the group belongs to, up to 2^53 − 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred_till_id: Option<i64>,
    /// The periods, in order. Customers can reach the goals in each of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<Vec<PeriodRequest>>,
    /// Number of periods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_periods: Option<i64>,
    /// How the time window of the goals is determined. Defaults to `FIXED_CALENDAR_WINDOW`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_evaluation_type: Option<EvaluationType>,
    /// Unit of `frequency`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency_type: Option<FrequencyType>,
    /// Number of consecutive cycles, up to 100; −1 for an unlimited number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurring_cycles: Option<i64>,
    /// Length of a cycle, in units of `frequencyType`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<serde_json::Number>,
    /// Start of the first cycle, in the older form. Takes precedence over `targetCycleStartDateISO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_cycle_start_date: Option<String>,
    /// End of the last cycle, in the older form. Takes precedence over `targetCycleEndDateISO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_cycle_end_date: Option<String>,
    /// Start of the first cycle with a UTC offset, such as `2026-01-01T10:30:00+05:30`.
    #[serde(rename = "targetCycleStartDateISO", default, skip_serializing_if = "Option::is_none")]
    pub target_cycle_start_date_iso: Option<String>,
    /// End of the last cycle with a UTC offset.
    #[serde(rename = "targetCycleEndDateISO", default, skip_serializing_if = "Option::is_none")]
    pub target_cycle_end_date_iso: Option<String>,
    /// How the goals of the group are tracked together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_type: Option<TrackingType>,
    /// Defines if customers must meet all targets of a unified group, or any one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub combination_type: Option<Combination>,
    /// Goal of a unified group as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unified_target_expression: Option<UnifiedTargetExpressionRequest>,
    /// The targets: what customers must do.
    pub targets: Vec<TargetRequest>,
    /// Levels of a streak in ascending order, up to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub streaks: Option<Vec<StreakRequest>>,
    /// `true` to rank customers on a leaderboard. Requires fixed calendar periods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaderboard_enabled: Option<bool>,
    /// `true` for groups that customers create themselves. Requires exactly one target and enrolment by import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_created: Option<bool>,
    /// IANA time zone of the group, such as `Asia/Kolkata`. Defaults to `GMT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone_name: Option<String>,
}

impl TargetGroupRequest {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(name: impl Into<String>, targets: Vec<TargetRequest>) -> Self {
        Self { name: name.into(), targets, description: None, from_date: None, to_date: None, active: None, preferred_till_id: None, periods: None, total_periods: None, target_evaluation_type: None, frequency_type: None, recurring_cycles: None, frequency: None, target_cycle_start_date: None, target_cycle_end_date: None, target_cycle_start_date_iso: None, target_cycle_end_date_iso: None, tracking_type: None, combination_type: None, unified_target_expression: None, streaks: None, leaderboard_enabled: None, user_created: None, time_zone_name: None }
    }
}

/// A period: the days in which customers can reach the goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PeriodRequest {
    /// First day. The server ignores the time of day.
    pub start_date: String,
    /// Last day, which is included. The server ignores the time of day, so an end at midnight includes the day that begins then.
    pub end_date: String,
    /// Reference code for enrolling customers in the period, such as `Cycle_1`. The server returns a number as a string.
    pub ref_code: StringOrNumber,
    /// Status of the period. The server calculates it from the dates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_status: Option<PeriodStatus>,
    /// Description of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `true` to track the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
}

impl PeriodRequest {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(start_date: impl Into<String>, end_date: impl Into<String>, ref_code: impl Into<StringOrNumber>) -> Self {
        Self { start_date: start_date.into(), end_date: end_date.into(), ref_code: ref_code.into(), period_status: None, description: None, active: None }
    }
}

/// Status of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum PeriodStatus {
    /// The period has started and has not ended.
    #[serde(rename = "RUNNING")]
    Running,
    /// The period has not started.
    #[serde(rename = "NOT_STARTED")]
    NotStarted,
    /// The period has ended.
    #[serde(rename = "ENDED")]
    Ended,
    /// The period has not started. Only the documentation uses this value.
    #[serde(rename = "UPCOMING")]
    Upcoming,
    /// The period has started and has not ended. Only the documentation uses this value.
    #[serde(rename = "LIVE")]
    Live,
}

/// How the time window of the goals is determined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum EvaluationType {
    /// The same calendar periods for all customers.
    #[serde(rename = "FIXED_CALENDAR_WINDOW")]
    FixedCalendarWindow,
    /// Starts with each customer's first transaction after enrolment.
    #[serde(rename = "CYCLIC_WINDOW")]
    CyclicWindow,
    /// Runs until the customer reaches the goal.
    #[serde(rename = "PERIOD_AGNOSTIC_WINDOW")]
    PeriodAgnosticWindow,
}

/// Unit of the length of a cycle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum FrequencyType {
    /// Days.
    #[serde(rename = "DAILY")]
    Daily,
    /// Weeks.
    #[serde(rename = "WEEKLY")]
    Weekly,
    /// Months.
    #[serde(rename = "MONTHLY")]
    Monthly,
    /// Quarters.
    #[serde(rename = "QUARTERLY")]
    Quarterly,
    /// Half-years.
    #[serde(rename = "HALF_YEARLY")]
    HalfYearly,
    /// Years.
    #[serde(rename = "YEARLY")]
    Yearly,
    /// As defined by the periods.
    #[serde(rename = "CUSTOM")]
    Custom,
}

/// How the goals of a group are tracked together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum TrackingType {
    /// One target; each period counts on its own.
    #[serde(rename = "DEFAULT")]
    Default,
    /// Several targets that are tracked as one unit.
    #[serde(rename = "UNIFIED")]
    Unified,
    /// Consecutive periods without a break.
    #[serde(rename = "STREAKS")]
    Streaks,
    /// The values limit how much counts in a period.
    #[serde(rename = "CAPPING")]
    Capping,
    /// A number of periods, with breaks allowed.
    #[serde(rename = "NON_CONTINUOUS_STREAKS")]
    NonContinuousStreaks,
}

/// Which targets of a unified group customers must meet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum Combination {
    /// All of them.
    #[serde(rename = "ALL")]
    All,
    /// Any one of them.
    #[serde(rename = "ANY")]
    Any,
}

/// Goal of a unified group as a whole, in addition to the goals of its targets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct UnifiedTargetExpressionRequest {
    /// How the values of the targets are combined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregation: Option<ThresholdAggregation>,
    /// Combined value that customers must reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold_value: Option<StringOrNumber>,
}

/// How the values of the targets of a unified group are combined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum ThresholdAggregation {
    /// Adds the values.
    #[serde(rename = "SUM")]
    Sum,
}

/// A target: what customers must do, and how much in each period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TargetRequest {
    /// Name of the target, up to 200 characters, without spaces at the start and end.
    pub name: String,
    /// How the goal is measured. To sum an attribute of the event, use `EVENT_ATTRIBUTE` and `extendedFieldInfo`.
    pub target_type: TargetType,
    /// Entity that the target tracks. Use `EVENT` for behavioural events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_entity: Option<TargetEntity>,
    /// Name of the event. If it is missing, the server tracks `TransactionAdd`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_name: Option<String>,
    /// `true` to track the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Description of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Condition that an event must meet to count. Use `true` to count every event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<StringOrBoolean>,
    /// The condition as a tree, in a string that contains JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression_json: Option<String>,
    /// Stores, zones or concepts that the target is limited to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<FilterRequest>>,
    /// How customers are enrolled. Defaults to `IMPORT`, so customers are not enrolled by their own activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enrolment_method: Option<EnrolmentMethod>,
    /// Goal of each period, in the order of the periods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_values: Option<Vec<DefaultValueRequest>>,
    /// The attribute of the event to sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended_field_info: Option<ExtendedFieldInfoRequest>,
    /// Triggers at milestones on the way to the goal. The server does not return them when it creates a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_milestone_triggers: Option<Vec<Value>>,
}

impl TargetRequest {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(name: impl Into<String>, target_type: TargetType) -> Self {
        Self { name: name.into(), target_type, target_entity: None, event_name: None, active: None, description: None, expression: None, expression_json: None, filters: None, enrolment_method: None, default_values: None, extended_field_info: None, target_milestone_triggers: None }
    }
}

/// How a target measures progress.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum TargetType {
    /// Number of times the event happens.
    #[serde(rename = "COUNT")]
    Count,
    /// Number of days on which the event happens.
    #[serde(rename = "VISIT")]
    Visit,
    /// Sum of an attribute of the event.
    #[serde(rename = "EVENT_ATTRIBUTE")]
    EventAttribute,
    /// Sales. Not for events.
    #[serde(rename = "SALES")]
    Sales,
    /// Gross sales. Not for events.
    #[serde(rename = "GROSS_SALES")]
    GrossSales,
    /// Quantity. Not for events.
    #[serde(rename = "QUANTITY")]
    Quantity,
    /// All transactions or currencies. Not for events.
    #[serde(rename = "ALL")]
    All,
    /// An extended field. Not for events.
    #[serde(rename = "EXTENDED_FIELD")]
    ExtendedField,
    /// Regular points. Not for events.
    #[serde(rename = "REGULAR_POINTS")]
    RegularPoints,
    /// Promotional points. Mentioned in the documentation, but in no published request.
    #[serde(rename = "PROMOTIONAL_POINTS")]
    PromotionalPoints,
    /// All points. Not for events.
    #[serde(rename = "ALL_POINTS")]
    AllPoints,
    /// Regular currency. Not for events.
    #[serde(rename = "REGULAR")]
    Regular,
}

/// The entity that a target tracks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum TargetEntity {
    /// Behavioural events, and the system events of the loyalty engine.
    #[serde(rename = "EVENT")]
    Event,
    /// Transactions.
    #[serde(rename = "TRANSACTION")]
    Transaction,
    /// Line items of transactions.
    #[serde(rename = "LINEITEM")]
    Lineitem,
    /// Points.
    #[serde(rename = "POINTS")]
    Points,
    /// Alternate currencies of a loyalty programme.
    #[serde(rename = "ALTERNATE_CURRENCIES")]
    AlternateCurrencies,
    /// Rewards. Mentioned in the documentation, but in no published request.
    #[serde(rename = "REWARDS")]
    Rewards,
}

/// Stores, zones or concepts that a target is limited to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct FilterRequest {
    /// Type of the places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity_type: Option<FilterEntity>,
    /// IDs of the places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity_ids: Option<Vec<i64>>,
}

/// Types of places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum FilterEntity {
    /// Stores.
    #[serde(rename = "STORE")]
    Store,
    /// Zones.
    #[serde(rename = "ZONE")]
    Zone,
    /// Concepts.
    #[serde(rename = "CONCEPT")]
    Concept,
}

/// How customers are enrolled in a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum EnrolmentMethod {
    /// By their own activity.
    #[serde(rename = "TRANSACTION")]
    Transaction,
    /// By an imported list.
    #[serde(rename = "IMPORT")]
    Import,
    /// By an audience. Appears only in responses.
    #[serde(rename = "AUDIENCE_FILTER")]
    AudienceFilter,
}

/// Goal of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DefaultValueRequest {
    /// Value to reach, as a number or as a string that contains a number. Up to 3 decimals; a whole number if the target counts events or days.
    pub default_value: StringOrNumber,
}

impl DefaultValueRequest {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(default_value: impl Into<StringOrNumber>) -> Self {
        Self { default_value: default_value.into() }
    }
}

/// The attribute of an event to sum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct ExtendedFieldInfoRequest {
    /// Name of the attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How its values are aggregated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregate_function: Option<AggregateFunction>,
    /// Uses one value of each time span, such as the highest of each day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregate_window: Option<AggregateWindowRequest>,
    /// ID of the loyalty programme. Only for alternate currencies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub program_id: Option<i64>,
    /// Name of the currency. Only for alternate currencies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternate_currency_identifier: Option<String>,
}

/// How the values of an attribute are aggregated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum AggregateFunction {
    /// Adds the values.
    #[serde(rename = "SUM")]
    Sum,
    /// Counts the values. Only transactions are known to use it.
    #[serde(rename = "COUNT")]
    Count,
}

/// Uses one value of each time span.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct AggregateWindowRequest {
    /// Which value of each span is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_type: Option<WindowType>,
    /// Unit of the span.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_time_unit: Option<WindowUnit>,
    /// Length of the span, in `windowTimeUnit`, as a string that contains a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_value: Option<StringOrNumber>,
}

/// Which value of a time span is used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum WindowType {
    /// The lowest value.
    #[serde(rename = "MIN")]
    Min,
    /// The highest value.
    #[serde(rename = "MAX")]
    Max,
}

/// Unit of a time span.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum WindowUnit {
    /// Days.
    #[serde(rename = "DAY")]
    Day,
}

/// A level of a streak.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct StreakRequest {
    /// Name of the level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Number of periods in a row that are needed to reach the level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_count_of_sequence: Option<i64>,
}

/// A plan: an event, a goal, and the periods in which customers can reach it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Name of the group, up to 200 characters. Also the name of the target, unless `targetName` is set.
    pub name: String,
    /// Description of the group, up to 255 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Name of the target, up to 200 characters. Defaults to `name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_name: Option<String>,
    /// Name of the event to track, such as `profileUpdated`.
    pub event: String,
    /// How the goal is measured: the number of events, the number of days, or the sum of an attribute.
    pub measure: PlanMeasureChoice,
    /// Goal of each period: one number for all periods, or an array with one number for each.
    pub goal: PlanGoalChoice,
    /// The periods: at a regular interval, or listed one by one.
    pub schedule: PlanScheduleChoice,
    /// How the periods are tracked together. Defaults to `default`: each period counts on its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking: Option<PlanTrackingChoice>,
    /// How the time window of the goal is determined. Defaults to `calendar`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<PlanWindow>,
    /// How customers are enrolled. Defaults to `activity`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enrolment: Option<PlanEnrolment>,
    /// Stores, zones or concepts that the goal is limited to. Defaults to all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Vec<PlanPlaces>>,
    /// Condition that an event must meet to count, such as `currentEvent.value>500`. By default, every event counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// ID of the till that the group belongs to, up to 2^53 − 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub till: Option<i64>,
    /// `false` to create the group without tracking it. Defaults to `true`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Additional fields of the request, sent unchanged, such as `leaderboardEnabled`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<Map<String, Value>>,
    /// Additional fields of the target in the request, sent unchanged, such as `description`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_fields: Option<Map<String, Value>>,
}

impl Plan {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(name: impl Into<String>, event: impl Into<String>, measure: PlanMeasureChoice, goal: PlanGoalChoice, schedule: PlanScheduleChoice) -> Self {
        Self { name: name.into(), event: event.into(), measure, goal, schedule, description: None, target_name: None, tracking: None, window: None, enrolment: None, only: None, when: None, till: None, active: None, fields: None, target_fields: None }
    }
}

/// How the goal is measured: the number of events, the number of days, or the sum of an attribute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlanMeasureChoice {
    /// The unit of a goal.
    Measure(PlanMeasure),
    /// The sum of an attribute of the event.
    SumMeasure(PlanSumMeasure),
}

/// The unit of a goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum PlanMeasure {
    /// Number of times the event happens.
    #[serde(rename = "count")]
    Count,
    /// Number of days on which the event happens.
    #[serde(rename = "days")]
    Days,
}

/// The sum of an attribute of the event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanSumMeasure {
    /// Name of the attribute, such as `steps`. It must be numeric.
    pub sum: String,
}

impl PlanSumMeasure {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(sum: impl Into<String>) -> Self {
        Self { sum: sum.into() }
    }
}

/// Goal of each period: one number for all periods, or an array with one number for each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlanGoalChoice {
    /// The same value for all.
    All(StringOrNumber),
    /// One value for each.
    Each(Vec<StringOrNumber>),
}

/// The periods: at a regular interval, or listed one by one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlanScheduleChoice {
    /// Periods at a regular interval, one right after the other.
    RegularSchedule(PlanRegularSchedule),
    /// Periods that are listed one by one.
    RangesSchedule(PlanRangesSchedule),
}

/// Periods at a regular interval, one right after the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanRegularSchedule {
    /// First day, such as `2026-01-01`. With a time of day, such as `2026-01-01T10:30`, the cycles start at that local time; periods still include whole days.
    pub start: String,
    /// IANA time zone, such as `Asia/Kolkata`. Days start and end in this time zone.
    pub zone: String,
    /// Length of each period.
    pub every: PlanEvery,
    /// Number of periods, up to 100.
    pub periods: i64,
}

impl PlanRegularSchedule {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(start: impl Into<String>, zone: impl Into<String>, every: PlanEvery, periods: i64) -> Self {
        Self { start: start.into(), zone: zone.into(), every, periods }
    }
}

/// The length of a period, in exactly one unit. A period that starts on the 29th, 30th or 31st starts on the last day of shorter months.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub struct PlanEvery {
    /// Days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
    /// Weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week: Option<i64>,
    /// Months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<i64>,
    /// Quarters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quarter: Option<i64>,
    /// Half-years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_year: Option<i64>,
    /// Years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
}

/// Periods that are listed one by one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanRangesSchedule {
    /// The periods in order, up to 100.
    pub ranges: Vec<PlanRange>,
    /// IANA time zone, such as `Asia/Kolkata`. Days start and end in this time zone.
    pub zone: String,
}

impl PlanRangesSchedule {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(ranges: Vec<PlanRange>, zone: impl Into<String>) -> Self {
        Self { ranges, zone: zone.into() }
    }
}

/// The days of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanRange {
    /// First day. A time of day sets the start of the cycles; the period still includes the whole day.
    pub start: String,
    /// Last day, which is included. A time of day sets the end of the cycles; the period still includes the whole day.
    pub end: String,
    /// Reference code for enrolling customers in the period. Defaults to `Cycle_1`, `Cycle_2` and so on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl PlanRange {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(start: impl Into<String>, end: impl Into<String>) -> Self {
        Self { start: start.into(), end: end.into(), name: None, description: None }
    }
}

/// How the periods are tracked together. Defaults to `default`: each period counts on its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PlanTrackingChoice {
    /// How periods are tracked together, except in a streak.
    Tracking(PlanTracking),
    /// A streak: periods in a row.
    StreakTracking(PlanStreakTracking),
}

/// How periods are tracked together, except in a streak.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum PlanTracking {
    /// Each period counts on its own.
    #[serde(rename = "default")]
    Default,
    /// The goal limits how much counts in a period.
    #[serde(rename = "capping")]
    Capping,
}

/// A streak: periods in a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanStreakTracking {
    /// The levels in ascending order, up to 10.
    pub streak: Vec<PlanLevel>,
    /// `true` if a streak continues after a period in which the goal is missed. Defaults to `false`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pauses: Option<bool>,
}

impl PlanStreakTracking {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(streak: Vec<PlanLevel>) -> Self {
        Self { streak, pauses: None }
    }
}

/// A level of a streak.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanLevel {
    /// Name of the level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Number of periods in a row that are needed to reach the level.
    pub periods: i64,
}

impl PlanLevel {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(periods: i64) -> Self {
        Self { periods, name: None }
    }
}

/// How the time window of the goal is determined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum PlanWindow {
    /// The same calendar periods for all customers.
    #[serde(rename = "calendar")]
    Calendar,
    /// Starts with each customer's first transaction after enrolment.
    #[serde(rename = "cyclic")]
    Cyclic,
    /// Runs until the customer reaches the goal.
    #[serde(rename = "untilReached")]
    UntilReached,
}

/// How customers are enrolled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Copy, Eq)]
#[non_exhaustive]
pub enum PlanEnrolment {
    /// By their own activity.
    #[serde(rename = "activity")]
    Activity,
    /// By an imported list.
    #[serde(rename = "import")]
    Import,
}

/// Stores, zones or concepts that a goal is limited to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanPlaces {
    /// Type of the places.
    pub entity: FilterEntity,
    /// IDs of the places.
    pub ids: Vec<i64>,
}

impl PlanPlaces {
    /// Creates the record with its required fields. The optional ones are missing.
    #[must_use]
    pub fn new(entity: FilterEntity, ids: Vec<i64>) -> Self {
        Self { entity, ids }
    }
}
