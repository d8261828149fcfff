//! The UTC offsets of all time zones from 1970 to 2037, from the native database. A test compares them with those of JavaScript.

use std::fmt::Write;

use target_groups::model::TimeZones;
use target_groups::zones::{Database, Zones};

/// The step in seconds. No zone has changed its offset twice within two days.
const STEP: i64 = 2 * 24 * 60 * 60;
/// The end of 2037 in seconds since 1970.
const END: i64 = 2_145_916_800;

/// Returns a line for each zone: its name, and pairs of seconds since 1970 and the offset in minutes from then on.
#[must_use]
pub fn zone_offsets() -> String {
    let mut lines = String::new();
    for zone in TimeZones::names() {
        let at = |seconds| Database.offset_minutes(zone, seconds).unwrap_or_default();
        let _ = write!(lines, "{zone} 0 {}", at(0));
        let mut seconds = 0;
        while seconds < END {
            let next = (seconds + STEP).min(END);
            if at(next) != at(seconds) {
                let change = first_change(seconds, next, &at);
                let _ = write!(lines, " {change} {}", at(change));
            }
            seconds = next;
        }
        lines.push('\n');
    }
    lines
}

/// Returns the first second with a new offset.
fn first_change(before: i64, after: i64, at: &dyn Fn(i64) -> i32) -> i64 {
    let (mut low, mut high) = (before, after);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if at(middle) == at(before) { low = middle } else { high = middle }
    }
    high
}
