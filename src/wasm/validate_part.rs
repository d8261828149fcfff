use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::batch::{self, Before};

use super::options::{read, read_check};
use super::wrong_call::to_json;

/// Checks a part of a longer batch: one request a line, or the requests between these pairs of UTF-8 offsets.
#[wasm_bindgen(js_name = validatePart)]
pub fn validate_part(bytes: &[u8], spans: Option<Vec<usize>>, check: &str, before: &str) -> Result<String, JsValue> {
    let before: Before = read(before)?;
    let pair = |pair: &[usize]| pair.first().zip(pair.last()).map(|(from, to)| *from..*to);
    let spans = spans.map(|offsets| offsets.chunks(2).filter_map(pair).collect());
    Ok(to_json(&batch::validate_part(bytes, spans, &before, &read_check(check, true)?))?)
}
