//! Dates in all the forms that the API and its documentation use.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use target_groups_json::rows::Node;

use super::{Kind, Read};

/// A day, or a moment of one.
///
/// ```
/// use target_groups_model::Date;
/// let date = Date::parse("2026-02-01T10:30:00+05:30").unwrap();
/// assert_eq!(date.instant(), Date::parse("2026-02-01T05:00:00Z").unwrap().instant());
/// assert!(Date::parse("2026-02-29").is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The day as it is written, in the date's own zone.
    pub day: NaiveDate,
    /// The time of day; `None` for a date without a time.
    pub time: Option<NaiveTime>,
    /// Minutes east of Greenwich; `None` when the date names no offset.
    pub offset_minutes: Option<i32>,
    /// How the date is spelled.
    pub form: Form,
}

/// How a date is spelled. As wide as the fields of a [`Date`], which is copied all the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Form {
    /// `2026-01-31`.
    DayOnly,
    /// `2026-01-31T10:30:00`: no offset.
    NoZone,
    /// `2026-01-31T10:30:00Z` or `+05:30`, as RFC 3339 has it.
    Standard,
    /// Readable, but not RFC 3339: `+0530`, `+05`, a space for `T`, lower-case `t` or `z`, no seconds.
    Variant,
    /// No date of the API, but its meaning is plain, such as `2026/1/31`.
    Plain,
}

impl Date {
    /// Reads a date. A day that does not exist is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = text.as_bytes() else { return None };
        let (year, month, day) = (two(*y1, *y2)? * 100 + two(*y3, *y4)?, two(*m1, *m2)?, two(*d1, *d2)?);
        let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        let [separator @ (b'T' | b't' | b' '), rest @ ..] = rest else {
            return rest.is_empty().then_some(Self { day, time: None, offset_minutes: None, form: Form::DayOnly });
        };
        let (time, seconds_written, rest) = read_time(rest)?;
        let (offset_minutes, standard_offset) = read_offset(rest)?;
        let form = match (*separator == b'T' && seconds_written && standard_offset, offset_minutes) {
            (false, _) => Form::Variant,
            (true, None) => Form::NoZone,
            (true, Some(_)) => Form::Standard,
        };
        Some(Self { day, time: Some(time), offset_minutes, form })
    }

    /// The first moment that the date means, on the clock of its own zone.
    #[must_use]
    pub fn local_start(&self) -> NaiveDateTime {
        self.day.and_time(self.time.unwrap_or_default())
    }

    /// The last moment that the date means: the end of the day when it has no time.
    #[must_use]
    pub fn local_end(&self) -> NaiveDateTime {
        let start = self.local_start();
        let whole_day = TimeDelta::milliseconds(24 * 60 * 60 * 1000 - 1);
        if self.time.is_some() { start } else { start.checked_add_signed(whole_day).unwrap_or(start) }
    }

    /// Milliseconds since 1970 in UTC. A date without an offset is taken as UTC, which the API answers in by default.
    #[must_use]
    pub fn instant(&self) -> i64 {
        self.local_start().and_utc().timestamp_millis() - self.offset_milliseconds()
    }

    /// The moment in UTC at which the date ends. See [`Date::local_end`] and [`Date::instant`].
    #[must_use]
    pub fn end_instant(&self) -> i64 {
        self.local_end().and_utc().timestamp_millis() - self.offset_milliseconds()
    }

    /// Returns `true` if this date, as the end of something, lies before its start. Where one of them names no offset, clocks are compared.
    #[must_use]
    pub fn ends_before(&self, start: &Self) -> bool {
        match (self.offset_minutes, start.offset_minutes) {
            (Some(_), Some(_)) => self.end_instant() < start.instant(),
            _ => self.local_end() < start.local_start(),
        }
    }

    fn offset_milliseconds(&self) -> i64 {
        i64::from(self.offset_minutes.unwrap_or(0)) * 60_000
    }

    /// The date as RFC 3339 spells it, where it names its offset or has no time.
    #[must_use]
    pub fn standard_form(&self) -> String {
        let mut text = String::with_capacity(32);
        self.push_standard_form(&mut text);
        text
    }

    /// Adds the [standard form](Self::standard_form) to a text.
    pub fn push_standard_form(&self, text: &mut String) {
        push_day(self.day, text);
        let Some(time) = self.time else { return };
        text.push('T');
        push_time(time, text);
        match self.offset_minutes {
            None => {}
            Some(0) => text.push('Z'),
            Some(minutes) => {
                text.push(if minutes < 0 { '-' } else { '+' });
                push_two(minutes.unsigned_abs() / 60, text);
                text.push(':');
                push_two(minutes.unsigned_abs() % 60, text);
            }
        }
    }
}

impl<'d> Read<'d> for Date {
    const KIND: Kind = Kind::Date;

    fn read(value: Node<'d>) -> Option<Self> {
        let text = value.as_str()?;
        Self::parse(&text).or_else(|| Self::parse(&plain_meaning(&text)?).map(|date| Self { form: Form::Plain, ..date }))
    }
}

