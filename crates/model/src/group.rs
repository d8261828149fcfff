//! The target group: what a request creates.

use super::{Anything, Attribution, Date, Identifier, Integer, List, Number, Period, StringValue, Target};

crate::record! {
    /// A target group: goals for customers to reach within periods.
    TargetGroup {
        /// ID of the group, assigned by the server.
        "id" (Never, Required) id: Identifier,
        /// Who created the group, and when. Only in lists of groups.
        "attribution" (Never, Optional, from TARGET_GROUPS) attribution: Attribution<'d>,
        /// ID of the organisation. Only in lists of groups.
        "orgId" (Never, Optional, from TARGET_GROUPS) org_id: Identifier,
        /// Time of creation in milliseconds since 1970. Only in lists of groups.
        "createdOn" (Never, Optional, from TARGET_GROUPS) created_on: Identifier,
        /// The period that is running. Only in lists of groups.
        "activePeriod" (Never, Optional, from TARGET_GROUPS) active_period: Anything,
        /// Name of the group, up to 200 characters. It must be unique within the organisation, including inactive groups and ignoring case.
        "name" (Required, Required, max 200) name: StringValue<'d>,
        /// Description of the group, up to 255 characters.
        "description" (Optional, Optional, max 255) description: StringValue<'d>,
        /// First day of the group. The server ignores the time of day.
        "fromDate" (Optional, Optional, from EXAMPLES) from_date: Date,
        /// Last day of the group. The server ignores the time of day.
        "toDate" (Optional, Optional, from EXAMPLES) to_date: Date,
        /// `true` to track the group.
        "active" (Optional, Required) active: bool,
        /// ID of the till that the group belongs to, up to 2^53 − 1.
        "preferredTillId" (Optional, Optional) preferred_till_id: Identifier,
        /// The periods, in order. Customers can reach the goals in each of them.
        "periods" (Optional, Required) periods: List<'d, Period<'d>>,
        /// Number of periods.
        "totalPeriods" (Optional, Optional) total_periods: Integer<'d>,
        /// How the time window of the goals is determined. Defaults to `FIXED_CALENDAR_WINDOW`.
        "targetEvaluationType" (Optional, Required) target_evaluation_type: EvaluationType,
        /// Unit of `frequency`.
        "frequencyType" (Optional, Optional) frequency_type: FrequencyType,
        /// Number of consecutive cycles, up to 100; −1 for an unlimited number.
        "recurringCycles" (Optional, Optional, from EXAMPLES) recurring_cycles: Integer<'d>,
        /// Length of a cycle, in units of `frequencyType`.
        "frequency" (Optional, Optional) frequency: Number<'d>,
        /// Start of the first cycle, in the older form. Takes precedence over `targetCycleStartDateISO`.
        "targetCycleStartDate" (Optional, Optional, from EXAMPLES) target_cycle_start_date: Date,
        /// End of the last cycle, in the older form. Takes precedence over `targetCycleEndDateISO`.
        "targetCycleEndDate" (Optional, Optional) target_cycle_end_date: Date,
        /// Start of the first cycle with a UTC offset, such as `2026-01-01T10:30:00+05:30`.
        "targetCycleStartDateISO" (Optional, Optional) target_cycle_start_date_iso: Date,
        /// End of the last cycle with a UTC offset.
        "targetCycleEndDateISO" (Optional, Optional) target_cycle_end_date_iso: Date,
        /// How the goals of the group are tracked together.
        "trackingType" (Optional, Optional) tracking_type: TrackingType,
        /// Defines if customers must meet all targets of a unified group, or any one of them.
        "combinationType" (Optional, Optional, from TARGET_GROUPS) combination_type: Combination,
        /// Goal of a unified group as a whole.
        "unifiedTargetExpression" (Optional, Optional, from TARGET_GROUPS) unified_target_expression: UnifiedTargetExpression<'d>,
        /// The targets: what customers must do.
        "targets" (Required, Required) targets: List<'d, Target<'d>>,
        /// Levels of a streak in ascending order, up to 10.
        "streaks" (Optional, Optional, from TARGET_GROUPS) streaks: List<'d, Streak<'d>>,
        /// `true` to rank customers on a leaderboard. Requires fixed calendar periods.
        "leaderboardEnabled" (Optional, Required, from TARGET_GROUPS) leaderboard_enabled: bool,
        /// `true` for groups that customers create themselves. Requires exactly one target and enrolment by import.
        "userCreated" (Optional, Required, from TARGET_GROUPS) user_created: bool,
        /// IANA time zone of the group, such as `Asia/Kolkata`. Defaults to `GMT`.
        "timeZoneName" (Optional, Required, from TIME_ZONES) time_zone_name: StringValue<'d>,
    }
}

