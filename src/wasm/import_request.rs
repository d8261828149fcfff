use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::import;

use super::locale::read_options;
use super::wrong_call::to_json;

/// Extracts the request from a pasted command or fragment.
#[wasm_bindgen(js_name = importRequest)]
pub fn import_request(text: &str, options: &str) -> Result<String, JsValue> {
    Ok(to_json(&import::import_request(text, &read_options(options)?))?)
}
