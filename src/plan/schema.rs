//! The records of a plan, field by field.

use crate::json::rows::{Class, Node};
use crate::model::{
    Amount, Date, FieldKind, FieldValue, FilterEntity, Identifier, Integer, List, Object, Read, Record, StringValue, enumeration, record,
};

record! {
    /// A plan: an event, a goal, and the periods in which customers can reach it.
    Plan {
        /// Name of the group, up to 200 characters. Also the name of the target, unless `targetName` is set.
        "name" (Required, Never, max 200) name: StringValue<'d>,
        /// Description of the group, up to 255 characters.
        "description" (Optional, Never, max 255) description: StringValue<'d>,
        /// Name of the target, up to 200 characters. Defaults to `name`.
        "targetName" (Optional, Never, max 200) target_name: StringValue<'d>,
        /// Name of the event to track, such as `profileUpdated`.
        "event" (Required, Never) event: StringValue<'d>,
        /// How the goal is measured: the number of events, the number of days, or the sum of an attribute.
        "measure" (Required, Never) measure: Measure<'d>,
        /// Goal of each period: one number for all periods, or an array with one number for each.
        "goal" (Required, Never) goal: Goal<'d>,
        /// The periods: at a regular interval, or listed one by one.
        "schedule" (Required, Never) schedule: Schedule<'d>,
        /// How the periods are tracked together. Defaults to `default`: each period counts on its own.
        "tracking" (Optional, Never) tracking: Tracking<'d>,
        /// How the time window of the goal is determined. Defaults to `calendar`.
        "window" (Optional, Never) window: PlanWindow,
        /// How customers are enrolled. Defaults to `activity`.
        "enrolment" (Optional, Never) enrolment: PlanEnrolment,
        /// Stores, zones or concepts that the goal is limited to. Defaults to all of them.
        "only" (Optional, Never) only: List<'d, Places<'d>>,
        /// Condition that an event must meet to count, such as `currentEvent.value>500`. By default, every event counts.
        "when" (Optional, Never) when: StringValue<'d>,
        /// ID of the till that the group belongs to, up to 2^53 − 1.
        "till" (Optional, Never) till: Identifier,
        /// `false` to create the group without tracking it. Defaults to `true`.
        "active" (Optional, Never) active: bool,
        /// Additional fields of the request, sent unchanged, such as `leaderboardEnabled`.
        "fields" (Optional, Never) fields: Object,
        /// Additional fields of the target in the request, sent unchanged, such as `description`.
        "targetFields" (Optional, Never) target_fields: Object,
    }
}

enumeration! {
    /// The unit of a goal.
    PlanMeasure {
        /// Number of times the event happens.
        Count = "count",
        /// Number of days on which the event happens.
        Days = "days",
    }
}

record! {
    /// The sum of an attribute of the event.
    SumMeasure {
        /// Name of the attribute, such as `steps`. It must be numeric.
        "sum" (Required, Never) sum: StringValue<'d>,
    }
}

record! {
    /// Periods at a regular interval, one right after the other.
    RegularSchedule {
        /// First day, such as `2026-01-01`. With a time of day, such as `2026-01-01T10:30`, the cycles start at that local time;
        /// periods still include whole days.
        "start" (Required, Never) start: Date,
        /// IANA time zone, such as `Asia/Kolkata`. Days start and end in this time zone.
        "zone" (Required, Never) zone: StringValue<'d>,
        /// Length of each period.
        "every" (Required, Never) every: Every<'d>,
        /// Number of periods, up to 100.
        "periods" (Required, Never) periods: Integer<'d>,
    }
}

record! {
    /// The length of a period, in exactly one unit. A period that starts on the 29th, 30th or 31st starts on the last day of
    /// shorter months.
    Every {
        /// Days.
        "day" (Optional, Never) day: Integer<'d>,
        /// Weeks.
        "week" (Optional, Never) week: Integer<'d>,
        /// Months.
        "month" (Optional, Never) month: Integer<'d>,
        /// Quarters.
        "quarter" (Optional, Never) quarter: Integer<'d>,
        /// Half-years.
        "halfYear" (Optional, Never) half_year: Integer<'d>,
        /// Years.
        "year" (Optional, Never) year: Integer<'d>,
    }
}

record! {
    /// Periods that are listed one by one.
    RangesSchedule {
        /// The periods in order, up to 100.
        "ranges" (Required, Never) ranges: List<'d, PlanRange<'d>>,
        /// IANA time zone, such as `Asia/Kolkata`. Days start and end in this time zone.
        "zone" (Required, Never) zone: StringValue<'d>,
    }
}

