//! The period: the days in which a goal is to be reached. And who made what, which the server adds to answers.

use chrono::NaiveDate;

use super::{Date, Identifier, Text, TextOrNumber};

crate::record! {
    /// A period: the days in which a goal is to be reached.
    Period {
        /// Number of the period, given by the server.
        "id" (Never, Required) id: Identifier,
        /// Who made the period and when.
        "attribution" (Never, Required) attribution: Attribution<'d>,
        /// First day. The server drops the time of day.
        "startDate" (Required, Required) start_date: Date,
        /// Last day, counted whole. The server drops the time of day, so an end at midnight makes that day count.
        "endDate" (Required, Required) end_date: Date,
        /// Name by which customers are enrolled into the period, such as `Cycle_1`. A number comes back as text.
        "refCode" (Required, Required) ref_code: TextOrNumber<'d>,
        /// Where the period stands. The server works it out from the dates.
        "periodStatus" (Optional, Required) period_status: PeriodStatus,
        /// Number of the group, given by the server.
        "targetGroupId" (Never, Required) target_group_id: Identifier,
        /// What the period is for.
        "description" (Optional, Optional) description: Text<'d>,
        /// Whether the period is tracked.
        "active" (Optional, Required) active: bool,
    }
}

crate::record! {
    /// Who made something and when, and who changed it last.
    Attribution {
        /// When it was made, such as `2026-01-13T05:13:18.000+0000`.
        "createdOn" (Never, Required) created_on: Date,
        /// When it was made, such as `2026-01-13T05:13:18Z`.
        "createdOnISO" (Never, Required) created_on_iso: Date,
        /// When it was changed last, written as `createdOn`.
        "lastUpdatedOn" (Never, Required) last_updated_on: Date,
        /// When it was changed last, written as `createdOnISO`.
        "lastUpdatedOnISO" (Never, Required) last_updated_on_iso: Date,
        /// Who changed it last.
        "lastUpdatedBy" (Never, Required) last_updated_by: Actor<'d>,
        /// Who made it.
        "createdBy" (Never, Required) created_by: Actor<'d>,
    }
}

crate::record! {
    /// A user or till that acts on the API.
    Actor {
        /// Number of the actor.
        "id" (Never, Required) id: Identifier,
        /// Code of the actor.
        "code" (Never, Required) code: Text<'d>,
        /// What the actor is for.
        "description" (Never, Optional) description: Text<'d>,
        /// Name of the actor.
        "name" (Never, Required) name: Text<'d>,
        /// Kind of actor: `TILL`, `ADMIN_USER` or `ZONE`.
        "type" (Never, Required) kind: Text<'d>,
    }
}

crate::enumeration! {
    /// Where a period stands.
    PeriodStatus {
        /// It has begun and not ended.
        Running = "RUNNING",
        /// It has not begun.
        NotStarted = "NOT_STARTED",
        /// It has ended.
        Ended = "ENDED",
        /// It has not begun; only documents use the word.
        Upcoming = "UPCOMING",
        /// It has begun and not ended; only documents use the word.
        Live = "LIVE",
    }
}

impl PeriodStatus {
    /// The status that the server gives a period on a day: by its days alone.
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

    /// Whether this status, which may be one of the documents' words, says what the server says.
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
