use wasm_bindgen::prelude::wasm_bindgen;

use crate::batch::{encode_lines_or_array, encode_texts};
use crate::json::parse;

use super::engine::answer;

/// Checks a JSON array of requests, or one request a line. Returns where the answer's numbers start.
#[wasm_bindgen(js_name = validateMany)]
pub fn validate_many(text: &str, now: f64) -> usize {
    answer(now, |engine| encode_lines_or_array(text, &engine.options, &mut engine.answer))
}

/// Checks requests that are texts of their own, which come as a JSON array of strings. Returns where the answer's numbers start.
#[wasm_bindgen(js_name = validateTexts)]
pub fn validate_each_text(texts: &str, ranges: bool, now: f64) -> usize {
    answer(now, |engine| {
        let Ok(document) = parse(texts, 2) else { return };
        engine.options.ranges = ranges;
        let texts = document.root().elements().map(|text| text.as_str().unwrap_or_default());
        encode_texts(texts, &engine.options, &mut engine.answer);
    })
}
