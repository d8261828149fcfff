use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::options::read_check;
use super::wrong_call::to_json;

/// Compares a request with the server's response to it.
#[wasm_bindgen]
pub fn diff(request: &str, response: &str, check: &str) -> Result<String, JsValue> {
    let options = read_check(check, false)?;
    Ok(to_json(&crate::diff::diff(request, response, options.limits, &options.locale))?)
}
