use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::translation;

use super::locale::read_options;
use super::wrong_call::to_json;

/// Returns all messages in a language.
#[wasm_bindgen]
pub fn messages(options: &str) -> Result<String, JsValue> {
    Ok(to_json(&translation::messages(&read_options(options)?))?)
}
