use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::editing;

use super::options::read_check;
use super::wrong_call::to_json;

/// Returns the edits of all safe fixes.
#[wasm_bindgen(js_name = fixAll)]
pub fn fix_all(text: &str, check: &str) -> Result<String, JsValue> {
    let options = read_check(check, false)?;
    Ok(to_json(&editing::fix_all(text, &options))?)
}
