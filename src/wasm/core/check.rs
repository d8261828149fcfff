use wasm_bindgen::prelude::wasm_bindgen;

use crate::rules::Options;

use super::engine::{answer, at, with_engine};

/// Sets the options for the next calls, as JSON text. Returns an error message, or an empty text if the options are valid.
#[wasm_bindgen(js_name = useOptions)]
pub fn use_options(text: &str) -> String {
    match Options::read(text) {
        Ok(options) => {
            with_engine(|engine| engine.options = options);
            String::new()
        }
        Err(reason) => reason,
    }
}

/// Validates the text of a request. `now` is in milliseconds since 1970. Returns the position of the result's numbers.
#[wasm_bindgen]
pub fn validate(text: &str, ranges: bool, now: f64) -> usize {
    answer(now, |engine| engine.checker.encode(text, &engine.options, ranges, &mut engine.answer))
}

/// Validates the bytes of a request. Returns the position of the result's numbers.
#[wasm_bindgen(js_name = validateBytes)]
pub fn validate_bytes(bytes: &[u8], now: f64) -> usize {
    answer(now, |engine| engine.checker.encode_bytes(bytes, &engine.options, &mut engine.answer))
}

/// Returns `true` if the text of a request has no errors.
#[wasm_bindgen(js_name = isValid)]
pub fn is_valid(text: &str, now: f64) -> bool {
    with_engine(|engine| {
        engine.options.now = Some(at(now));
        engine.checker.is_valid(text, &engine.options)
    })
}
