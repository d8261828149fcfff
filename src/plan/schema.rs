//! The records of a plan, field by field.

use crate::json::rows::{Class, Node};
use crate::model::{
    Amount, Date, FieldValue, FilterEntity, Identifier, Integer, Kind, List, Object, Read, Record, Text, enumeration, record,
};

record! {
    /// What a person means: an event, a goal, and the days in which it is to be reached.
    Plan {
        /// Name of the group, up to 200 characters. The target is called so too, unless `targetName` says otherwise.
        "name" (Required, Never, max 200) name: Text<'d>,
        /// What the group is for, up to 255 characters.
        "description" (Optional, Never, max 255) description: Text<'d>,
        /// Name of the target, where it is not that of the group; up to 200 characters.
        "targetName" (Optional, Never, max 200) target_name: Text<'d>,
        /// Name of the event that counts, such as `profileUpdated`.
        "event" (Required, Never) event: Text<'d>,
        /// What is measured: how often the event happens, on how many days, or the sum of one of its attributes.
        "measure" (Required, Never) measure: Measure<'d>,
        /// What must be reached in each period: one number for all of them, or a list with one number for each.
        "goal" (Required, Never) goal: Goal<'d>,
        /// The periods: at a regular rhythm, or one by one.
        "schedule" (Required, Never) schedule: Schedule<'d>,
        /// How the periods go together: each for itself unless it says otherwise.
        "tracking" (Optional, Never) tracking: Tracking<'d>,
        /// When the periods run; by the calendar unless it says otherwise.
        "window" (Optional, Never) window: PlanWindow,
        /// How customers are enrolled; by their own activity unless it says otherwise.
        "enrolment" (Optional, Never) enrolment: PlanEnrolment,
        /// Places to which the goal is limited; everywhere unless it says otherwise.
        "only" (Optional, Never) only: List<'d, Places<'d>>,
        /// Condition that an event must meet to count, such as `currentEvent.value>500`; every event counts unless it says otherwise.
        "when" (Optional, Never) when: Text<'d>,
        /// Number of the till that the group belongs to; up to 2^53 − 1.
        "till" (Optional, Never) till: Identifier,
        /// Whether the group is tracked; it is unless it says otherwise.
        "active" (Optional, Never) active: bool,
        /// Further fields of the request, which are sent as they stand here, such as `leaderboardEnabled`.
        "fields" (Optional, Never) fields: Object,
        /// Further fields of the request's target, which are sent as they stand here, such as `description`.
        "targetFields" (Optional, Never) target_fields: Object,
    }
}

enumeration! {
    /// What is counted.
    PlanMeasure {
        /// How often the event happens.
        Count = "count",
        /// On how many days the event happens.
        Days = "days",
    }
}

record! {
    /// A sum over an attribute of the event.
    SumMeasure {
        /// Name of the attribute, such as `steps`. Only numbers can be summed.
        "sum" (Required, Never) sum: Text<'d>,
    }
}

record! {
    /// Periods at a regular rhythm, one right after the other.
    RegularSchedule {
        /// First day, such as `2026-01-01`. With a time of day, such as `2026-01-01T10:30`, the cycles start at that time by the
        /// clock of the zone; periods still count whole days.
        "start" (Required, Never) start: Date,
        /// Time zone by its IANA name, such as `Asia/Kolkata`. Days begin and end by its clock.
        "zone" (Required, Never) zone: Text<'d>,
        /// How long each period is.
        "every" (Required, Never) every: Every<'d>,
        /// How many periods there are, up to 100.
        "periods" (Required, Never) periods: Integer<'d>,
    }
}

record! {
    /// The length of a period, in one of these units. A period that starts on the 29th, 30th or 31st starts on the last day of a
    /// month that has no such day, and keeps its day in the others.
    Every {
        /// Days.
        "day" (Optional, Never) day: Integer<'d>,
        /// Weeks.
        "week" (Optional, Never) week: Integer<'d>,
        /// Months.
        "month" (Optional, Never) month: Integer<'d>,
        /// Quarters of a year.
        "quarter" (Optional, Never) quarter: Integer<'d>,
        /// Halves of a year.
        "halfYear" (Optional, Never) half_year: Integer<'d>,
        /// Years.
        "year" (Optional, Never) year: Integer<'d>,
    }
}

record! {
    /// Periods that are given one by one.
    RangesSchedule {
        /// The periods, in their order; up to 100.
        "ranges" (Required, Never) ranges: List<'d, Range<'d>>,
        /// Time zone by its IANA name, such as `Asia/Kolkata`. Days begin and end by its clock.
        "zone" (Required, Never) zone: Text<'d>,
    }
}

record! {
    /// The days of a period.
    Range {
        /// First day. A time of day says when the cycles start; periods count whole days.
        "start" (Required, Never) start: Date,
        /// Last day, counted whole. A time of day says when the cycles end; periods count whole days.
        "end" (Required, Never) end: Date,
        /// Name by which customers are enrolled into the period; `Cycle_1` and so on unless it says otherwise.
        "name" (Optional, Never) name: Text<'d>,
        /// What the period is for.
        "description" (Optional, Never) description: Text<'d>,
    }
}

