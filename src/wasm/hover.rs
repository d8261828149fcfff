use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::language;

use super::wrong_call::to_json;

/// Returns the description of the field or value at an offset, without documentation; `null` if there is none.
#[wasm_bindgen]
pub fn hover(text: &str, offset: usize) -> Result<String, JsValue> {
    Ok(to_json(&language::hover_named(text, offset))?)
}
