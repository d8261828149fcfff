//! The names of time zones.

use super::suggestion::nearest;

/// The names of the IANA time zone database, aliases included.
#[derive(Debug)]
pub struct TimeZones;

/// One name a line, in ascending order. Made from release 2025b by listing Python's `zoneinfo.available_timezones()`.
const NAMES: &str = include_str!("time_zones.txt");

impl TimeZones {
    /// Returns `true` if a name is one of them, in this very spelling.
    ///
    /// ```
    /// use target_groups_model::TimeZones;
    /// assert!(TimeZones::contains("Asia/Kolkata") && TimeZones::contains("GMT") && !TimeZones::contains("IST5"));
    /// assert_eq!(TimeZones::nearest("Asia/Kolkatta"), Some("Asia/Kolkata"));
    /// ```
    #[must_use]
    pub fn contains(name: &str) -> bool {
        NAMES.lines().any(|known| known == name)
    }

    /// The names, in ascending order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.lines()
    }

    /// The name that was probably meant.
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        nearest(name, NAMES.lines())
    }
}
