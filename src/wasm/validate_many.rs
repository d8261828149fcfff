use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::batch::{validate_lines_or_array, validate_texts};

use super::options::read_check;
use super::wrong_call::{WrongCall, to_json};

/// Checks a JSON array of requests, or one request a line.
#[wasm_bindgen(js_name = validateMany)]
pub fn validate_many(text: &str, check: &str) -> Result<String, JsValue> {
    Ok(to_json(&validate_lines_or_array(text, &read_check(check, true)?))?)
}

/// Checks requests that are texts of their own, which come as a JSON array of strings.
#[wasm_bindgen(js_name = validateTexts)]
pub fn validate_each_text(texts: &str, check: &str, ranges: bool) -> Result<String, JsValue> {
    let texts: Vec<String> = serde_json::from_str(texts).map_err(|error| WrongCall::input(&error))?;
    Ok(to_json(&validate_texts(texts, &read_check(check, ranges)?))?)
}
