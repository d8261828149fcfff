use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::json;
use crate::rules::Limits;

use super::wrong_call::to_json;

/// Finds the place that a JSON Pointer means in a text.
#[wasm_bindgen]
pub fn locate(text: &str, pointer: &str) -> Result<String, JsValue> {
    Ok(to_json(&json::locate(text, pointer, Limits::default().depth))?)
}
