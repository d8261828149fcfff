//! Dates in unambiguous forms that the API does not accept.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};

use super::value::{Date, DateForm};

/// Returns the date of an unambiguous text: with other separators, without leading zeros, with the day or month first if only one
/// of them is possible, with digits only, as seconds or milliseconds since 1970, or with an unusual form of the offset.
#[must_use]
pub fn plain_meaning(text: &str) -> Option<String> {
    let text = text.trim().replace('\u{2212}', "-");
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return of_digits(&text);
    }
    let text = without_bracketed_zone(&text)?;
    let (day, time) = text.split_at_checked(text.find(['T', 't', ' ']).unwrap_or(text.len()))?;
    let date = [plain_day(day)?, plain_time(time)?].concat();
    Date::parse(&date).map(|_| date)
}

/// Returns the two possible dates of a text such as `03/04/2026`: with the month first, and with the day first.
#[must_use]
pub fn ambiguous_days(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let text = text.trim();
    let [first, second, year] = numbers_of_day(text.get(..text.find(['T', ' ']).unwrap_or(text.len()))?)?;
    let day = |month: &str, day: &str| NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let both = (day(first, second)?, day(second, first)?);
    (year.len() == 4 && both.0 != both.1).then_some(both)
}

/// Splits a day into three numbers.
fn numbers_of_day(day: &str) -> Option<[&str; 3]> {
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let is_number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    <[&str; 3]>::try_from(parts).ok().filter(|parts| parts.iter().all(is_number))
}

/// Converts a day to ISO 8601.
fn plain_day(day: &str) -> Option<String> {
    let [first, second, third] = numbers_of_day(day)?;
    let (year, month, day) = match (first.len(), second.len(), third.len()) {
        (4, ..=2, ..=2) => (first, second, third),
        (..=2, ..=2, 4) => {
            let is_month = |text: &str| text.parse().is_ok_and(|month: u32| month <= 12);
            match (is_month(first), is_month(second)) {
                (false, true) => (third, second, first),
                (true, false) => (third, first, second),
                _ if first == second => (third, first, second),
                _ => return None,
            }
        }
        _ => return None,
    };
    let zero = |number: &str| if number.len() == 1 { "0" } else { "" };
    Some([year, "-", zero(month), month, "-", zero(day), day].concat())
}

/// Reads a date of eight digits, or a time in seconds or milliseconds since 1970.
fn of_digits(digits: &str) -> Option<String> {
    let moment = match digits.len() {
        8 => {
            let (year, rest) = digits.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            let date = [year, "-", month, "-", day].concat();
            return Date::parse(&date).filter(|date| (1900..2200).contains(&date.day.year())).map(|_| date);
        }
        10 => moment(digits.parse::<i64>().ok()?.checked_mul(1000)?)?,
        13 => moment(digits.parse().ok()?)?,
        _ => return None,
    };
    let date = Date { day: moment.date(), time: Some(moment.time()), offset_minutes: Some(0), form: DateForm::Standard };
    Some(date.standard_form())
}

/// Removes the zone name in brackets after an offset. Returns `None` if the name takes the place of the offset.
fn without_bracketed_zone(text: &str) -> Option<&str> {
    let Some((date, zone)) = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')) else { return Some(text) };
    let has_offset = Date::parse(date).is_some_and(|date| date.offset_minutes.is_some());
    (has_offset && !zone.is_empty()).then_some(date)
}

/// Converts a time and its offset to the form that [`Date::parse`] accepts. A leap second becomes the second before it.
fn plain_time(time: &str) -> Option<String> {
    let (clock, offset) =
        time.split_at_checked(time.get(1..).and_then(|rest| rest.find(['+', '-', 'Z', 'z', ' '])).map_or(time.len(), |at| at + 1))?;
    let clock = match clock.rsplit_once(':').map(|(before, second)| (before, second.strip_prefix("60"))) {
        Some((before, Some(fraction))) if before.matches(':').count() == 1 => [before, ":59", fraction].concat(),
        _ => clock.to_owned(),
    };
    let trimmed = offset.trim_start();
    let (sign, rest) = match trimmed.as_bytes().first() {
        Some(b'+' | b'-') => trimmed.split_at_checked(1)?,
        Some(b'0'..=b'9') => ("+", trimmed),
        _ => return Some([clock.as_str(), trimmed].concat()),
    };
    let zero = if rest.find(':') == Some(1) { "0" } else { "" };
    Some([clock.as_str(), sign, zero, rest].concat())
}

/// Converts milliseconds since 1970 to a date and time. Returns `None` if they are out of the range of chrono.
#[must_use]
pub fn moment(milliseconds: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp_millis(milliseconds).map(|moment| moment.naive_utc())
}
