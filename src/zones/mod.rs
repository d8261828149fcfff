//! Time zones: the moments that a local time can mean.
//!
//! A [`Zones`] returns the local time of a moment: from a time-zone database natively, from `Intl` in the browser. A [`Zone`] searches the
//! other way: a local time means one moment, two where clocks are set back, or none where they are set forward ([`MappedTime`]).
//!
//! ```
//! use chrono::NaiveDate;
//! use target_groups::zones::{Database, MappedTime, Zone};
//! let zone = Zone::find(&Database, "Europe/Berlin").unwrap();
//! let skipped = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap().and_hms_opt(2, 30, 0).unwrap();
//! assert!(matches!(zone.meaning(skipped), MappedTime::Never { .. }));
//! ```
//!
//! The names that the API accepts are part of the model.

#[cfg(not(target_arch = "wasm32"))]
mod database;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

#[cfg(not(target_arch = "wasm32"))]
pub use database::Database;

/// Knows the clocks of time zones.
pub trait Zones {
    /// How many whole minutes east of Greenwich a zone's clock is at a moment, in seconds since 1970; a fraction of a minute is
    /// dropped. `None` for a zone that it does not know.
    fn offset_minutes(&self, zone: &str, moment: i64) -> Option<i32>;
}

/// A moment, and what a clock shows then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Seconds since 1970.
    pub seconds: i64,
    /// Minutes east of Greenwich.
    pub offset_minutes: i32,
}

impl Moment {
    /// The local time.
    #[must_use]
    pub fn local(self) -> NaiveDateTime {
        clock(self.seconds + i64::from(self.offset_minutes) * 60)
    }

    /// The moment with its offset, such as `2026-01-01T10:30:00+05:30`: the form of the API's ISO fields.
    #[must_use]
    pub fn iso(self) -> String {
        let local = self.local();
        // chrono's own formatting by pattern costs the WebAssembly much.
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

/// The moments that a local time can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MappedTime {
    /// One moment.
    Once(Moment),
    /// Two moments: the clock is set back over it.
    Twice(Moment, Moment),
    /// None: the clock is set forward over it. The two readings are the moments that it would be with the clock as it was before,
    /// which comes out later, and as it is after.
    Never {
        /// By the clock before the change: a time after it.
        later: Moment,
        /// By the clock after the change: a time before it.
        earlier: Moment,
        /// The first moment after the change.
        change: Moment,
    },
}

/// A zone that is known.
#[derive(Clone, Copy)]
pub struct Zone<'z> {
    zones: &'z dyn Zones,
    name: &'z str,
}

const DAY: i64 = 24 * 60 * 60;

impl<'z> Zone<'z> {
    /// Returns the zone with that name; `None` if it is unknown.
    #[must_use]
    pub fn find(zones: &'z dyn Zones, name: &'z str) -> Option<Self> {
        zones.offset_minutes(name, 0).map(|_| Self { zones, name })
    }

    /// The moment with the offset of the zone.
    #[must_use]
    pub fn at(self, seconds: i64) -> Moment {
        Moment { seconds, offset_minutes: self.zones.offset_minutes(self.name, seconds).unwrap_or(0) }
    }

    /// The moments that a local time can mean.
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

    /// The first moment after the offset has changed between two moments.
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

    /// The first moment of a day; `None` for a day that the zone's calendar leaves out.
    #[must_use]
    pub fn first_of(self, day: NaiveDate) -> Option<Moment> {
        let first = match self.meaning(day.and_time(NaiveTime::MIN)) {
            MappedTime::Once(moment) | MappedTime::Twice(moment, _) => moment,
            MappedTime::Never { change, .. } => change,
        };
        (first.local().date() == day).then_some(first)
    }

    /// The last second of a day; `None` for a day that the zone's calendar leaves out.
    #[must_use]
    pub fn last_of(self, day: NaiveDate) -> Option<Moment> {
        let last = match self.meaning(day.and_time(NaiveTime::MIN) + TimeDelta::seconds(DAY - 1)) {
            MappedTime::Once(moment) | MappedTime::Twice(_, moment) => moment,
            MappedTime::Never { change, .. } => self.at(change.seconds - 1),
        };
        (last.local().date() == day).then_some(last)
    }

    /// The first moment that lies on a day both in this zone and in UTC; of a day that the zone leaves out, that of UTC.
    #[must_use]
    pub fn first_shared(self, day: NaiveDate) -> Moment {
        let utc = day.and_time(NaiveTime::MIN).and_utc().timestamp();
        self.first_of(day).map_or(Moment { seconds: utc, offset_minutes: 0 }, |first| self.at(first.seconds.max(utc)))
    }

    /// The last second that lies on a day both in this zone and in UTC; of a day that the zone leaves out, that of UTC.
    #[must_use]
    pub fn last_shared(self, day: NaiveDate) -> Moment {
        let utc = day.and_time(NaiveTime::MIN).and_utc().timestamp() + DAY - 1;
        self.last_of(day).map_or(Moment { seconds: utc, offset_minutes: 0 }, |last| self.at(last.seconds.min(utc)))
    }
}

/// Seconds since 1970 as a clock in UTC shows them.
fn clock(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()
}
