use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::rules::{validate as check, validate_bytes as check_bytes};

use super::options::read_check;
use super::wrong_call::to_json;

/// Checks the text of a request.
#[wasm_bindgen]
pub fn validate(text: &str, options: &str, ranges: bool) -> Result<String, JsValue> {
    let options = read_check(options, ranges)?;
    Ok(to_json(&check(text, &options))?)
}

/// Checks the bytes of a request.
#[wasm_bindgen(js_name = validateBytes)]
pub fn validate_bytes(bytes: &[u8], options: &str) -> Result<String, JsValue> {
    let options = read_check(options, true)?;
    Ok(to_json(&check_bytes(bytes, &options))?)
}
