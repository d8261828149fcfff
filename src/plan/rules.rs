//! The rules of plans, and of requests that are read back into plans.

use crate::rules::{ParamWriter, ToParam};

crate::rules::rules! {
    /// A plan names no event, or no attribute to sum.
    Blank = "plan-blank", Error {
        Usual "" => "Name the event; this is nothing but space.";
        Sum "sum" => "Name the attribute to sum; this is nothing but space.";
    }

    /// A plan has another number of goals than of periods.
    GoalsDiffer = "plan-goals-differ", Error {
        Usual { goals: usize, periods: usize } "" => "There are {goals} goals for {periods} periods. Give one goal for each period, or one number for all of them.";
    }

    /// A goal that counts events or days has decimals.
    GoalDecimals = "plan-goal-decimals", Error {
        Usual { value: &'p str } "" => "Events and days are counted whole, so the goal cannot be {value}.";
    }

    /// A plan has different goals for its periods, but a window that does not follow the calendar.
    GoalsWindow = "plan-goals-window", Error {
        Usual { window: &'p str } "" => "Different goals for the periods need the window \"calendar\", not \"{window}\". Give one number for all periods.";
    }

    /// The length of a plan's periods is given in no unit or in several, or is not a whole number from 1.
    PeriodLength = "plan-every", Error {
        Usual { units: &'p str } "" => "Say how long a period is, in one of: {units}.";
        Several { given: &'p str } "several" => "Say how long a period is in one unit only, not in {given}.";
        Size { limit: usize } "size" => "A period must last at least 1 unit, and not more than {limit}.";
    }

    /// A plan has no period, or more than 100.
    PeriodCount = "plan-periods", Error, fix Asks {
        Usual { limit: usize, periods: CountOrText<'p> } "" => "There must be 1 to {limit} periods, not {periods}.", fix "Change it to {limit}";
    }

    /// The periods of a plan go on beyond the year 9999.
    DateFar = "plan-date-far", Error {
        Usual "" => "The periods go on beyond the year 9999. Make them fewer or shorter.";
    }

    /// A period of a plan ends before it starts.
    RangeEndBeforeStart = "plan-end-before-start", Error {
        Usual { start: &'p str } "" => "The period ends before it starts ({start}).";
    }

    /// The time zone of a plan is unknown, so nobody knows when its days begin.
    ZoneUnknown = "plan-zone-unknown", Error, fix Asks {
        Usual { value: &'p str } "" => "\"{value}\" is no time zone. Write its IANA name, such as Asia/Kolkata.", fix "Change it to {nearest}";
        Near { value: &'p str, nearest: &'p str } "near" => "\"{value}\" is no time zone. Did you mean {nearest}?";
        Here { value: &'p str } "here" => "This environment does not know the clock of {value}, so it cannot tell when days begin there.";
    }

    /// A time in a plan does not exist: clocks are set forward over it.
    TimeNever = "plan-time-never", Warning, fix Asks {
        Usual { zone: &'p str, earlier: &'p str, later: &'p str, chosen: &'p str } "" => "Clocks in {zone} are set forward over this time. It can be read as {later} or as {earlier}; {chosen} is taken.", fix "Write {chosen}";
        Day { zone: &'p str, chosen: &'p str, earlier: &'p str, later: &'p str } "day" => "Clocks in {zone} are set forward at midnight. That can be read as {later} or as {earlier}; {chosen} is taken.";
    }

    /// A time in a plan exists twice: clocks are set back over it.
    TimeTwice = "plan-time-twice", Warning, fix Asks {
        Usual { zone: &'p str, earlier: &'p str, later: &'p str, chosen: &'p str } "" => "Clocks in {zone} are set back over this time, so it comes twice: {earlier} and {later}. {chosen} is taken.", fix "Write {chosen}";
        Day { zone: &'p str, chosen: &'p str, earlier: &'p str, later: &'p str } "day" => "Clocks in {zone} are set back over midnight, so it comes twice: {earlier} and {later}. {chosen} is taken.";
    }

    /// A period of a plan starts or ends on a day that the time zone's calendar leaves out.
    DayMissing = "plan-day-missing", Error {
        Usual { day: chrono::NaiveDate, zone: &'p str } "" => "There was no {day} in {zone}: the calendar there leaves this day out. Choose the day before or after.";
    }

    /// A plan gives a time of day to the start or end of a period; the server keeps only the day.
    TimeDropped = "plan-time-dropped", Info {
        Usual { day: chrono::NaiveDate } "" => "The server keeps only the day of a period, so all of {day} counts.";
    }

    /// The condition of a plan has parts that no operator joins.
    ConditionUnjoined = "plan-condition-unjoined", Error {
        Usual "" => "An operator is missing between parts of this condition, such as == or &&.";
    }

    /// The tree of a plan's condition rests on an assumption: no published pair of text and tree shows the like.
    ConditionAssumed = "plan-condition-assumed", Info {
        Usual "" => "No published example shows how the server writes such a condition as a tree. Try the group before it goes live.";
    }

    /// A plan gives a further field that the plan itself says, or that only answers carry.
    FieldTaken = "plan-field-taken", Error, fix Asks {
        Usual { field: &'p str } "" => "\"{field}\" follows from the plan itself; leave it out here.", fix "Remove \"{field}\"";
        Answer { field: &'p str } "answer" => "\"{field}\" is set by the server and has no place in a request.";
    }

    /// A request says something that no plan can say.
    Unfit = "plan-unfit", Error {
        Targets { targets: usize } "targets" => "A plan has one target; this request has {targets}.";
        Entity { value: &'p str } "entity" => "A plan is about events; this target tracks {value}.";
        Type { value: &'p str } "type" => "A plan counts events or days or sums an attribute; this target is of type {value}.";
        Tracking { value: &'p str } "tracking" => "A plan has no word for a group of type {value}.";
        Enrolment { value: &'p str } "enrolment" => "A plan has no word for enrolment by {value}.";
        Aggregation { value: &'p str } "aggregation" => "A plan sums an attribute, without a window of its own.";
        Periods { value: &'p str } "periods" => "A plan needs 1 to 100 periods, each with its days.";
        Period { field: &'p str, value: &'p str } "period" => "A plan has no word for \"{field}\" of a period that is {value}.";
        Values { value: &'p str } "values" => "A plan needs one goal for each period.";
        Decimals { value: &'p str } "decimals" => "Events and days are counted whole, so a plan cannot have the goal {value}.";
        Window { value: &'p str } "window" => "Different goals for the periods go with fixed calendar periods only.";
        Condition { value: &'p str } "condition" => "The condition's text and its tree do not say the same, or one of them is missing or not understood.";
        Cycle { expected: &'p str } "cycle" => "By the periods this would be {expected}; a plan cannot say what the request says here.";
        Zone { value: &'p str } "zone" => "The time zone \"{value}\" is unknown.";
        Filter { value: &'p str } "filter" => "A plan names places by kind and number.";
        Event { value: &'p str } "event" => "A plan names its event.";
        Rhythm { value: &'p str } "rhythm" => "frequencyType says {value}, but the periods do not follow it.";
        Level { value: &'p str } "level" => "A plan gives each level of a streak its number of periods.";
    }

    /// A request says something in another way than a plan would; building the plan writes it anew, with the same meaning.
    Rewritten = "plan-rewritten", Info {
        Usual { field: &'p str, expected: &'p str } "" => "Built from the plan, \"{field}\" is {expected}.";
        Dropped { field: &'p str } "dropped" => "Built from the plan, \"{field}\" is left out: it says nothing here.";
    }
}

/// A number as somebody wrote it, or as it was counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum CountOrText<'p> {
    /// The number as it is written in a plan.
    Text(&'p str),
    /// The number of elements of a list.
    Count(usize),
}

impl ToParam for CountOrText<'_> {
    fn add_to(&self, params: &mut ParamWriter<'_>) {
        match self {
            Self::Text(number) => params.add(number),
            Self::Count(number) => params.add(number),
        }
    }
}
