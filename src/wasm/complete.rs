use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::language;

use super::options::{CompleteOptions, read};
use super::wrong_call::to_json;

/// Returns the completions at an offset, without documentation.
#[wasm_bindgen]
pub fn complete(text: &str, offset: usize, options: &str) -> Result<String, JsValue> {
    let CompleteOptions { catalogue } = read(options)?;
    Ok(to_json(&language::complete_named(text, offset, &catalogue.unwrap_or_default()))?)
}
