//! Rules on periods: each by itself, one after the other, and their rhythm.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate, Timelike};

use target_groups_json::quote;
use target_groups_model::{Date, FrequencyType, Integer, Period, PeriodStatus, TargetGroup, moment};

use super::findings::{Findings, Place};
use super::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[
    &FREQUENCY_MISSING,
    &PERIOD_CADENCE,
    &PERIOD_END_BEFORE_START,
    &PERIOD_EMPTY,
    &PERIOD_ORDER,
    &PERIOD_OVERLAP,
    &PERIOD_GAP,
    &PERIOD_TIME_DROPPED,
    &REF_CODE_DUPLICATE,
    &PERIOD_STATUS,
];

const FREQUENCY_MISSING: Rule = Rule {
    code: "frequency-missing",
    severity: Severity::Info,
    about: "There is no frequencyType; lists of groups later show CUSTOM.",
    wordings: &[("", "There is no frequencyType. The server takes the periods as they are and later shows CUSTOM.")],
    fixes: &[],
};

const PERIOD_CADENCE: Rule = Rule {
    code: "period-cadence",
    severity: Severity::Warning,
    about: "frequencyType and frequency say one rhythm, the periods another.",
    wordings: &[
        ("", "{type} with frequency {frequency} does not fit the periods: the one that starts on {start} should start on {expected}."),
        ("end", "{type} with frequency {frequency} does not fit the periods: the one that starts on {start} should end on {expected}."),
    ],
    fixes: &[],
};

const PERIOD_END_BEFORE_START: Rule = Rule {
    code: "period-end-before-start",
    severity: Severity::Error,
    about: "A period ends before it starts.",
    wordings: &[("", "The period ends before it starts ({start}).")],
    fixes: &[],
};

const PERIOD_EMPTY: Rule = Rule {
    code: "period-empty",
    severity: Severity::Warning,
    about: "A period starts and ends at the same moment.",
    wordings: &[("", "The period ends at the moment at which it starts.")],
    fixes: &[],
};

const PERIOD_ORDER: Rule = Rule {
    code: "period-order",
    severity: Severity::Warning,
    about: "A period starts before the one above it.",
    wordings: &[("", "This period starts before the one above it. Values are matched to periods by their order.")],
    fixes: &[],
};

const PERIOD_OVERLAP: Rule = Rule {
    code: "period-overlap",
    severity: Severity::Warning,
    about: "A period starts before an earlier one has ended.",
    wordings: &[("", "This period starts before an earlier one has ended ({end}); activity would count twice.")],
    fixes: &[],
};

const PERIOD_GAP: Rule = Rule {
    code: "period-gap",
    severity: Severity::Info,
    about: "More than a day lies between the end of a period and the start of the next; nothing is tracked there.",
    wordings: &[("", "Nothing is tracked between the end of the period above ({end}) and the start of this one.")],
    fixes: &[],
};

const PERIOD_TIME_DROPPED: Rule = Rule {
    code: "period-time-dropped",
    severity: Severity::Info,
    about: "The server keeps only the day of a period's end, so an end at midnight makes that whole day count.",
    wordings: &[("", "The server keeps only the day, so all of {day} counts, although the period ends as that day begins.")],
    fixes: &[],
};

const REF_CODE_DUPLICATE: Rule = Rule {
    code: "ref-code-duplicate",
    severity: Severity::Warning,
    about: "Two periods have the same refCode, by which customers are enrolled.",
    wordings: &[("", "Another period has the refCode \"{value}\" too; customers are enrolled by it.")],
    fixes: &[("", "Change it to \"{free}\"")],
};

const PERIOD_STATUS: Rule = Rule {
    code: "period-status",
    severity: Severity::Info,
    about: "The status does not fit the dates and the clock; the server works it out itself.",
    wordings: &[("", "By its dates this period is {right}, not {stated}. The server works it out itself.")],
    fixes: &[("", "Change it to {right}")],
};

pub(super) fn check<'d>(group: &TargetGroup<'d>, now: Option<i64>, findings: &mut Findings<'d, '_>) {
    if !group.frequency_type.is_sent() {
        let place = Place::of(&group.frequency_type, group.object, &["frequencyType"]);
        findings.report(&FREQUENCY_MISSING, place, |finding| finding);
    }
    cadence(group, findings);
    let today = now.and_then(moment).map(|now| now.date());
    for period in group.periods.contents() {
        own_dates(period, findings);
        if let Some(today) = today {
            status(period, today, findings);
        }
    }
    sequence(group, findings);
    ref_codes(group, findings);
}

fn own_dates<'d>(period: &Period<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, end)) = period.end_date.both() else { return };
    if let Some((start_value, start)) = period.start_date.both() {
        if end.ends_before(start) {
            findings.report(&PERIOD_END_BEFORE_START, Place::Value(value), |finding| {
                finding.param("start", &*start_value.as_str().unwrap_or_default())
            });
        } else if end.time.is_some() && end.instant() == start.instant() {
            findings.report(&PERIOD_EMPTY, Place::Value(value), |finding| finding);
        }
    }
    // The published bodies end at 00:00:00.529, which is midnight to everybody but the clock.
    if end.time.is_some_and(|time| time.num_seconds_from_midnight() == 0) {
        findings.report(&PERIOD_TIME_DROPPED, Place::Value(value), |finding| finding.param("day", end.day.to_string()));
    }
}

