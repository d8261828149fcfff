//! A date, and the moments that it means.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::read::{read_offset, read_time, two};
use super::write::{push_day, push_time, push_two};

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
    pub form: DateForm,
}

/// How a date is spelled. As wide as the fields of a [`Date`], which is copied all the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum DateForm {
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
