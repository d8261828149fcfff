//! The time zones of the IANA database, for native builds.

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;

use super::Zones;

/// The built-in IANA database.
///
/// ```
/// use target_groups::zones::{Database, Zones};
/// assert_eq!(Database.offset_minutes("Asia/Kolkata", 0), Some(330));
/// assert_eq!(Database.offset_minutes("Asia/Calcuta", 0), None);
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Database;

impl Zones for Database {
    fn offset_minutes(&self, zone: &str, moment: i64) -> Option<i32> {
        let zone: Tz = zone.parse().ok()?;
        let moment = DateTime::from_timestamp(moment, 0)?;
        Some(zone.offset_from_utc_datetime(&moment.naive_utc()).fix().local_minus_utc() / 60)
    }
}
