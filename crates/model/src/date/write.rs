//! Writes the parts of a date without the formatting machinery.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// Appends a day in the form of ISO 8601.
pub fn push_day(day: NaiveDate, text: &mut String) {
    let Some(year) = u32::try_from(day.year()).ok().filter(|year| *year <= 9999) else {
        text.push_str(&day.to_string());
        return;
    };
    push_two(year / 100, text);
    push_two(year % 100, text);
    text.push('-');
    push_two(day.month(), text);
    text.push('-');
    push_two(day.day(), text);
}

/// Appends two digits.
pub(super) fn push_two(number: u32, text: &mut String) {
    for digit in [number / 10, number % 10] {
        text.push(char::from(b'0' + u8::try_from(digit % 10).unwrap_or(0)));
    }
}

/// Appends a time of day. Fractions of a second are written in groups of three digits.
pub(super) fn push_time(time: NaiveTime, text: &mut String) {
    push_two(time.hour(), text);
    text.push(':');
    push_two(time.minute(), text);
    text.push(':');
    // A leap second is represented by a fraction of more than one second.
    let nanoseconds = time.nanosecond();
    push_two(time.second() + nanoseconds / 1_000_000_000, text);
    let (fraction, digits) = match nanoseconds % 1_000_000_000 {
        0 => return,
        fraction if fraction % 1_000_000 == 0 => (fraction / 1_000_000, 3),
        fraction if fraction % 1_000 == 0 => (fraction / 1_000, 6),
        fraction => (fraction, 9),
    };
    text.push('.');
    for place in (0..digits).rev() {
        text.push(char::from(b'0' + u8::try_from(fraction / 10_u32.pow(place) % 10).unwrap_or(0)));
    }
}
