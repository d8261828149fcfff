use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::plan;

use super::options::read_check;
use super::wrong_call::to_json;
use super::zones;

/// Builds the request for a plan.
#[wasm_bindgen]
pub fn build(text: &str, check: &str, ranges: bool) -> Result<String, JsValue> {
    let options = read_check(check, ranges)?;
    Ok(to_json(&zones::with(|zones| plan::build(text, &options, zones)))?)
}
