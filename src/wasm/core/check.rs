use wasm_bindgen::prelude::wasm_bindgen;

use crate::rules::Options;

use super::engine::{answer, at, with_engine};

/// Sets what the next calls ask of a check: options as JSON text. Returns what is wrong with them; empty text when nothing is.
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

/// Checks the text of a request at a moment, in milliseconds since 1970. Returns where the answer's numbers start.
#[wasm_bindgen]
pub fn validate(text: &str, ranges: bool, now: f64) -> usize {
    answer(now, |engine| engine.checker.encode(text, &engine.options, ranges, &mut engine.answer))
}

/// Checks the bytes of a request. Returns where the answer's numbers start.
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
