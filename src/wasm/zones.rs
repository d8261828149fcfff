//! UTC offsets of time zones, from `Intl`.

use std::cell::RefCell;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use js_sys::{Array, Function, Object, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

use crate::zones::Zones;

use super::reflect::{call, get};

/// The UTC offsets of the environment's `Intl`. One formatter is created per zone.
#[derive(Default)]
pub(super) struct Intl {
    formatters: RefCell<Vec<(String, Option<JsValue>)>>,
}

impl Zones for Intl {
    fn offset_minutes(&self, zone: &str, moment: i64) -> Option<i32> {
        let mut formatters = self.formatters.borrow_mut();
        if formatters.iter().all(|(known, _)| known != zone) {
            formatters.push((zone.to_owned(), formatter(zone)));
        }
        let formatter = formatters.iter().find(|(known, _)| known == zone)?.1.as_ref()?;
        #[allow(clippy::cast_precision_loss, reason = "JavaScript's clock counts milliseconds within 2^53")]
        let milliseconds = moment.checked_mul(1000)? as f64;
        let text = call(formatter, "format", &[milliseconds.into()]).ok()?.as_string()?;
        let seconds = local(&text)?.and_utc().timestamp() - moment;
        i32::try_from(seconds / 60).ok()
    }
}

/// Returns a formatter that writes month, day, year, hour, minute and second as numbers in this order; `None` for an unknown zone.
fn formatter(zone: &str) -> Option<JsValue> {
    let options = Object::new();
    let words = [
        ("timeZone", zone),
        ("calendar", "gregory"),
        ("numberingSystem", "latn"),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("second", "numeric"),
    ];
    for (name, word) in words {
        Reflect::set(&options, &name.into(), &word.into()).ok()?;
    }
    let constructor: Function = get(&get(&global(), "Intl"), "DateTimeFormat").dyn_into().ok()?;
    // The constructor throws for an unknown zone.
    Reflect::construct(&constructor, &Array::of(&["en-US".into(), options.into()])).ok()
}

/// Parses the output of a formatter.
fn local(text: &str) -> Option<NaiveDateTime> {
    let numbers: Vec<u32> = text.split(|character: char| !character.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let [month, day, year, hour, minute, second] = numbers.as_slice() else { return None };
    let date = NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day)?;
    Some(date.and_time(NaiveTime::from_hms_opt(*hour, *minute, *second)?))
}

thread_local! {
    static INTL: Intl = Intl::default();
}

/// Calls `action` with the time zones of this environment.
pub(super) fn with<T>(action: impl FnOnce(&dyn Zones) -> T) -> T {
    INTL.with(|intl| action(intl))
}