/// The date that a text plainly means: with other separators, without leading zeros, with the day or month first where only one
/// of them is possible, as digits alone, as a number of seconds or milliseconds since 1970, or with an offset in an odd form.
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

/// The two days that a text such as `03/04/2026` can mean: with the month first, and with the day first.
#[must_use]
pub fn ambiguous_days(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let text = text.trim();
    let [first, second, year] = numbers_of_day(text.get(..text.find(['T', ' ']).unwrap_or(text.len()))?)?;
    let day = |month: &str, day: &str| NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let both = (day(first, second)?, day(second, first)?);
    (year.len() == 4 && both.0 != both.1).then_some(both)
}

/// Three numbers with separators between them.
fn numbers_of_day(day: &str) -> Option<[&str; 3]> {
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let is_number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    <[&str; 3]>::try_from(parts).ok().filter(|parts| parts.iter().all(is_number))
}

/// A day as ISO 8601 writes it.
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

/// A date as eight digits, or a moment as seconds or milliseconds since 1970.
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
    let date = Date { day: moment.date(), time: Some(moment.time()), offset_minutes: Some(0), form: Form::Standard };
    Some(date.standard_form())
}

/// A date and time without the name of the zone that may follow its offset; `None` where the name stands for the offset.
fn without_bracketed_zone(text: &str) -> Option<&str> {
    let Some((date, zone)) = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')) else { return Some(text) };
    let has_offset = Date::parse(date).is_some_and(|date| date.offset_minutes.is_some());
    (has_offset && !zone.is_empty()).then_some(date)
}

/// A time with an offset in the form that [`Date::parse`] reads. A leap second is the second before it.
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

/// Milliseconds since 1970 as a moment; `None` outside the years that chrono counts.
#[must_use]
pub fn moment(milliseconds: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp_millis(milliseconds).map(|moment| moment.naive_utc())
}

/// `length` digits as a number.
fn digits(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    bytes.get(at..at + length)?.iter().try_fold(0, |number, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        Some(number * 10 + u32::from(digit))
    })
}

/// Two digits as a number.
#[inline]
fn two(tens: u8, units: u8) -> Option<u32> {
    let (tens, units) = (tens.wrapping_sub(b'0'), units.wrapping_sub(b'0'));
    (tens < 10 && units < 10).then(|| u32::from(tens) * 10 + u32::from(units))
}

/// Adds a day as ISO 8601 writes it.
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

/// Adds two digits.
fn push_two(number: u32, text: &mut String) {
    for digit in [number / 10, number % 10] {
        text.push(char::from(b'0' + u8::try_from(digit % 10).unwrap_or(0)));
    }
}

/// Adds a time of day with the decimals of its seconds that it has, in groups of three.
fn push_time(time: NaiveTime, text: &mut String) {
    push_two(time.hour(), text);
    text.push(':');
    push_two(time.minute(), text);
    text.push(':');
    // A leap second counts in the decimals.
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

/// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff…`: the time, whether it has seconds, and what follows it.
fn read_time(bytes: &[u8]) -> Option<(NaiveTime, bool, &[u8])> {
    let [h1, h2, b':', m1, m2, rest @ ..] = bytes else { return None };
    let (hour, minute) = (two(*h1, *h2)?, two(*m1, *m2)?);
    let [b':', s1, s2, rest @ ..] = rest else {
        if rest.first() == Some(&b':') {
            return None;
        }
        return Some((NaiveTime::from_hms_opt(hour, minute, 0)?, false, rest));
    };
    let second = two(*s1, *s2)?;
    let Some(b'.') = rest.first() else {
        return Some((NaiveTime::from_hms_opt(hour, minute, second)?, true, rest));
    };
    let fraction = rest.get(1..)?;
    let (mut nanoseconds, mut unit, mut length) = (0, 100_000_000, 0);
    while let Some(digit) = fraction.get(length).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
        nanoseconds += u32::from(digit) * unit;
        unit /= 10;
        length += 1;
    }
    if length == 0 {
        return None;
    }
    Some((NaiveTime::from_hms_nano_opt(hour, minute, second, nanoseconds)?, true, fraction.get(length..)?))
}

