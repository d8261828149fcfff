//! The UTC offsets of common time zones, for rules that do not use the time zone database.

use chrono::{Datelike, NaiveDate, Weekday};

/// The days on which clocks change: Sundays, each given as a month and its number in the month, starting at 1. [`LAST`] is the last
/// Sunday.
#[derive(Debug, Clone, Copy)]
struct Summer {
    from: (u32, u32),
    to: (u32, u32),
}

const LAST: u32 = 5;
const EUROPE: Option<Summer> = Some(Summer { from: (3, LAST), to: (10, LAST) });
const NORTH_AMERICA: Option<Summer> = Some(Summer { from: (3, 2), to: (11, 1) });
const AUSTRALIA: Option<Summer> = Some(Summer { from: (10, 1), to: (4, 1) });
const NEW_ZEALAND: Option<Summer> = Some(Summer { from: (9, LAST), to: (4, 1) });

/// Zones by their standard UTC offset in minutes. A test compares the table with the time zone database for all days from 2023 on.
/// If a zone is missing, the only effect is that a diagnostic is not reported.
const ZONES: &[(i32, Option<Summer>, &[&str])] = &[
    (-600, None, &["Pacific/Honolulu"]),
    (-480, NORTH_AMERICA, &["America/Los_Angeles", "America/Vancouver"]),
    (-420, None, &["America/Phoenix"]),
    (-420, NORTH_AMERICA, &["America/Denver", "America/Edmonton"]),
    (-360, None, &["America/Mexico_City"]),
    (-360, NORTH_AMERICA, &["America/Chicago", "America/Winnipeg"]),
    (-300, None, &["America/Bogota", "America/Lima", "America/Panama"]),
    (-300, NORTH_AMERICA, &["America/Detroit", "America/New_York", "America/Toronto"]),
    (-240, NORTH_AMERICA, &["America/Halifax"]),
    (-180, None, &["America/Argentina/Buenos_Aires", "America/Sao_Paulo"]),
    (0, EUROPE, &["Europe/Dublin", "Europe/Lisbon", "Europe/London"]),
    (60, None, &["Africa/Lagos"]),
    (
        60,
        EUROPE,
        &[
            "Europe/Amsterdam",
            "Europe/Berlin",
            "Europe/Brussels",
            "Europe/Budapest",
            "Europe/Copenhagen",
            "Europe/Madrid",
            "Europe/Oslo",
            "Europe/Paris",
            "Europe/Prague",
            "Europe/Rome",
            "Europe/Stockholm",
            "Europe/Vienna",
            "Europe/Warsaw",
            "Europe/Zurich",
        ],
    ),
    (120, None, &["Africa/Johannesburg"]),
    (120, EUROPE, &["Europe/Athens", "Europe/Bucharest", "Europe/Helsinki", "Europe/Kiev", "Europe/Kyiv", "Europe/Sofia"]),
    (180, None, &["Africa/Nairobi", "Asia/Bahrain", "Asia/Kuwait", "Asia/Qatar", "Asia/Riyadh", "Europe/Istanbul", "Europe/Moscow"]),
    (240, None, &["Asia/Dubai", "Asia/Muscat"]),
    (300, None, &["Asia/Karachi", "Asia/Tashkent"]),
    (330, None, &["Asia/Calcutta", "Asia/Colombo", "Asia/Kolkata"]),
    (345, None, &["Asia/Kathmandu"]),
    (360, None, &["Asia/Dhaka"]),
    (420, None, &["Asia/Bangkok", "Asia/Ho_Chi_Minh", "Asia/Jakarta"]),
    (
        480,
        None,
        &[
            "Asia/Hong_Kong",
            "Asia/Kuala_Lumpur",
            "Asia/Makassar",
            "Asia/Manila",
            "Asia/Shanghai",
            "Asia/Singapore",
            "Asia/Taipei",
            "Australia/Perth",
        ],
    ),
    (540, None, &["Asia/Seoul", "Asia/Tokyo"]),
    (600, None, &["Australia/Brisbane"]),
    (600, AUSTRALIA, &["Australia/Hobart", "Australia/Melbourne", "Australia/Sydney"]),
    (720, NEW_ZEALAND, &["Pacific/Auckland"]),
];

/// The offsets of a common time zone.
#[derive(Debug, Clone, Copy)]
pub struct ZoneClock {
    offset: i32,
    summer: Option<Summer>,
}

impl ZoneClock {
    /// Returns the offsets of a zone, or `None` if the zone is not in the table.
    #[must_use]
    pub fn of(zone: &str) -> Option<Self> {
        let (offset, summer, _) = ZONES.iter().find(|(_, _, zones)| zones.contains(&zone))?;
        Some(Self { offset: *offset, summer: *summer })
    }

    /// Returns the one or two UTC offsets that the zone has within a year, in minutes.
    ///
    /// ```
    /// use target_groups_model::ZoneClock;
    /// assert_eq!(ZoneClock::of("Asia/Kolkata").unwrap().offsets().collect::<Vec<_>>(), [330]);
    /// assert_eq!(ZoneClock::of("Europe/Paris").unwrap().offsets().collect::<Vec<_>>(), [60, 120]);
    /// ```
    pub fn offsets(self) -> impl Iterator<Item = i32> {
        [Some(self.offset), self.summer.map(|_| self.offset + 60)].into_iter().flatten()
    }

    /// Returns the UTC offset at midnight at the start of a day, in minutes.
    ///
    /// ```
    /// use target_groups_model::{Date, ZoneClock};
    /// let paris = ZoneClock::of("Europe/Paris").unwrap();
    /// assert_eq!(paris.offset_at_midnight(Date::parse("2026-07-01").unwrap().day), 120);
    /// assert_eq!(paris.offset_at_midnight(Date::parse("2026-12-01").unwrap().day), 60);
    /// ```
    #[must_use]
    pub fn offset_at_midnight(self, day: NaiveDate) -> i32 {
        if self.summer.is_some_and(|summer| summer.includes(day)) { self.offset + 60 } else { self.offset }
    }
}

impl Summer {
    /// Returns `true` if a day begins in summer time. Clocks change after midnight.
    fn includes(self, day: NaiveDate) -> bool {
        let (Some(from), Some(to)) = (sunday(day.year(), self.from), sunday(day.year(), self.to)) else { return false };
        if from < to { from < day && day <= to } else { from < day || day <= to }
    }
}

fn sunday(year: i32, (month, place): (u32, u32)) -> Option<NaiveDate> {
    (1..=place).rev().find_map(|place| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Sun, u8::try_from(place).ok()?))
}
