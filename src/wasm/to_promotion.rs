use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::promotion;

use super::options::read_check;
use super::wrong_call::to_json;

/// Outlines the promotion that replaces the target group of a request.
#[wasm_bindgen(js_name = toPromotion)]
pub fn to_promotion(text: &str, check: &str, ranges: bool) -> Result<String, JsValue> {
    Ok(to_json(&promotion::to_promotion(text, &read_check(check, ranges)?))?)
}
