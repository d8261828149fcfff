//! Reads the periods of a request: their days, and their regular interval.

use chrono::NaiveDate;

use crate::json::rows::{Class, MemberRef};
use crate::model::{FrequencyType, Period, Presence, Record, TargetGroup};
use crate::plan::calendar::{MAX_UNITS, all_contents, ref_code, unit_of};
use crate::plan::rules::Unfit;
use crate::rules::{MAX_PERIODS, Rhythm, Spot, frequency_of};

use super::reader::{PlanPart, PlanReader, Unsupported, meaning};

/// The first and the last day of each period.
pub(super) type PeriodDays = Vec<(NaiveDate, NaiveDate)>;

impl PlanReader<'_, '_> {
    /// Returns the days of the periods, in order.
    pub(super) fn days(&mut self, group: &TargetGroup<'_>) -> Option<PeriodDays> {
        let list = group.periods().get().filter(|list| (1..=MAX_PERIODS).contains(&list.len()));
        let Some(list) = list else {
            self.unfit(Spot::of(group.periods()), Unfit::Periods { limit: MAX_PERIODS });
            return None;
        };
        let periods = all_contents(list)?;
        let fits = periods.iter().map(|period| self.period_fits(period)).fold(true, |all, fits| all & fits);
        let days: Option<PeriodDays> =
            periods.iter().map(|period| Some((period.start_date().get()?.day, period.end_date().get()?.day))).collect();
        days.filter(|_| fits)
    }

    /// Returns `true` if plans support everything in a period besides its days.
    fn period_fits(&mut self, period: &Period<'_>) -> bool {
        let mut fits = true;
        for member in period.object().members().iter().filter(|member| member.value.class() != Class::Null) {
            match meaning(member, Period::SCHEMA) {
                Some(field) if field.request == Presence::Never => self.dropped(member),
                Some(field) if field.name == "active" && period.active().get() == Some(false) => fits = self.period_unfit(member),
                Some(_) => {}
                None => fits = self.period_unfit(member),
            }
        }
        fits
    }

    fn period_unfit(&mut self, member: &MemberRef<'_>) -> bool {
        self.unfit(Spot::key_of(member), Unfit::Period { field: &member.key, value: member.value.raw() });
        false
    }

    /// Returns the unit and length of a regular interval. The default is a list of periods.
    pub(super) fn rhythm(&mut self, group: &TargetGroup<'_>, days: &PeriodDays) -> PlanPart<(&'static str, u32)> {
        let Some((value, kind)) = group.frequency_type().both().filter(|(_, kind)| *kind != FrequencyType::Custom) else {
            return Ok(None);
        };
        let Some(frequency) = frequency_of(group).filter(|frequency| *frequency <= MAX_UNITS) else {
            self.rewritten(value, "frequencyType", FrequencyType::Custom.wire());
            return Ok(None);
        };
        if is_plain(group) && is_in_step(Rhythm::of(kind, frequency).ok_or(Unsupported)?, days) {
            return Ok(Some((unit_of(kind).ok_or(Unsupported)?, frequency)));
        }
        self.unfit(value, Unfit::Rhythm { value: kind.wire() });
        Err(Unsupported)
    }
}

/// Returns `true` if all periods have the default names and no descriptions, like those of a regular schedule.
fn is_plain(group: &TargetGroup<'_>) -> bool {
    let is_plain = |(index, period): (usize, Period<'_>)| {
        !period.description().is_sent() && period.ref_code().get().is_some_and(|code| *code == *ref_code(index))
    };
    group.periods().contents().enumerate().all(is_plain)
}

/// Returns `true` if the days of all periods match a regular interval.
fn is_in_step(rhythm: Rhythm, days: &PeriodDays) -> bool {
    let Some((first, _)) = days.first() else { return false };
    (0_u32..).zip(days).all(|(beat, (start, end))| {
        let next = rhythm.after(*first, beat + 1).and_then(|next| next.pred_opt());
        rhythm.after(*first, beat) == Some(*start) && next == Some(*end)
    })
}