crate::record! {
    /// A level of a streak.
    Streak {
        /// ID of the level, assigned by the server.
        "id" (Never, Optional, from TARGET_GROUPS) id: Identifier,
        /// Who created the level, and when.
        "attribution" (Never, Optional, from TARGET_GROUPS) attribution: Attribution<'d>,
        /// ID of the group, assigned by the server.
        "targetGroupId" (Never, Optional, from TARGET_GROUPS) target_group_id: Identifier,
        /// Name of the level.
        "name" (Optional, Optional, from TARGET_GROUPS) name: StringValue<'d>,
        /// Number of periods in a row that are needed to reach the level.
        "targetCountOfSequence" (Optional, Optional, from TARGET_GROUPS) target_count_of_sequence: Integer<'d>,
    }
}

crate::record! {
    /// Goal of a unified group as a whole, in addition to the goals of its targets.
    UnifiedTargetExpression {
        /// The IDs of the targets with the operator between them, written by the server.
        "ruleExpression" (Never, Optional, from TARGET_GROUPS) rule_expression: StringValue<'d>,
        /// How the values of the targets are combined.
        "aggregation" (Optional, Optional, from TARGET_GROUPS) aggregation: ThresholdAggregation,
        /// Combined value that customers must reach.
        "thresholdValue" (Optional, Optional, from TARGET_GROUPS) threshold_value: super::Amount<'d>,
    }
}

crate::enumeration! {
    /// How the values of the targets of a unified group are combined.
    ThresholdAggregation {
        /// Adds the values.
        Sum = "SUM",
    }
}

crate::enumeration! {
    /// How the goals of a group are tracked together.
    TrackingType {
        /// One target; each period counts on its own.
        Default = "DEFAULT",
        /// Several targets that are tracked as one unit.
        Unified = "UNIFIED",
        /// Consecutive periods without a break.
        Streaks = "STREAKS",
        /// The values limit how much counts in a period.
        Capping = "CAPPING",
        /// A number of periods, with breaks allowed.
        NonContinuousStreaks = "NON_CONTINUOUS_STREAKS",
    }
    spelled {
        "STREAK" = "STREAKS",
        "NON_CONTINUOUS_STREAK" = "NON_CONTINUOUS_STREAKS",
    }
}

crate::enumeration! {
    /// How the time window of the goals is determined.
    EvaluationType {
        /// The same calendar periods for all customers.
        FixedCalendarWindow = "FIXED_CALENDAR_WINDOW",
        /// Starts with each customer's first transaction after enrolment.
        CyclicWindow = "CYCLIC_WINDOW",
        /// Runs until the customer reaches the goal.
        PeriodAgnosticWindow = "PERIOD_AGNOSTIC_WINDOW",
    }
    spelled {
        "FIXED_CALENDER_WINDOW" = "FIXED_CALENDAR_WINDOW",
    }
}

crate::enumeration! {
    /// Unit of the length of a cycle.
    FrequencyType {
        /// Days.
        Daily = "DAILY",
        /// Weeks.
        Weekly = "WEEKLY",
        /// Months.
        Monthly = "MONTHLY",
        /// Quarters.
        Quarterly = "QUARTERLY",
        /// Half-years.
        HalfYearly = "HALF_YEARLY",
        /// Years.
        Yearly = "YEARLY",
        /// As defined by the periods.
        Custom = "CUSTOM",
    }
    spelled {
        "HALFYEARLY" = "HALF_YEARLY",
    }
}

crate::enumeration! {
    /// Which targets of a unified group customers must meet.
    Combination {
        /// All of them.
        All = "ALL",
        /// Any one of them.
        Any = "ANY",
    }
}
