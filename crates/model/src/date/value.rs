//! A date, and the times that it represents.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::read::{read_offset, read_time, two};
use super::write::{push_day, push_time, push_two};

/// A day, or a time on a day.
///
/// ```
/// use target_groups_model::Date;
/// let date = Date::parse("2026-02-01T10:30:00+05:30").unwrap();
/// assert_eq!(date.instant(), Date::parse("2026-02-01T05:00:00Z").unwrap().instant());
/// assert!(Date::parse("2026-02-29").is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The day as written, in the date's own time zone.
    pub day: NaiveDate,
    /// The time of day, or `None` for a date without a time.
    pub time: Option<NaiveTime>,
    /// The UTC offset in minutes, or `None` if the date has no offset.
    pub offset_minutes: Option<i32>,
    /// The form in which the date is written.
    pub form: DateForm,
}

/// The form in which a date is written. As wide as the other fields of a [`Date`], because dates are copied often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum DateForm {
    /// `2026-01-31`.
    DayOnly,
    /// `2026-01-31T10:30:00`, without an offset.
    NoZone,
    /// `2026-01-31T10:30:00Z` or `+05:30`, as in RFC 3339.
    Standard,
    /// Accepted by the server, but not RFC 3339: `+0530`, `+05`, a space for `T`, lower-case `t` or `z`, no seconds.
    Variant,
    /// Not accepted by the server, but unambiguous, such as `2026/1/31`.
    Plain,
}

impl Date {
    /// Parses a date. Returns `None` for a day that does not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = text.as_bytes() else { return None };
        let (year, month, day) = (two(*y1, *y2)? * 100 + two(*y3, *y4)?, two(*m1, *m2)?, two(*d1, *d2)?);
        let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        let [separator @ (b'T' | b't' | b' '), rest @ ..] = rest else {
            return rest.is_empty().then_some(Self { day, time: None, offset_minutes: None, form: DateForm::DayOnly });
        };
        let (time, seconds_written, rest) = read_time(rest)?;
        let (offset_minutes, standard_offset) = read_offset(rest)?;
        let form = match (*separator == b'T' && seconds_written && standard_offset, offset_minutes) {
            (false, _) => DateForm::Variant,
            (true, None) => DateForm::NoZone,
            (true, Some(_)) => DateForm::Standard,
        };
        Some(Self { day, time: Some(time), offset_minutes, form })
    }

    /// Returns the start of the date in local time.
    #[must_use]
    pub fn local_start(&self) -> NaiveDateTime {
        self.day.and_time(self.time.unwrap_or_default())
    }

    /// Returns the end of the date in local time: the end of the day if it has no time.
    #[must_use]
    pub fn local_end(&self) -> NaiveDateTime {
        let start = self.local_start();
        let whole_day = TimeDelta::milliseconds(24 * 60 * 60 * 1000 - 1);
        if self.time.is_some() { start } else { start.checked_add_signed(whole_day).unwrap_or(start) }
    }

    /// Returns the start in milliseconds since 1970 in UTC. A date without an offset is treated as UTC, the default of the API's
    /// responses.
    #[must_use]
    pub fn instant(&self) -> i64 {
        self.local_start().and_utc().timestamp_millis() - self.offset_milliseconds()
    }

    /// Returns the end in milliseconds since 1970 in UTC. See [`Date::local_end`] and [`Date::instant`].
    #[must_use]
    pub fn end_instant(&self) -> i64 {
        self.local_end().and_utc().timestamp_millis() - self.offset_milliseconds()
    }

    /// Returns `true` if this date, as an end, is before the given start. If one of them has no offset, local times are compared.
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

    /// Returns the date in the form of RFC 3339 if it has an offset or no time.
    #[must_use]
    pub fn standard_form(&self) -> String {
        let mut text = String::with_capacity(32);
        self.push_standard_form(&mut text);
        text
    }

    /// Appends the [standard form](Self::standard_form) to a text.
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