enumeration! {
    /// How periods go together, where no streak is tracked.
    PlanTracking {
        /// Each period for itself.
        Default = "default",
        /// The goal is a limit to what a customer can get in a period.
        Capping = "capping",
    }
}

record! {
    /// A streak: periods in sequence.
    StreakTracking {
        /// The levels, from the shortest to the longest; at most 10.
        "streak" (Required, Never) streak: List<'d, Level<'d>>,
        /// Whether a streak goes on after a period without the goal; it is broken unless it says otherwise.
        "pauses" (Optional, Never) pauses: bool,
    }
}

record! {
    /// A level of a streak.
    Level {
        /// Name of the level.
        "name" (Optional, Never) name: Text<'d>,
        /// How many periods in sequence reach the level.
        "periods" (Required, Never) periods: Integer<'d>,
    }
}

enumeration! {
    /// When the periods run.
    PlanWindow {
        /// By the calendar, for everybody the same.
        Calendar = "calendar",
        /// From a customer's first transaction after enrolment.
        Cyclic = "cyclic",
        /// Until the customer reaches the goal.
        UntilReached = "untilReached",
    }
}

enumeration! {
    /// How customers are enrolled.
    PlanEnrolment {
        /// By their own activity.
        Activity = "activity",
        /// By a list that is imported.
        Import = "import",
    }
}

record! {
    /// Places to which a goal is limited.
    Places {
        /// What kind of places.
        "entity" (Required, Never) entity: FilterEntity,
        /// Their numbers.
        "ids" (Required, Never) ids: List<'d, Identifier>,
    }
}

/// The measure of a plan.
#[derive(Debug, Clone, Copy)]
pub enum Measure<'d> {
    /// How often the event happens, or on how many days.
    Counted(PlanMeasure),
    /// The sum of an attribute.
    Sum(SumMeasure<'d>),
}

/// The goal of a plan.
#[derive(Debug, Clone)]
pub enum Goal<'d> {
    /// The same in all periods.
    Same(Amount<'d>),
    /// One number for each period.
    Each(List<'d, Amount<'d>>),
}

/// The periods of a plan.
#[derive(Debug, Clone, Copy)]
pub enum Schedule<'d> {
    /// At a regular rhythm.
    Regular(RegularSchedule<'d>),
    /// One by one.
    Ranges(RangesSchedule<'d>),
}

impl<'d> Schedule<'d> {
    /// The name of the time zone.
    #[must_use]
    pub fn zone(&self) -> FieldValue<'d, Text<'d>> {
        match self {
            Self::Regular(regular) => regular.zone(),
            Self::Ranges(ranges) => ranges.zone(),
        }
    }
}

/// The tracking of a plan: how its periods go together.
#[derive(Debug, Clone, Copy)]
pub enum Tracking<'d> {
    /// Without a streak.
    Word(PlanTracking),
    /// As a streak.
    Streak(StreakTracking<'d>),
}

impl<'d> Read<'d> for Measure<'d> {
    const KIND: Kind = Kind::OneOf(&[PlanMeasure::KIND, Kind::Record(SumMeasure::SCHEMA)]);

    fn read(node: Node<'d>) -> Option<Self> {
        match SumMeasure::read(node) {
            Some(sum) => Some(Self::Sum(sum)),
            None => PlanMeasure::read(node).map(Self::Counted),
        }
    }
}

impl<'d> Read<'d> for Goal<'d> {
    const KIND: Kind = Kind::OneOf(&[Kind::Amount, Kind::List(&Kind::Amount)]);

    fn read(node: Node<'d>) -> Option<Self> {
        match List::read(node) {
            Some(each) => Some(Self::Each(each)),
            None => Amount::read(node).map(Self::Same),
        }
    }
}

impl<'d> Read<'d> for Schedule<'d> {
    const KIND: Kind = Kind::OneOf(&[Kind::Record(RegularSchedule::SCHEMA), Kind::Record(RangesSchedule::SCHEMA)]);

    fn read(node: Node<'d>) -> Option<Self> {
        // The reader has chosen the layout by the key `ranges`.
        if node.row()?.layout()?.name == RangesSchedule::SCHEMA.name {
            RangesSchedule::read(node).map(Self::Ranges)
        } else {
            RegularSchedule::read(node).map(Self::Regular)
        }
    }
}

impl<'d> Read<'d> for Tracking<'d> {
    const KIND: Kind = Kind::OneOf(&[PlanTracking::KIND, Kind::Record(StreakTracking::SCHEMA)]);

    fn read(node: Node<'d>) -> Option<Self> {
        if node.class() == Class::Object { StreakTracking::read(node).map(Self::Streak) } else { PlanTracking::read(node).map(Self::Word) }
    }
}
