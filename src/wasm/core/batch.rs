use wasm_bindgen::prelude::wasm_bindgen;

use crate::batch::{encode_lines_or_array, encode_texts};
use crate::json::parse;

use super::engine::answer;

/// Validates a JSON array of requests, or one request per line. Returns the position of the result's numbers.
#[wasm_bindgen(js_name = validateMany)]
pub fn validate_many(text: &str, now: f64) -> usize {
    answer(now, |engine| encode_lines_or_array(text, &engine.options, &mut engine.answer))
}

/// Validates a JSON array of strings, each of which is the text of a request. Returns the position of the result's numbers.
#[wasm_bindgen(js_name = validateTexts)]
pub fn validate_each_text(texts: &str, ranges: bool, now: f64) -> usize {
    answer(now, |engine| {
        let Ok(document) = parse(texts, 2) else { return };
        engine.options.ranges = ranges;
        let texts = document.root().elements().map(|text| text.as_str().unwrap_or_default());
        encode_texts(texts, &engine.options, &mut engine.answer);
    })
}
