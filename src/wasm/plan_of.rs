use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::plan;

use super::options::read_check;
use super::wrong_call::to_json;
use super::zones;

/// Converts a request back to a plan.
#[wasm_bindgen(js_name = planOf)]
pub fn plan_of(text: &str, check: &str, ranges: bool) -> Result<String, JsValue> {
    let options = read_check(check, ranges)?;
    Ok(to_json(&zones::with(|zones| plan::plan_of(text, &options, zones)))?)
}
