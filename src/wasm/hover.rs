use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::language;

use super::wrong_call::to_json;

/// What the place at an offset means; null where nothing is known.
#[wasm_bindgen]
pub fn hover(text: &str, offset: usize) -> Result<String, JsValue> {
    Ok(to_json(&language::hover(text, offset))?)
}
