//! Marks on a calendar axis, spaced so that their labels do not overlap.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::message::Locale;

use super::calendar;

/// The distance between marks.
#[derive(Clone, Copy)]
enum Spacing {
    Days(u64),
    Months(u32),
}

const SPACINGS: &[Spacing] = &[
    Spacing::Days(1),
    Spacing::Days(2),
    Spacing::Days(7),
    Spacing::Days(14),
    Spacing::Months(1),
    Spacing::Months(2),
    Spacing::Months(3),
    Spacing::Months(6),
    Spacing::Months(12),
    Spacing::Months(24),
    Spacing::Months(60),
    Spacing::Months(120),
    Spacing::Months(240),
    Spacing::Months(600),
    Spacing::Months(1200),
    Spacing::Months(2400),
    Spacing::Months(6000),
    Spacing::Months(12_000),
    Spacing::Months(24_000),
];

/// Returns the days with a mark and their labels: at most `most`, or one if even the widest spacing results in more.
pub(super) fn ticks(first: NaiveDate, last: NaiveDate, most: usize, locale: &Locale) -> Vec<(NaiveDate, String)> {
    for spacing in SPACINGS {
        let days: Vec<NaiveDate> = marks(*spacing, first, last).take(most + 1).collect();
        if days.len() <= most {
            return days.into_iter().map(|day| (day, label(*spacing, day, locale))).collect();
        }
    }
    vec![(first, first.year().to_string())]
}

fn marks(spacing: Spacing, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let start = match spacing {
        Spacing::Days(_) => Some(first),
        Spacing::Months(months) => on_or_after(first, months),
    };
    std::iter::successors(start, move |day| next(spacing, *day)).take_while(move |day| *day <= last)
}

fn next(spacing: Spacing, day: NaiveDate) -> Option<NaiveDate> {
    match spacing {
        Spacing::Days(days) => day.checked_add_days(Days::new(days)),
        Spacing::Months(months) => day.checked_add_months(Months::new(months)),
    }
}

/// Returns the first day on or after `day` that starts a month (or a year) in steps of this many months.
fn on_or_after(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let since_year_0 = i64::from(day.year()) * 12 + i64::from(day.month0()) + i64::from(day.day() > 1);
    let step = i64::from(months);
    let aligned = since_year_0 + (step - since_year_0.rem_euclid(step)).rem_euclid(step);
    let year = i32::try_from(aligned.div_euclid(12)).ok()?;
    let month = u32::try_from(aligned.rem_euclid(12)).ok()? + 1;
    NaiveDate::from_ymd_opt(year, month, 1)
}

fn label(spacing: Spacing, day: NaiveDate, locale: &Locale) -> String {
    match spacing {
        Spacing::Days(_) => calendar::short_day(day, locale),
        Spacing::Months(months) if months < 12 => calendar::short_month(day, locale),
        Spacing::Months(_) => day.year().to_string(),
    }
}
