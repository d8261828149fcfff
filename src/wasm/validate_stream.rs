use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::batch::{self, Before, Splitter, StreamForm};
use crate::json::Position;

use super::options::{read, read_check};
use super::wrong_call::to_json;

/// Determines from the start of a text whether it contains one request or many; `null` while both are possible.
#[wasm_bindgen(js_name = contentOf)]
pub fn content_of(start: &[u8]) -> Result<String, JsValue> {
    Ok(to_json(&batch::content_of(start))?)
}

/// Finds the items in the next block of a stream. `state` is the state in the last result; empty at first, when `form` is "array", "lines"
/// or empty.
#[wasm_bindgen(js_name = splitBlock)]
pub fn split_block(block: &[u8], state: &[usize], form: &str, last: bool) -> Result<String, JsValue> {
    let mut splitter = match form {
        "array" if state.is_empty() => Splitter::new(StreamForm::Array),
        "lines" if state.is_empty() => Splitter::new(StreamForm::Lines),
        _ => Splitter::from_numbers(state),
    };
    let split = batch::split(block, &mut splitter, last);
    Ok(to_json(&batch::BlockAnswer { split, state: splitter.to_numbers() })?)
}

/// Validates a part of a longer batch: the requests between pairs of UTF-8 offsets.
#[wasm_bindgen(js_name = validatePart)]
pub fn validate_part(bytes: &[u8], spans: &[u32], check: &str, before: &str) -> Result<String, JsValue> {
    let before: Before = read(before)?;
    let pair = |pair: &[u32]| pair.first().zip(pair.last()).map(|(from, to)| *from as usize..*to as usize);
    let spans: Vec<_> = spans.chunks(2).filter_map(pair).collect();
    Ok(to_json(&batch::validate_part(bytes, &spans, &before, &read_check(check, true)?))?)
}

/// Returns the position after the bytes, which start at the given position.
#[wasm_bindgen(js_name = positionAfter)]
pub fn position_after(bytes: &[u8], offset: usize, line: usize, column: usize) -> Result<String, JsValue> {
    Ok(to_json(&batch::position_after(bytes, Position { offset, line, column }))?)
}
