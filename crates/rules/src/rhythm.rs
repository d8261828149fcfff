//! The cadence of a group's periods.

use chrono::{Days, Months, NaiveDate};

use target_groups_model::{FrequencyType, TargetGroup};

/// A repeating length of time.
#[derive(Debug, Clone, Copy)]
pub enum Rhythm {
    /// A number of days.
    Days(u64),
    /// A number of months.
    Months(u32),
}

impl Rhythm {
    /// Returns the rhythm for a number of units.
    #[must_use]
    pub fn of(kind: FrequencyType, frequency: u32) -> Option<Self> {
        Some(match kind {
            FrequencyType::Daily => Self::Days(u64::from(frequency)),
            FrequencyType::Weekly => Self::Days(u64::from(frequency) * 7),
            FrequencyType::Monthly => Self::Months(frequency),
            FrequencyType::Quarterly => Self::Months(frequency.checked_mul(3)?),
            FrequencyType::HalfYearly => Self::Months(frequency.checked_mul(6)?),
            FrequencyType::Yearly => Self::Months(frequency.checked_mul(12)?),
            FrequencyType::Custom => return None,
        })
    }

    /// Returns the day after a number of intervals. If the month does not have that day, its last day is used.
    #[must_use]
    pub fn after(self, day: NaiveDate, beats: u32) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => day.checked_add_days(Days::new(days.checked_mul(u64::from(beats))?)),
            Self::Months(months) => day.checked_add_months(Months::new(months.checked_mul(beats)?)),
        }
    }
}

/// Returns the frequency of a group. A missing frequency means 1. Returns `None` for values that are not positive integers, such as 0,
/// which is common in requests.
#[must_use]
pub fn frequency_of(group: &TargetGroup<'_>) -> Option<u32> {
    let stated = group.frequency().get().map_or(Some(1), |frequency| frequency.to_i64());
    stated.and_then(|frequency| u32::try_from(frequency).ok()).filter(|frequency| *frequency > 0)
}
