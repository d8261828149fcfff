//! The rhythm that the periods of a group follow.

use chrono::{Days, Months, NaiveDate};

use target_groups_model::{FrequencyType, TargetGroup};

/// A length of time that repeats.
#[derive(Debug, Clone, Copy)]
pub enum Rhythm {
    /// Days.
    Days(u64),
    /// Months.
    Months(u32),
}

impl Rhythm {
    /// The rhythm of so many units.
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

    /// The day that lies so many beats after another. A day that a month does not have becomes its last.
    #[must_use]
    pub fn after(self, day: NaiveDate, beats: u32) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => day.checked_add_days(Days::new(days.checked_mul(u64::from(beats))?)),
            Self::Months(months) => day.checked_add_months(Months::new(months.checked_mul(beats)?)),
        }
    }
}

/// The frequency that a group states. A missing one means every; 0, which is common, and what is not a number say nothing.
#[must_use]
pub fn frequency_of(group: &TargetGroup<'_>) -> Option<u32> {
    let stated = group.frequency().get().map_or(Some(1), |frequency| frequency.to_i64());
    stated.and_then(|frequency| u32::try_from(frequency).ok()).filter(|frequency| *frequency > 0)
}
