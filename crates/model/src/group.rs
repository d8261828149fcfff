//! The target group: what a request creates.

use super::{Date, Identifier, Integer, List, Period, Target, Text};

crate::record! {
    /// A target group: goals that customers reach within periods.
    TargetGroup {
        /// Number of the group, given by the server.
        "id" (Never, Required) id: Identifier,
        /// Name of the group, up to 200 characters. No two groups of an organisation share a name, in whatever case; inactive groups count too.
        "name" (Required, Required, max 200) name: Text<'d>,
        /// What the group is for, up to 255 characters.
        "description" (Optional, Optional, max 255) description: Text<'d>,
        /// First day of the group. The server keeps the day only.
        "fromDate" (Optional, Optional, from EXAMPLES) from_date: Date,
        /// Last day of the group. The server keeps the day only.
        "toDate" (Optional, Optional, from EXAMPLES) to_date: Date,
        /// Whether the group is tracked.
        "active" (Optional, Required) active: bool,
        /// Number of the till that the group belongs to; up to 2^53 − 1.
        "preferredTillId" (Optional, Optional) preferred_till_id: Identifier,
        /// The periods in which goals are reached, one after the other.
        "periods" (Optional, Required) periods: List<'d, Period<'d>>,
        /// How many periods there are.
        "totalPeriods" (Optional, Optional) total_periods: Integer<'d>,
        /// When the periods run. Fixed calendar periods unless it says otherwise.
        "targetEvaluationType" (Optional, Required) target_evaluation_type: EvaluationType,
        /// The unit in which `frequency` counts.
        "frequencyType" (Optional, Optional) frequency_type: FrequencyType,
        /// How many cycles follow each other; −1 for no end, at most 100.
        "recurringCycles" (Optional, Optional, from EXAMPLES) recurring_cycles: Integer<'d>,
        /// Length of a cycle in units of `frequencyType`.
        "frequency" (Optional, Optional) frequency: Integer<'d>,
        /// Start of the first cycle. Older form; it wins over `targetCycleStartDateISO`.
        "targetCycleStartDate" (Optional, Required, from EXAMPLES) target_cycle_start_date: Date,
        /// End of the last cycle. Older form; it wins over `targetCycleEndDateISO`.
        "targetCycleEndDate" (Optional, Required) target_cycle_end_date: Date,
        /// Start of the first cycle with the offset of its zone, such as `2026-01-01T10:30:00+05:30`.
        "targetCycleStartDateISO" (Optional, Required) target_cycle_start_date_iso: Date,
        /// End of the last cycle with the offset of its zone.
        "targetCycleEndDateISO" (Optional, Required) target_cycle_end_date_iso: Date,
        /// How the goals of the group go together.
        "trackingType" (Optional, Optional) tracking_type: TrackingType,
        /// Whether all targets of a unified group must be met or any of them.
        "combinationType" (Optional, Optional, from TARGET_GROUPS) combination_type: Combination,
        /// The goal of a unified group as a whole.
        "unifiedTargetExpression" (Optional, Optional, from TARGET_GROUPS) unified_target_expression: UnifiedTargetExpression<'d>,
        /// The goals: what a customer must do.
        "targets" (Required, Required) targets: List<'d, Target<'d>>,
        /// The levels of a streak, from the shortest to the longest; at most 10.
        "streaks" (Optional, Optional, from TARGET_GROUPS) streaks: List<'d, Streak<'d>>,
        /// Whether customers are ranked; only in groups with fixed calendar periods.
        "leaderboardEnabled" (Optional, Required, from TARGET_GROUPS) leaderboard_enabled: bool,
        /// Whether customers make such groups themselves; only with one target and enrolment by import.
        "userCreated" (Optional, Required, from TARGET_GROUPS) user_created: bool,
        /// Time zone of the group by its IANA name, such as `Asia/Kolkata`; GMT unless it says otherwise.
        "timeZoneName" (Optional, Required, from TIME_ZONES) time_zone_name: Text<'d>,
    }
}

crate::record! {
    /// A level of a streak.
    Streak {
        /// Name of the level.
        "name" (Optional, Optional, from TARGET_GROUPS) name: Text<'d>,
        /// How many periods in sequence reach the level.
        "targetCountOfSequence" (Optional, Optional, from TARGET_GROUPS) target_count_of_sequence: Integer<'d>,
    }
}

crate::record! {
    /// The goal of a unified group as a whole, beside the goals of its targets.
    UnifiedTargetExpression {
        /// How the targets are taken together.
        "aggregation" (Optional, Optional, from TARGET_GROUPS) aggregation: ThresholdAggregation,
        /// What they must reach together.
        "thresholdValue" (Optional, Optional, from TARGET_GROUPS) threshold_value: super::Amount<'d>,
    }
}

crate::enumeration! {
    /// How the targets of a unified group are taken together.
    ThresholdAggregation {
        /// Their values are added.
        Sum = "SUM",
    }
}

crate::enumeration! {
    /// How the goals of a group go together.
    TrackingType {
        /// One target, each period for itself.
        Default = "DEFAULT",
        /// Several targets as a unit.
        Unified = "UNIFIED",
        /// Periods in unbroken sequence.
        Streaks = "STREAKS",
        /// A limit to what a customer can get in a period.
        Capping = "CAPPING",
        /// Periods in sequence, with pauses.
        NonContinuousStreaks = "NON_CONTINUOUS_STREAKS",
    }
    spelled {
        "STREAK" = "STREAKS",
        "NON_CONTINUOUS_STREAK" = "NON_CONTINUOUS_STREAKS",
    }
}

crate::enumeration! {
    /// When the periods of a group run.
    EvaluationType {
        /// From a start date, each for its days.
        FixedCalendarWindow = "FIXED_CALENDAR_WINDOW",
        /// From a customer's first transaction after enrolment.
        CyclicWindow = "CYCLIC_WINDOW",
        /// Until the customer reaches the goal.
        PeriodAgnosticWindow = "PERIOD_AGNOSTIC_WINDOW",
    }
    spelled {
        "FIXED_CALENDER_WINDOW" = "FIXED_CALENDAR_WINDOW",
    }
}

crate::enumeration! {
    /// The unit in which the length of a cycle counts.
    FrequencyType {
        /// Days.
        Daily = "DAILY",
        /// Weeks.
        Weekly = "WEEKLY",
        /// Months.
        Monthly = "MONTHLY",
        /// Quarters of a year.
        Quarterly = "QUARTERLY",
        /// Halves of a year.
        HalfYearly = "HALF_YEARLY",
        /// Years.
        Yearly = "YEARLY",
        /// The periods say it themselves.
        Custom = "CUSTOM",
    }
    spelled {
        "HALFYEARLY" = "HALF_YEARLY",
    }
}

crate::enumeration! {
    /// Which targets of a unified group must be met.
    Combination {
        /// All of them.
        All = "ALL",
        /// Any of them.
        Any = "ANY",
    }
}
