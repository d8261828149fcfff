//! Time zones: the instants that a local time can refer to.
//!
//! A [`Zones`] returns the local time of an instant: from a time zone database in native builds, from `Intl` in the browser. A [`Zone`]
//! does the reverse: a local time refers to one instant, to two if clocks are set back, or to none if they are set forward
//! ([`MappedTime`]).
//!
//! ```
//! use chrono::NaiveDate;
//! use target_groups::zones::{Database, MappedTime, Zone};
//! let zone = Zone::find(&Database, "Europe/Berlin").unwrap();
//! let skipped = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap().and_hms_opt(2, 30, 0).unwrap();
//! assert!(matches!(zone.meaning(skipped), MappedTime::Never { .. }));
//! ```
//!
//! The names of time zones that the API accepts are part of the model.

#[cfg(not(target_arch = "wasm32"))]
mod database;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

#[cfg(not(target_arch = "wasm32"))]
pub use database::Database;

/// A source of UTC offsets for time zones.
pub trait Zones {
    /// Returns the UTC offset of a zone in whole minutes, positive to the east, at an instant in seconds since 1970. Fractions of a minute
    /// are dropped. Returns `None` for an unknown zone.
    fn offset_minutes(&self, zone: &str, moment: i64) -> Option<i32>;
}

/// An instant and its UTC offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Seconds since 1970.
    pub seconds: i64,
    /// The UTC offset in minutes, positive to the east.
    pub offset_minutes: i32,
}

impl Moment {
    /// Returns the local time.
    #[must_use]
    pub fn local(self) -> NaiveDateTime {
        clock(self.seconds + i64::from(self.offset_minutes) * 60)
    }

    /// Returns the instant with its offset, such as `2026-01-01T10:30:00+05:30`, which is the format of the API's ISO fields.
    #[must_use]
    pub fn iso(self) -> String {
        let local = self.local();
        // chrono's pattern formatting would add a lot of code to the WebAssembly module.
        let local = format!("{}T{}", local.date(), local.time());
        match self.offset_minutes {
            0 => format!("{local}Z"),
            minutes => {
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("{local}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

/// The instants that a local time can refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MappedTime {
    /// The local time occurs once.
    Once(Moment),
    /// The local time occurs twice, because the clock is set back over it.
    Twice(Moment, Moment),
    /// The local time does not occur, because the clock is set forward over it. The two readings use the offset before the change, which
    /// results in a later instant, and the offset after it.
    Never {
        /// The reading with the offset before the change: an instant after the change.
        later: Moment,
        /// The reading with the offset after the change: an instant before the change.
        earlier: Moment,
        /// The first instant after the change.
        change: Moment,
    },
}

/// A known time zone.
#[derive(Clone, Copy)]
pub struct Zone<'z> {
    zones: &'z dyn Zones,
    name: &'z str,
}

const DAY: i64 = 24 * 60 * 60;

impl<'z> Zone<'z> {
    /// Returns the zone with this name, or `None` if it is unknown.
    #[must_use]
    pub fn find(zones: &'z dyn Zones, name: &'z str) -> Option<Self> {
        zones.offset_minutes(name, 0).map(|_| Self { zones, name })
    }

    /// Returns the instant with the offset of the zone.
    #[must_use]
    pub fn at(self, seconds: i64) -> Moment {
        Moment { seconds, offset_minutes: self.zones.offset_minutes(self.name, seconds).unwrap_or(0) }
    }

    /// Returns the instants that a local time can refer to.
    #[must_use]
    pub fn meaning(self, local: NaiveDateTime) -> MappedTime {
        let written = local.and_utc().timestamp();
        let (before, after) = (self.at(written - DAY), self.at(written + DAY));
        let reading = |offset_minutes: i32| self.at(written - i64::from(offset_minutes) * 60);
        let (first, second) = (reading(before.offset_minutes), reading(after.offset_minutes));
        let shows = |moment: Moment| moment.local().and_utc().timestamp() == written;
        match (shows(first), shows(second)) {
            (true, true) if first != second => MappedTime::Twice(first, second),
            (true, _) => MappedTime::Once(first),
            (false, true) => MappedTime::Once(second),
            (false, false) => MappedTime::Never { later: first, earlier: second, change: self.change(before, after) },
        }
    }

    /// Returns the first instant after the offset change between two instants.
    fn change(self, before: Moment, after: Moment) -> Moment {
        let (mut low, mut high) = (before, after);
        while high.seconds - low.seconds > 1 {
            let middle = self.at(low.seconds + (high.seconds - low.seconds) / 2);
            if middle.offset_minutes == before.offset_minutes {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }

    /// Returns the first instant of a day, or `None` for a day that the zone skips.
    #[must_use]
    pub fn first_of(self, day: NaiveDate) -> Option<Moment> {
        let first = match self.meaning(day.and_time(NaiveTime::MIN)) {
            MappedTime::Once(moment) | MappedTime::Twice(moment, _) => moment,
            MappedTime::Never { change, .. } => change,
        };
        (first.local().date() == day).then_some(first)
    }

    /// Returns the last second of a day, or `None` for a day that the zone skips.
    #[must_use]
    pub fn last_of(self, day: NaiveDate) -> Option<Moment> {
        let last = match self.meaning(day.and_time(NaiveTime::MIN) + TimeDelta::seconds(DAY - 1)) {
            MappedTime::Once(moment) | MappedTime::Twice(_, moment) => moment,
            MappedTime::Never { change, .. } => self.at(change.seconds - 1),
        };
        (last.local().date() == day).then_some(last)
    }

    /// Returns the first instant that belongs to a day both in this zone and in UTC. If the zone skips the day, returns its first instant
    /// in UTC.
    #[must_use]
    pub fn first_shared(self, day: NaiveDate) -> Moment {
        let utc = day.and_time(NaiveTime::MIN).and_utc().timestamp();
        self.first_of(day).map_or(Moment { seconds: utc, offset_minutes: 0 }, |first| self.at(first.seconds.max(utc)))
    }

    /// Returns the last second that belongs to a day both in this zone and in UTC. If the zone skips the day, returns its last second in
    /// UTC.
    #[must_use]
    pub fn last_shared(self, day: NaiveDate) -> Moment {
        let utc = day.and_time(NaiveTime::MIN).and_utc().timestamp() + DAY - 1;
        self.last_of(day).map_or(Moment { seconds: utc, offset_minutes: 0 }, |last| self.at(last.seconds.min(utc)))
    }
}

/// Converts seconds since 1970 to a UTC date and time.
fn clock(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()
}
