//! Rules about periods: each by itself, their sequence, and their cadence.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, Timelike};
use target_groups_json::rows::Node;
use target_groups_model::{Date, Period, PeriodStatus as Status, TargetGroup, TextOrNumber, moment};

use super::Severity;
use super::calendar::{Calendar, PeriodDates};
use super::findings::{Findings, Spot};
use super::length::trimmed;
use super::midnight;
use super::name_set::NameSet;
use super::params::{Digits, Standard};
use super::rhythm::{Rhythm, frequency_of};
use super::structure::keys::Required;

crate::rules! {
    /// `frequencyType` is missing. The server later shows `CUSTOM`.
    FrequencyMissing = "frequency-missing", Info {
        Usual "" => "\"frequencyType\" is missing. The server uses the periods as they are and shows CUSTOM.";
    }

    /// The periods do not follow `frequencyType` and `frequency`.
    PeriodCadence = "period-cadence", Warning {
        Usual { r#type: &'p str, frequency: Digits, start: NaiveDate, expected: NaiveDate } "" => "The periods do not follow {type} with frequency {frequency}: the period that starts on {start} should start on {expected}.";
        End { r#type: &'p str, frequency: Digits, start: NaiveDate, expected: NaiveDate } "end" => "The periods do not follow {type} with frequency {frequency}: the period that starts on {start} should end on {expected}.";
    }

    /// A period ends before it starts.
    PeriodEndBeforeStart = "period-end-before-start", Error {
        Usual { start: &'p str } "" => "\"endDate\" is before \"startDate\" ({start}).";
    }

    /// A period starts and ends at the same moment.
    PeriodEmpty = "period-empty", Warning {
        Usual "" => "\"endDate\" is the same moment as \"startDate\".";
    }

    /// All periods have ended (requires the current time).
    PeriodsPast = "periods-past", Warning {
        Usual { day: NaiveDate } "" => "All periods have ended, the last one on {day}. Check the year.";
    }

    /// A period starts on the day on which an earlier period ends. The server keeps only the day, so both include it.
    PeriodSharedDay = "period-shared-day", Warning {
        Usual { day: NaiveDate } "" => "This period starts on {day}, when an earlier period ends. The server ignores the time of day, so both periods include all of that day.";
    }

    /// A period starts before the period above it.
    PeriodOrder = "period-order", Warning {
        Usual "" => "This period starts before the period above it. Goals are matched to periods by their order.";
    }

    /// A period starts before an earlier period has ended.
    PeriodOverlap = "period-overlap", Warning {
        Usual { end: Standard<'p> } "" => "This period overlaps an earlier one, which ends on {end}. Activity in both periods counts twice.";
    }

    /// There is more than a day between the end of a period and the start of the next. Nothing is tracked in between.
    PeriodGap = "period-gap", Info {
        Usual { end: Standard<'p> } "" => "Nothing is tracked between the end of the period above ({end}) and the start of this one.";
    }

    /// The server keeps only the days of a period, so an end at midnight or a start at noon includes that whole day. Starts in the first two hours of a day and ends in its last one are not reported.
    PeriodTimeDropped = "period-time-dropped", Info {
        Usual { day: NaiveDate } "" => "The server ignores the time of day, so the period includes all of {day}.";
    }

    /// Two periods have the same `refCode`, which is used to enrol customers.
    RefCodeDuplicate = "ref-code-duplicate", Warning, fix Asks {
        Usual { value: &'p str, free: Option<&'p str> } "" => "\"refCode\" \"{value}\" is used by another period. Customers are enrolled by refCode, so each must be unique.", fix "Change to \"{free}\"";
    }

    /// The status does not match the dates and the current time. The server calculates it.
    PeriodStatus = "period-status", Info, fix Safe {
        Usual { stated: &'p str, right: &'p str } "" => "\"periodStatus\" is {stated}, but the dates mean {right}. The server calculates the status itself.", fix "Change to {right}";
    }
}

#[inline(never)]
pub(super) fn check(group: &TargetGroup<'_>, calendar: &Calendar<'_>, now: Option<i64>, findings: &mut Findings<'_>) {
    if !group.frequency_type().is_sent() {
        findings.report(Spot::of(group.frequency_type()), FrequencyMissing::Usual).done();
    }
    // The other rules use the corrected dates, so that each mistake is reported once.
    let local = midnight::check(group, calendar, findings);
    let calendar = local.as_ref().unwrap_or(calendar);
    cadence(group, calendar, findings);
    let today = now.and_then(moment).map(|now| now.date());
    if let Some(today) = today {
        past(group, calendar, today, findings);
    }
    for period in &calendar.periods {
        own_dates(period, findings);
        if let (Some(today), Some(record)) = (today, period.period) {
            status(&record, period, today, findings);
        }
    }
    sequence(calendar, findings);
    ref_codes(calendar, findings);
}

#[inline(never)]
fn own_dates(period: &PeriodDates<'_>, findings: &mut Findings<'_>) {
    let Some((value, end)) = period.end.both() else { return };
    if let Some((start_value, start)) = period.start.both() {
        if period.is_reversed {
            let start = start_value.as_str().unwrap_or_default();
            findings.report(value, PeriodEndBeforeStart::Usual { start: &start }).done();
            return;
        }
        if end.time.is_some() && end.instant() == start.instant() {
            findings.report(value, PeriodEmpty::Usual).done();
        }
    }
    if !is_within(end, &LAST_HOUR) {
        findings.report_once(value.list_field(), value, PeriodTimeDropped::Usual { day: end.day }).done();
    }
}

/// The hours in which a period may start. Some clocks are set forward at midnight, so that a day starts at 01:00.
const FIRST_HOURS: RangeInclusive<u32> = 0..=1;

/// The hours in which a period may end.
const LAST_HOUR: RangeInclusive<u32> = 23..=23;

/// Returns `true` for a date without a time, or with a time in the given hours. The hours may also be in UTC on the same day, as in
/// plans.
fn is_within(date: Date, hours: &RangeInclusive<u32>) -> bool {
    let in_utc = || moment(date.instant()).is_some_and(|utc| utc.date() == date.day && hours.contains(&utc.hour()));
    date.time.is_none_or(|time| hours.contains(&time.hour())) || in_utc()
}

#[inline(never)]
fn status(record: &Period<'_>, dates: &PeriodDates<'_>, today: NaiveDate, findings: &mut Findings<'_>) {
    let (Some(start), Some(end)) = (dates.start.day(), dates.end.day()) else { return };
    let Some((value, stated)) = record.period_status().both() else { return };
    let right = Status::on(today, start, end);
    if !stated.agrees_with(right) {
        let finding = PeriodStatus::Usual { stated: stated.wire(), right: right.wire() };
        findings.report(value, finding).fix(|fix| fix.set_text(value.rows(), value.place(), right.wire()));
    }
}

/// Reports periods that are all in the past. A period with an unknown end does not count as past.
#[inline(never)]
fn past(group: &TargetGroup<'_>, calendar: &Calendar<'_>, today: NaiveDate, findings: &mut Findings<'_>) {
    let Some(list) = group.periods().value() else { return };
    let ends = calendar.periods.iter().map(|period| period.end.day());
    let latest = ends.reduce(|latest, end| Some(latest?.max(end?))).flatten();
    if let Some(latest) = latest
        && latest < today
    {
        findings.report(list, PeriodsPast::Usual { day: latest }).done();
    }
}

/// Compares each period with the one above it.
#[inline(never)]
fn sequence(calendar: &Calendar<'_>, findings: &mut Findings<'_>) {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let mut above: Option<(i64, Date, i64)> = None;
    let mut latest: Option<(Date, i64)> = None;
    for period in calendar.periods.iter().filter(|period| !period.is_reversed) {
        let (Some((value, start)), Some(end)) = (period.start.both(), period.end.date) else { continue };
        let (begins, finish) = (start.instant(), end.end_instant());
        let mut is_told = is_within(start, &FIRST_HOURS);
        if let (Some((start_above, end_above, ended_above)), Some((latest, latest_end))) = (above, latest) {
            if begins < start_above {
                findings.report(value, PeriodOrder::Usual).done();
            } else if begins < latest_end {
                findings.report(value, PeriodOverlap::Usual { end: Standard(&latest) }).done();
            } else if start.day == latest.day {
                findings.report(value, PeriodSharedDay::Usual { day: start.day }).done();
                is_told = true;
            } else if begins - ended_above > DAY {
                findings.report(value, PeriodGap::Usual { end: Standard(&end_above) }).done();
            }
        }
        if !is_told {
            findings.report_once(value.list_field(), value, PeriodTimeDropped::Usual { day: start.day }).done();
        }
        above = Some((begins, end, finish));
        latest = latest.filter(|(_, ended)| *ended >= finish).or(Some((end, finish)));
    }
}

#[inline(never)]
fn ref_codes(calendar: &Calendar<'_>, findings: &mut Findings<'_>) {
    let codes = || calendar.periods.iter().filter_map(|period| period.period?.ref_code().both());
    let mut seen = NameSet::with_capacity(calendar.periods.len());
    // All codes, to find an unused one. Collected only on demand.
    let mut all: Option<NameSet<'_>> = None;
    for (value, code) in codes() {
        if trimmed(&code).is_empty() {
            findings.report_as(Severity::Warning, value, Required::Blank { field: "refCode" }).done();
            continue;
        }
        if seen.insert(code.clone().into()) {
            continue;
        }
        let all = all.get_or_insert_with(|| {
            let mut all = NameSet::with_capacity(calendar.periods.len());
            codes().for_each(|(_, code)| {
                all.insert(code.into());
            });
            all
        });
        report_duplicate(value, &code, all, findings);
    }
}

#[inline(never)]
fn report_duplicate(value: Node<'_>, code: &TextOrNumber<'_>, all: &NameSet<'_>, findings: &mut Findings<'_>) {
    if !findings.keeps(RefCodeDuplicate::rule(), Spot::from(value)) {
        findings.report(value, RefCodeDuplicate::Usual { value: code, free: None }).done();
        return;
    }
    let free = (1..=all.len() + 1).map(|number| format!("Cycle_{number}")).find(|free| !all.contains(free));
    let added = findings.report(value, RefCodeDuplicate::Usual { value: code, free: free.as_deref() });
    match &free {
        Some(free) => added.fix(|fix| fix.set_text(value.rows(), value.place(), free)),
        None => added.done(),
    }
}

#[inline(never)]
fn cadence(group: &TargetGroup<'_>, calendar: &Calendar<'_>, findings: &mut Findings<'_>) {
    let Some((value, kind)) = group.frequency_type().both() else { return };
    let Some((frequency, rhythm)) = frequency_of(group).and_then(|frequency| Some((frequency, Rhythm::of(kind, frequency)?))) else {
        return;
    };
    let Some((is_end, start, expected)) = off_beat(calendar, rhythm) else { return };
    let (r#type, frequency) = (kind.wire(), Digits(i64::from(frequency)));
    if is_end {
        findings.report(value, PeriodCadence::End { r#type, frequency, start, expected }).done();
    } else {
        findings.report(value, PeriodCadence::Usual { r#type, frequency, start, expected }).done();
    }
}

/// Finds the first period that does not follow the rhythm. Returns `true` if its end is wrong and `false` if its start is, its first
/// day, and the expected day.
fn off_beat(calendar: &Calendar<'_>, rhythm: Rhythm) -> Option<(bool, NaiveDate, NaiveDate)> {
    let days = |period: &PeriodDates<'_>| Some((period.start.day()?, period.end.day()?));
    if calendar.periods.iter().any(|period| period.is_reversed) {
        return None;
    }
    let mut periods: Vec<(NaiveDate, NaiveDate)> = calendar.periods.iter().filter_map(days).collect();
    super::calendar::sort_days(&mut periods);
    let first = periods.first()?.0;
    for (beat, (start, end)) in (0_u32..).zip(periods) {
        let (begins, next) = (rhythm.after(first, beat)?, rhythm.after(first, beat + 1)?);
        if start != begins {
            return Some((false, start, begins));
        }
        // The end is the last day, or the midnight after it.
        if end != next && Some(end) != next.pred_opt() {
            return Some((true, start, next.pred_opt()?));
        }
    }
    None
}
