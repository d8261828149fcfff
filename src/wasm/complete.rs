use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::language;

use super::options::{CompleteOptions, read};
use super::wrong_call::to_json;

/// What could be written at an offset.
#[wasm_bindgen]
pub fn complete(text: &str, offset: usize, options: &str) -> Result<String, JsValue> {
    let CompleteOptions { catalogue } = read(options)?;
    Ok(to_json(&language::complete(text, offset, &catalogue.unwrap_or_default()))?)
}
