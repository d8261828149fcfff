//! Formats days and months.

use chrono::{Datelike, NaiveDate};

use crate::message::{Locale, Param, Text};

const DAY: Text = Text::new("calendar", "day", "{day} {month} {year}");
const DAY_OF_MONTH: Text = Text::new("calendar", "day-of-month", "{day} {month}");
const MONTH_OF_YEAR: Text = Text::new("calendar", "month-of-year", "{month} {year}");
const WITHIN_MONTH: Text = Text::new("calendar", "within-month", "{first} to {last} {month} {year}");
const WITHIN_YEAR: Text = Text::new("calendar", "within-year", "{first} {firstMonth} to {last} {lastMonth} {year}");
const BETWEEN: Text = Text::new("calendar", "between", "{first} to {last}");

const MONTHS: [Text; 12] = [
    Text::new("month", "january", "January"),
    Text::new("month", "february", "February"),
    Text::new("month", "march", "March"),
    Text::new("month", "april", "April"),
    Text::new("month", "may", "May"),
    Text::new("month", "june", "June"),
    Text::new("month", "july", "July"),
    Text::new("month", "august", "August"),
    Text::new("month", "september", "September"),
    Text::new("month", "october", "October"),
    Text::new("month", "november", "November"),
    Text::new("month", "december", "December"),
];

const SHORT_MONTHS: [Text; 12] = [
    Text::new("month-short", "january", "Jan"),
    Text::new("month-short", "february", "Feb"),
    Text::new("month-short", "march", "Mar"),
    Text::new("month-short", "april", "Apr"),
    Text::new("month-short", "may", "May"),
    Text::new("month-short", "june", "Jun"),
    Text::new("month-short", "july", "Jul"),
    Text::new("month-short", "august", "Aug"),
    Text::new("month-short", "september", "Sep"),
    Text::new("month-short", "october", "Oct"),
    Text::new("month-short", "november", "Nov"),
    Text::new("month-short", "december", "Dec"),
];

/// Returns the messages of this file.
pub(super) fn texts() -> impl Iterator<Item = Text> {
    [DAY, DAY_OF_MONTH, MONTH_OF_YEAR, WITHIN_MONTH, WITHIN_YEAR, BETWEEN].into_iter().chain(MONTHS).chain(SHORT_MONTHS)
}

/// "1 January 2026".
pub(super) fn day(day: NaiveDate, locale: &Locale) -> String {
    locale.format(&DAY, &[("day", number(day.day())), ("month", month(day, &MONTHS, locale)), ("year", year(day))].into())
}

/// "1 Jan".
pub(super) fn short_day(day: NaiveDate, locale: &Locale) -> String {
    locale.format(&DAY_OF_MONTH, &[("day", number(day.day())), ("month", month(day, &SHORT_MONTHS, locale))].into())
}

/// "Jan 2026".
pub(super) fn short_month(day: NaiveDate, locale: &Locale) -> String {
    locale.format(&MONTH_OF_YEAR, &[("month", month(day, &SHORT_MONTHS, locale)), ("year", year(day))].into())
}

/// "Jan", by the index of the month from 0.
pub(super) fn month_name(month: usize, locale: &Locale) -> String {
    SHORT_MONTHS.get(month).map(|name| locale.format_plain(name)).unwrap_or_default()
}

/// "January".
pub(super) fn month_of(day: NaiveDate, locale: &Locale) -> String {
    let index = usize::try_from(day.month0()).unwrap_or_default();
    MONTHS.get(index).map(|name| locale.format_plain(name)).unwrap_or_default()
}

/// "January to March".
pub(super) fn between(first: String, last: String, locale: &Locale) -> String {
    locale.format(&BETWEEN, &[("first", first.into()), ("last", last.into())].into())
}

/// "1 January 2026", "1 to 31 January 2026", "1 January to 31 March 2026".
pub(super) fn days(first: NaiveDate, last: NaiveDate, locale: &Locale) -> String {
    if first == last {
        return day(first, locale);
    }
    let (first_day, last_day) = (("first", number(first.day())), ("last", number(last.day())));
    let (month_of_first, month_of_last) = (month(first, &MONTHS, locale), month(last, &MONTHS, locale));
    if first.year() != last.year() {
        return between(day(first, locale), day(last, locale), locale);
    }
    if first.month() == last.month() {
        return locale.format(&WITHIN_MONTH, &[first_day, last_day, ("month", month_of_last), ("year", year(last))].into());
    }
    let months = [("firstMonth", month_of_first), ("lastMonth", month_of_last)];
    let [first_month, last_month] = months;
    locale.format(&WITHIN_YEAR, &[first_day, first_month, last_day, last_month, ("year", year(last))].into())
}

fn month(day: NaiveDate, names: &'static [Text; 12], locale: &Locale) -> Param {
    let index = usize::try_from(day.month0()).unwrap_or_default();
    names.get(index).map(|name| locale.format_plain(name)).unwrap_or_default().into()
}

/// Passes the year as text, so that no locale adds digit grouping to it.
fn year(day: NaiveDate) -> Param {
    day.year().to_string().into()
}

fn number(number: u32) -> Param {
    number.to_string().into()
}