record! {
    /// The days of a period.
    PlanRange {
        /// First day. A time of day sets the start of the cycles; the period still includes the whole day.
        "start" (Required, Never) start: Date,
        /// Last day, which is included. A time of day sets the end of the cycles; the period still includes the whole day.
        "end" (Required, Never) end: Date,
        /// Reference code for enrolling customers in the period. Defaults to `Cycle_1`, `Cycle_2` and so on.
        "name" (Optional, Never) name: StringValue<'d>,
        /// Description of the period.
        "description" (Optional, Never) description: StringValue<'d>,
    }
}

enumeration! {
    /// How periods are tracked together, except in a streak.
    PlanTracking {
        /// Each period counts on its own.
        Default = "default",
        /// The goal limits how much counts in a period.
        Capping = "capping",
    }
}

record! {
    /// A streak: periods in a row.
    StreakTracking {
        /// The levels in ascending order, up to 10.
        "streak" (Required, Never) streak: List<'d, Level<'d>>,
        /// `true` if a streak continues after a period in which the goal is missed. Defaults to `false`.
        "pauses" (Optional, Never) pauses: bool,
    }
}

record! {
    /// A level of a streak.
    Level {
        /// Name of the level.
        "name" (Optional, Never) name: StringValue<'d>,
        /// Number of periods in a row that are needed to reach the level.
        "periods" (Required, Never) periods: Integer<'d>,
    }
}

enumeration! {
    /// How the time window of the goal is determined.
    PlanWindow {
        /// The same calendar periods for all customers.
        Calendar = "calendar",
        /// Starts with each customer's first transaction after enrolment.
        Cyclic = "cyclic",
        /// Runs until the customer reaches the goal.
        UntilReached = "untilReached",
    }
}

enumeration! {
    /// How customers are enrolled.
    PlanEnrolment {
        /// By their own activity.
        Activity = "activity",
        /// By an imported list.
        Import = "import",
    }
}

record! {
    /// Stores, zones or concepts that a goal is limited to.
    Places {
        /// Type of the places.
        "entity" (Required, Never) entity: FilterEntity,
        /// IDs of the places.
        "ids" (Required, Never) ids: List<'d, Identifier>,
    }
}

/// The measure of a plan.
#[derive(Debug, Clone, Copy)]
pub enum Measure<'d> {
    /// The number of events, or of days on which they happen.
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
    /// At a regular interval.
    Regular(RegularSchedule<'d>),
    /// One by one.
    Ranges(RangesSchedule<'d>),
}

impl<'d> Schedule<'d> {
    /// Returns the name of the time zone.
    #[must_use]
    pub fn zone(&self) -> FieldValue<'d, StringValue<'d>> {
        match self {
            Self::Regular(regular) => regular.zone(),
            Self::Ranges(ranges) => ranges.zone(),
        }
    }
}

/// The tracking of a plan.
#[derive(Debug, Clone, Copy)]
pub enum Tracking<'d> {
    /// A tracking without a streak.
    Word(PlanTracking),
    /// A streak.
    Streak(StreakTracking<'d>),
}

impl<'d> Read<'d> for Measure<'d> {
    const KIND: FieldKind = FieldKind::OneOf(&[PlanMeasure::KIND, FieldKind::Record(SumMeasure::SCHEMA)]);

    fn read(node: Node<'d>) -> Option<Self> {
        match SumMeasure::read(node) {
            Some(sum) => Some(Self::Sum(sum)),
            None => PlanMeasure::read(node).map(Self::Counted),
        }
    }
}

impl<'d> Read<'d> for Goal<'d> {
    const KIND: FieldKind = FieldKind::OneOf(&[FieldKind::Amount, FieldKind::List(&FieldKind::Amount)]);

    fn read(node: Node<'d>) -> Option<Self> {
        match List::read(node) {
            Some(each) => Some(Self::Each(each)),
            None => Amount::read(node).map(Self::Same),
        }
    }
}

impl<'d> Read<'d> for Schedule<'d> {
    const KIND: FieldKind = FieldKind::OneOf(&[FieldKind::Record(RegularSchedule::SCHEMA), FieldKind::Record(RangesSchedule::SCHEMA)]);

    fn read(node: Node<'d>) -> Option<Self> {
        // The reader has chosen the layout based on the key `ranges`.
        if node.row()?.layout()?.name == RangesSchedule::SCHEMA.name {
            RangesSchedule::read(node).map(Self::Ranges)
        } else {
            RegularSchedule::read(node).map(Self::Regular)
        }
    }
}

impl<'d> Read<'d> for Tracking<'d> {
    const KIND: FieldKind = FieldKind::OneOf(&[PlanTracking::KIND, FieldKind::Record(StreakTracking::SCHEMA)]);

    fn read(node: Node<'d>) -> Option<Self> {
        if node.class() == Class::Object { StreakTracking::read(node).map(Self::Streak) } else { PlanTracking::read(node).map(Self::Word) }
    }
}
