//! The catalogues of languages other than English. A catalogue is passed to the module once; options then refer to it by its handle.
//!
//! The caller chooses the handles, so that it can register the same catalogues again after the instance is replaced.

use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::message::{Category, Locale, NumberForm, NumberRules, NumberTable};
use crate::translation::custom_locale;

use super::wrong_call::{WrongCall, to_json};

thread_local! {
    static CATALOGUES: RefCell<Vec<(u32, Locale)>> = const { RefCell::new(Vec::new()) };
}

/// The numbers whose formatted forms were missing in the last results.
#[derive(Serialize)]
struct MissingNumbers {
    handle: u32,
    numbers: Vec<usize>,
}

/// Returns the locale for a handle, or English without one.
pub(super) fn locale_of(handle: Option<u32>) -> Result<Locale, WrongCall> {
    let Some(handle) = handle else { return Ok(Locale::default()) };
    let found =
        CATALOGUES.with_borrow(|catalogues| catalogues.iter().find(|(known, _)| *known == handle).map(|(_, locale)| locale.clone()));
    found.ok_or_else(|| WrongCall { code: "internal", message: format!("unknown catalogue handle {handle}") })
}

/// Parses a catalogue from JSON and registers it under a handle.
#[wasm_bindgen(js_name = registerCatalogue)]
pub fn register_catalogue(handle: u32, catalogue: &str) -> Result<(), JsValue> {
    let messages = serde_json::from_str(catalogue).map_err(|error| WrongCall::options(&error))?;
    let locale = custom_locale(messages, NumberRules::Table(NumberTable::default())).map_err(|error| WrongCall::options(&error))?;
    CATALOGUES.with_borrow_mut(|catalogues| {
        catalogues.retain(|(known, _)| *known != handle);
        catalogues.push((handle, locale));
    });
    Ok(())
}

/// Removes a catalogue.
#[wasm_bindgen(js_name = dropCatalogue)]
pub fn drop_catalogue(handle: u32) {
    CATALOGUES.with_borrow_mut(|catalogues| catalogues.retain(|(known, _)| *known != handle));
}

/// Returns the numbers of one catalogue that were formatted provisionally since the last call, or an empty text if there are none.
#[wasm_bindgen(js_name = missingNumbers)]
pub fn missing_numbers() -> Result<String, JsValue> {
    let missing = CATALOGUES.with_borrow(|catalogues| {
        let missing = |(handle, locale): &(u32, Locale)| Some((*handle, locale.number_table()?.take_missing()));
        catalogues.iter().filter_map(missing).find(|(_, numbers)| !numbers.is_empty())
    });
    let Some((handle, numbers)) = missing else { return Ok(String::new()) };
    Ok(to_json(&MissingNumbers { handle, numbers })?)
}

/// Adds numbers to a catalogue. `numbers` is JSON with the plural category and the formatted text of each number.
#[wasm_bindgen(js_name = addNumbers)]
pub fn add_numbers(handle: u32, numbers: &str) -> Result<(), JsValue> {
    let numbers: Vec<(usize, String, String)> = serde_json::from_str(numbers).map_err(|error| WrongCall::options(&error))?;
    let locale = locale_of(Some(handle))?;
    if let Some(table) = locale.number_table() {
        for (number, category, written) in numbers {
            table.add(number, NumberForm { category: Category::of(&category), written });
        }
    }
    Ok(())
}
