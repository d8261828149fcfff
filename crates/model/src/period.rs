//! The period: the days in which customers can reach the goal; and the attribution that the server adds to responses.

use chrono::NaiveDate;

use super::{Date, Identifier, StringValue, TextOrNumber};

crate::record! {
    /// A period: the days in which customers can reach the goal.
    Period {
        /// ID of the period, assigned by the server.
        "id" (Never, Required) id: Identifier,
        /// Who created the period, and when.
        "attribution" (Never, Required) attribution: Attribution<'d>,
        /// First day. The server ignores the time of day.
        "startDate" (Required, Required) start_date: Date,
        /// Last day, which is included. The server ignores the time of day, so an end at midnight includes the day that begins then.
        "endDate" (Required, Required) end_date: Date,
        /// Reference code for enrolling customers in the period, such as `Cycle_1`. The server returns a number as a string.
        "refCode" (Required, Required) ref_code: TextOrNumber<'d>,
        /// Status of the period. The server calculates it from the dates.
        "periodStatus" (Optional, Required) period_status: PeriodStatus,
        /// ID of the group, assigned by the server.
        "targetGroupId" (Never, Required) target_group_id: Identifier,
        /// Description of the period.
        "description" (Optional, Optional) description: StringValue<'d>,
        /// `true` to track the period.
        "active" (Optional, Required) active: bool,
    }
}

crate::record! {
    /// Who created an object and who changed it last, and when.
    Attribution {
        /// Time of creation, such as `2026-01-13T05:13:18.000+0000`.
        "createdOn" (Never, Required) created_on: Date,
        /// Time of creation, such as `2026-01-13T05:13:18Z`.
        "createdOnISO" (Never, Required) created_on_iso: Date,
        /// Time of the last change, in the form of `createdOn`.
        "lastUpdatedOn" (Never, Required) last_updated_on: Date,
        /// Time of the last change, in the form of `createdOnISO`.
        "lastUpdatedOnISO" (Never, Required) last_updated_on_iso: Date,
        /// The user or till that changed it last.
        "lastUpdatedBy" (Never, Required) last_updated_by: Actor<'d>,
        /// The user or till that created it.
        "createdBy" (Never, Required) created_by: Actor<'d>,
    }
}

crate::record! {
    /// A user or till that uses the API.
    Actor {
        /// ID of the actor.
        "id" (Never, Required) id: Identifier,
        /// Code of the actor.
        "code" (Never, Required) code: StringValue<'d>,
        /// Description of the actor.
        "description" (Never, Optional) description: StringValue<'d>,
        /// Name of the actor.
        "name" (Never, Required) name: StringValue<'d>,
        /// Type of the actor: `TILL`, `ADMIN_USER` or `ZONE`.
        "type" (Never, Required) kind: StringValue<'d>,
    }
}

crate::enumeration! {
    /// Status of a period.
    PeriodStatus {
        /// The period has started and has not ended.
        Running = "RUNNING",
        /// The period has not started.
        NotStarted = "NOT_STARTED",
        /// The period has ended.
        Ended = "ENDED",
        /// The period has not started. Only the documentation uses this value.
        Upcoming = "UPCOMING",
        /// The period has started and has not ended. Only the documentation uses this value.
        Live = "LIVE",
    }
}

impl PeriodStatus {
    /// Returns the status of a period on a day. Like the server, it considers only the days of the period.
    #[must_use]
    pub fn on(today: NaiveDate, first: NaiveDate, last: NaiveDate) -> Self {
        if last < today {
            Self::Ended
        } else if first > today {
            Self::NotStarted
        } else {
            Self::Running
        }
    }

    /// Returns `true` if this status is equivalent to the one calculated by the server. The documentation has different values for
    /// two of them.
    #[must_use]
    pub fn agrees_with(self, server: Self) -> bool {
        let word = match self {
            Self::Upcoming => Self::NotStarted,
            Self::Live => Self::Running,
            same => same,
        };
        word == server
    }
}
