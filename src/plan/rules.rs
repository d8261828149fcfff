//! The rules of plans, and of requests that are converted to plans.

use crate::rules::{ParamKind, ParamWriter, ToParam};

crate::rules::rules! {
    /// The plan names no event, or no attribute to sum.
    Blank = "plan-blank", Error {
        Usual "" => "\"event\" must not be empty.";
        Sum "sum" => "\"sum\" must name the attribute to sum.";
    }

    /// The number of goals in the plan is not the number of periods.
    GoalsDiffer = "plan-goals-differ", Error {
        Usual { goals: usize, periods: usize } "" => "There {goals, plural, one {is # goal} other {are # goals}} for {periods, plural, one {# period} other {# periods}}. Use one goal for each period, or one number for all of them.";
    }

    /// A goal that counts events or days has decimals.
    GoalDecimals = "plan-goal-decimals", Error {
        Usual { value: &'p str } "" => "\"goal\" must be a whole number, because the plan counts events or days. Found {value}.";
    }

    /// A goal is written with separators between its digits.
    GoalSeparators = "plan-goal-separators", Error, fix Asks {
        Usual { value: &'p str, digits: &'p str } "" => "\"{value}\" contains separators. Did you mean {digits}? Use a number without separators.", fix "Change to {digits}";
        Ambiguous { value: &'p str, digits: &'p str, decimal: &'p str } "ambiguous" => "\"{value}\" could mean {digits} or {decimal}. Which one is the goal? Use a number without separators.", fix "Change to {digits}";
    }

    /// The goals of a plan differ between periods, but its window does not follow the calendar.
    GoalsWindow = "plan-goals-window", Error {
        Usual { window: &'p str } "" => "Goals that differ between periods require the window \"calendar\", not \"{window}\". Use one number for all periods.";
    }

    /// The length of a plan's periods has no unit or several units, or is not a whole number from 1.
    PeriodLength = "plan-every", Error {
        Usual { units: &'p str } "" => "\"every\" must have one unit: {units}.";
        Several { given: &'p str } "several" => "\"every\" must have only one unit. Found {given}.";
        Size { limit: usize } "size" => "The length of a period must be a whole number from 1 to {limit}.";
    }

    /// A plan has no periods, or more than 100.
    PeriodCount = "plan-periods", Error, fix Asks {
        Usual { limit: usize, periods: CountOrText<'p> } "" => "The number of periods must be from 1 to {limit}. Found {periods}.", fix "Change to {limit}";
    }

    /// The periods of a plan extend beyond the year 9999.
    DateFar = "plan-date-far", Error {
        Usual "" => "The periods extend beyond the year 9999. Use fewer or shorter periods.";
    }

    /// A period of a plan ends before it starts.
    RangeEndBeforeStart = "plan-end-before-start", Error {
        Usual { start: &'p str } "" => "The period ends before it starts ({start}).";
    }

    /// The time zone of a plan is unknown, so the start of its days is unknown too.
    ZoneUnknown = "plan-zone-unknown", Error, fix Asks {
        Usual { value: &'p str } "" => "\"{value}\" is not an IANA time zone. Use a name such as Asia/Kolkata.", fix "Change to {nearest}";
        Near { value: &'p str, nearest: &'p str } "near" => "\"{value}\" is not an IANA time zone. Did you mean {nearest}?";
        Here { value: &'p str } "here" => "This environment has no data for the time zone {value}, so the start of its days is unknown.";
    }

    /// A time in a plan does not exist, because clocks are set forward over it.
    TimeNever = "plan-time-never", Warning, fix Asks {
        Usual { zone: &'p str, earlier: &'p str, later: &'p str, chosen: &'p str } "" => "This time does not exist in {zone}, because clocks are set forward. It could mean {later} or {earlier}; {chosen} is used.", fix "Change to {chosen}";
        Day { zone: &'p str, chosen: &'p str, earlier: &'p str, later: &'p str } "day" => "Midnight does not exist on this day in {zone}, because clocks are set forward. It could mean {later} or {earlier}; {chosen} is used.";
    }

    /// A time in a plan occurs twice, because clocks are set back over it.
    TimeTwice = "plan-time-twice", Warning, fix Asks {
        Usual { zone: &'p str, earlier: &'p str, later: &'p str, chosen: &'p str } "" => "This time occurs twice in {zone}, because clocks are set back: {earlier} and {later}. {chosen} is used.", fix "Change to {chosen}";
        Day { zone: &'p str, chosen: &'p str, earlier: &'p str, later: &'p str } "day" => "Midnight occurs twice on this day in {zone}, because clocks are set back: {earlier} and {later}. {chosen} is used.";
    }

    /// A period of a plan starts or ends on a day that the calendar of the time zone skips.
    DayMissing = "plan-day-missing", Error {
        Usual { day: chrono::NaiveDate, zone: &'p str } "" => "{day} does not exist in {zone}, where the calendar skips this day. Use the day before or after.";
    }

    /// The start or end of a period in a plan has a time of day. The server keeps only the day.
    TimeDropped = "plan-time-dropped", Info {
        Usual { day: chrono::NaiveDate } "" => "The server ignores the time of day, so the period includes all of {day}.";
    }

    /// The condition of a plan has parts without an operator between them.
    ConditionUnjoined = "plan-condition-unjoined", Error {
        Usual "" => "An operator such as == or && is missing between parts of this condition.";
    }

    /// The tree of a plan's condition is an assumption, because no published example has such a condition.
    ConditionAssumed = "plan-condition-assumed", Info {
        Usual "" => "The tree of this condition is an assumption, because no published example has one like it. Test the group before it goes live.";
    }

    /// `fields` in a plan has a field that the plan itself sets, or that only responses have.
    FieldTaken = "plan-field-taken", Error, fix Asks {
        Usual { field: &'p str } "" => "\"{field}\" is set by the plan itself. Remove it here.", fix "Remove \"{field}\"";
        Answer { field: &'p str } "answer" => "\"{field}\" is set by the server. Remove it here.";
    }

    /// The request uses features that plans do not support.
    Unfit = "plan-unfit", Error {
        Targets { targets: usize } "targets" => "Plans have one target, but this request has {targets}.";
        Entity { value: &'p str } "entity" => "Plans support only the \"targetEntity\" EVENT.";
        Type { value: &'p str } "type" => "Plans count events or days, or sum an attribute. They do not support \"targetType\" {value}.";
        Tracking { value: &'p str } "tracking" => "Plans do not support \"trackingType\" {value}.";
        Enrolment { value: &'p str } "enrolment" => "Plans do not support \"enrolmentMethod\" {value}.";
        Aggregation "aggregation" => "Plans support only a plain sum of an attribute, without \"aggregateWindow\".";
        Periods { limit: usize } "periods" => "Plans require 1 to {limit} periods with valid dates.";
        Period { field: &'p str, value: &'p str } "period" => "Plans do not support \"{field}\" {value} in a period.";
        Values "values" => "Plans require one goal for each period.";
        Decimals { value: &'p str } "decimals" => "Goals that count events or days must be whole numbers. Found {value}.";
        Window "window" => "Plans support goals that differ between periods only with fixed calendar periods.";
        Condition "condition" => "The condition cannot be used in a plan: its text and its tree differ, one of them is missing, or one is invalid.";
        Cycle { expected: &'p str } "cycle" => "Plans calculate this from the periods as {expected}. They do not support another value.";
        Zone { value: &'p str } "zone" => "\"{value}\" is not an IANA time zone.";
        Filter "filter" => "Plans support only filters that have an \"entityType\" and \"entityIds\".";
        Event "event" => "Plans require the name of an event.";
        Rhythm { value: &'p str } "rhythm" => "The periods do not follow \"frequencyType\" {value}.";
        Level "level" => "Plans require the number of periods of each streak level.";
    }

    /// The request built from the plan has an equivalent value here instead of the original one.
    Rewritten = "plan-rewritten", Info {
        Usual { field: &'p str, expected: &'p str } "" => "The request built from the plan has \"{field}\" {expected}, which means the same.";
        Dropped { field: &'p str } "dropped" => "The request built from the plan does not have \"{field}\", which has no effect here.";
    }
}

/// A number as it is written in a plan, or as it was counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum CountOrText<'p> {
    /// The number as it is written in a plan.
    Text(&'p str),
    /// The number of elements of a list.
    Count(usize),
}

impl ToParam for CountOrText<'_> {
    const KIND: ParamKind = ParamKind::TextOrNumber;

    fn add_to(&self, params: &mut ParamWriter<'_>) {
        match self {
            Self::Text(number) => params.add(number),
            Self::Count(number) => params.add(number),
        }
    }
}
