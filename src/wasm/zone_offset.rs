use wasm_bindgen::prelude::wasm_bindgen;

use super::zones;

/// How many minutes east of Greenwich a zone's clock is at a moment in seconds since 1970; for tests of the time zones.
#[wasm_bindgen(js_name = zoneOffset)]
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "JavaScript's numbers hold whole seconds")]
pub fn zone_offset(zone: &str, moment: f64) -> Option<i32> {
    zones::with(|zones| zones.offset_minutes(zone, moment as i64))
}
