//! HTTP dates in the three forms of RFC 9110.

use chrono::{NaiveDate, NaiveTime};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Parses an HTTP date and returns it in milliseconds since 1970. The weekday is not checked against the date.
pub(super) fn parse(text: &str) -> Option<i64> {
    let words: Vec<&str> = text.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    // `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, and `Sun Nov  6 08:49:37 1994`.
    let ([weekday, day, month, year, time, "GMT" | "UTC"] | [weekday, month, day, time, year]) = *words.as_slice() else { return None };
    WEEKDAYS.iter().find(|name| weekday.starts_with(**name))?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let date = NaiveDate::from_ymd_opt(full_year(year)?, u32::try_from(month).ok()?.saturating_add(1), digits(day)?)?;
    let mut parts = time.split(':').map(digits);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    // A leap second is treated as the second before it.
    let time = NaiveTime::from_hms_opt(hour, minute, if second == 60 { 59 } else { second }).filter(|_| parts.next().is_none())?;
    Some(date.and_time(time).and_utc().timestamp_millis())
}

/// Parses a year. Two digits stand for a year from 1970 to 2069.
fn full_year(text: &str) -> Option<i32> {
    let year = i32::try_from(digits(text)?).ok()?;
    match text.len() {
        2 => Some(if year < 70 { 2000 } else { 1900 } + year),
        4 => Some(year),
        _ => None,
    }
}

fn digits(text: &str) -> Option<u32> {
    if text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}
