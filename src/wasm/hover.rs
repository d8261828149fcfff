use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::language;

use super::wrong_call::to_json;

/// Returns what the place at an offset means, without doc texts; null where nothing is known.
#[wasm_bindgen]
pub fn hover(text: &str, offset: usize) -> Result<String, JsValue> {
    Ok(to_json(&language::hover_named(text, offset))?)
}