fn status<'d>(period: &Period<'d>, today: NaiveDate, findings: &mut Findings<'d, '_>) {
    let (Some(start), Some(end)) = (period.start_date.get(), period.end_date.get()) else { return };
    let Some((value, stated)) = period.period_status.both() else { return };
    let right = PeriodStatus::on(today, start.day, end.day);
    if !stated.agrees_with(right) {
        findings.report(&PERIOD_STATUS, Place::Value(value), |finding| {
            finding.param("stated", stated.wire()).param("right", right.wire()).set(&quote(right.wire()))
        });
    }
}

/// Each period after the one above it.
fn sequence<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let mut above: Option<(&Date, &Date)> = None;
    let mut latest_end: Option<&Date> = None;
    for period in group.periods.contents() {
        let (Some((value, start)), Some(end)) = (period.start_date.both(), period.end_date.get()) else { continue };
        if let (Some((start_above, end_above)), Some(latest)) = (above, latest_end) {
            let begins = start.instant();
            let ended = |date: &Date| date.standard_form();
            if begins < start_above.instant() {
                findings.report(&PERIOD_ORDER, Place::Value(value), |finding| finding);
            } else if begins < latest.end_instant() {
                findings.report(&PERIOD_OVERLAP, Place::Value(value), |finding| finding.param("end", ended(latest)));
            } else if begins - end_above.end_instant() > DAY {
                findings.report(&PERIOD_GAP, Place::Value(value), |finding| finding.param("end", ended(end_above)));
            }
        }
        above = Some((start, end));
        latest_end = latest_end.filter(|latest| latest.end_instant() >= end.end_instant()).or(Some(end));
    }
}

fn ref_codes<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let all = || {
        let mut all = BTreeSet::new();
        all.extend(group.periods.contents().filter_map(|period| Some(&**period.ref_code.get()?)));
        all
    };
    let (all, mut seen) = (LazyCell::new(all), BTreeSet::new());
    for period in group.periods.contents() {
        let Some((value, code)) = period.ref_code.both() else { continue };
        if !seen.insert(&**code) {
            findings.report(&REF_CODE_DUPLICATE, Place::Value(value), |finding| {
                let finding = finding.param("value", &**code);
                let free = (1..=all.len() + 1).map(|number| format!("Cycle_{number}")).find(|free| !all.contains(free.as_str()));
                match free {
                    Some(free) => finding.set(&quote(&free)).param("free", free),
                    None => finding,
                }
            });
        }
    }
}

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
    pub fn after(self, day: NaiveDate, beats: u32) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => day.checked_add_days(Days::new(days.checked_mul(u64::from(beats))?)),
            Self::Months(months) => day.checked_add_months(Months::new(months.checked_mul(beats)?)),
        }
    }
}

fn cadence<'d>(group: &TargetGroup<'d>, findings: &mut Findings<'d, '_>) {
    let Some((value, kind)) = group.frequency_type.both() else { return };
    // A frequency of 0 is common and says nothing; a missing one means every.
    let stated = group.frequency.get().map_or(Some(1), Integer::to_i64);
    let frequency = stated.and_then(|frequency| u32::try_from(frequency).ok()).filter(|frequency| *frequency > 0);
    let Some((frequency, rhythm)) = frequency.and_then(|frequency| Some((frequency, Rhythm::of(*kind, frequency)?))) else { return };
    if let Some((case, start, expected)) = off_beat(group, rhythm) {
        findings.report(&PERIOD_CADENCE, Place::Value(value), |finding| {
            let finding = finding.case(case);
            let finding = finding.param("type", kind.wire()).param("frequency", frequency.to_string());
            finding.param("start", start.to_string()).param("expected", expected.to_string())
        });
    }
}

/// The first day of a period that does not start, or end, with the rhythm, and the day on which it should.
fn off_beat(group: &TargetGroup<'_>, rhythm: Rhythm) -> Option<(&'static str, NaiveDate, NaiveDate)> {
    let days = |period: &Period<'_>| Some((period.start_date.get()?.day, period.end_date.get()?.day));
    let mut periods: Vec<(NaiveDate, NaiveDate)> = group.periods.contents().filter_map(days).collect();
    periods.sort_unstable();
    let first = periods.first()?.0;
    for (beat, (start, end)) in (0_u32..).zip(periods) {
        let (begins, next) = (rhythm.after(first, beat)?, rhythm.after(first, beat + 1)?);
        if start != begins {
            return Some(("", start, begins));
        }
        // The last day, or the midnight after it.
        if end != next && Some(end) != next.pred_opt() {
            return Some(("end", start, next.pred_opt()?));
        }
    }
    None
}