/// Nothing, `Z`, `+05:30`, `+0530` or `+05`: the minutes, and whether RFC 3339 spells it so.
fn read_offset(bytes: &[u8]) -> Option<(Option<i32>, bool)> {
    let sign = match bytes {
        [] => return Some((None, true)),
        [b'Z'] => return Some((Some(0), true)),
        [b'z'] => return Some((Some(0), false)),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    let (minutes, standard) = match bytes.len() {
        3 => (0, false),
        5 => (digits(bytes, 3, 2)?, false),
        6 if bytes.get(3) == Some(&b':') => (digits(bytes, 4, 2)?, true),
        _ => return None,
    };
    let hours = digits(bytes, 1, 2)?;
    let total = i32::try_from(hours * 60 + minutes).ok()?;
    // No zone lies further from Greenwich than 14 hours.
    (minutes < 60 && total <= 14 * 60).then_some((Some(sign * total), standard))
}

#[cfg(test)]
mod tests {
    use super::{Date, Form, plain_meaning};

    #[test]
    fn every_form_of_the_published_bodies_is_read() {
        for (text, form, standard) in [
            ("2024-08-20", Form::DayOnly, "2024-08-20"),
            ("2024-02-22T23:45:12.063", Form::NoZone, "2024-02-22T23:45:12.063"),
            ("2026-01-01T10:30:00Z", Form::Standard, "2026-01-01T10:30:00Z"),
            ("2025-07-17T00:00:00.529Z", Form::Standard, "2025-07-17T00:00:00.529Z"),
            ("2026-01-01T10:30:00+05:30", Form::Standard, "2026-01-01T10:30:00+05:30"),
            ("2025-06-11T00:00:00.000-03:00", Form::Standard, "2025-06-11T00:00:00-03:00"),
            ("2026-01-13T05:13:18.000+0000", Form::Variant, "2026-01-13T05:13:18Z"),
            ("2026-01-01T10:30:00+05", Form::Variant, "2026-01-01T10:30:00+05:00"),
            ("2026-01-01 10:30:00Z", Form::Variant, "2026-01-01T10:30:00Z"),
            ("2026-01-01t10:30:00z", Form::Variant, "2026-01-01T10:30:00Z"),
            ("2026-01-01T10:30Z", Form::Variant, "2026-01-01T10:30:00Z"),
            ("2024-02-29", Form::DayOnly, "2024-02-29"),
            ("2026-01-01T23:59:59.123456789Z", Form::Standard, "2026-01-01T23:59:59.123456789Z"),
        ] {
            let date = Date::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((date.form, date.standard_form().as_str()), (form, standard), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2026",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-1-1",
            "2026/01/01",
            "01-01-2026",
            "2026-01-01T",
            "2026-01-01T24:00:00Z",
            "2026-01-01T10:60:00Z",
            "2026-01-01T10:30:61Z",
            "2026-01-01T10:30:00.Z",
            "2026-01-01T10:30:00+5:30",
            "2026-01-01T10:30:00+05:60",
            "2026-01-01T10:30:00+19:00",
            "2026-01-01T10:30:00 Z",
            "2026-01-01T10:30:00Z ",
            " 2026-01-01",
            "2026-01-01X10:30:00Z",
            "２０２６-01-01",
            "yesterday",
        ] {
            assert!(Date::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_standard_form_is_the_one_that_chrono_writes() {
        for text in ["2026-01-01T00:00:00", "1999-12-31T23:59:59.5", "2026-01-01T10:30:00.000250", "2026-01-01T10:30:60.123456789"] {
            let date = Date::parse(text);
            let expected = date.map(|date| format!("{}T{}", date.day, date.time.unwrap()));
            assert_eq!(date.map(|date| date.standard_form()), expected, "{text}");
        }
    }

    #[test]
    fn only_a_plain_meaning_is_offered() {
        for (text, meaning) in [
            ("2026/01/31", Some("2026-01-31")),
            ("2026-1-5", Some("2026-01-05")),
            ("2026.1.5", Some("2026-01-05")),
            (" 2026-01-31 ", Some("2026-01-31")),
            ("2026/1/31T10:30:00Z", Some("2026-01-31T10:30:00Z")),
            ("31/01/2026", Some("2026-01-31")),
            ("12-31-2026", Some("2026-12-31")),
            ("05.05.2026", Some("2026-05-05")),
            ("03/04/2026", None),
            ("31/12/2026 10:30:00Z", Some("2026-12-31 10:30:00Z")),
            ("20270101", Some("2027-01-01")),
            ("20271301", None),
            ("1798761600000", Some("2027-01-01T00:00:00Z")),
            ("1798761600", Some("2027-01-01T00:00:00Z")),
            ("2027-01-01T00:00:00+5:30", Some("2027-01-01T00:00:00+05:30")),
            ("2027-01-01T00:00:00 +0530", Some("2027-01-01T00:00:00+0530")),
            ("2027-01-01T00:00:00 05:30", Some("2027-01-01T00:00:00+05:30")),
            ("2027-01-01T00:00:00\u{2212}03:00", Some("2027-01-01T00:00:00-03:00")),
            ("2027-01-01T00:00:00+05:30[Asia/Kolkata]", Some("2027-01-01T00:00:00+05:30")),
            ("2027-01-01[Asia/Kolkata]", None),
            ("2026-12-31T23:59:60Z", Some("2026-12-31T23:59:59Z")),
            ("2026-12-31T23:59:61Z", None),
            ("2026-02-30", None),
            ("2026", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(plain_meaning(text).as_deref(), meaning, "{text}");
        }
    }

    #[test]
    fn a_day_ends_with_its_last_millisecond() {
        let date = Date::parse("2026-01-31").unwrap();
        assert_eq!(date.end_instant() + 1, Date::parse("2026-02-01").unwrap().instant());
    }
}
