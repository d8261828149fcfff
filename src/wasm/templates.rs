use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::plan;

use super::options::read_check;
use super::wrong_call::{WrongCall, to_json};

/// Returns the plan templates.
#[wasm_bindgen]
pub fn templates(check: &str) -> Result<String, JsValue> {
    Ok(to_json(&plan::templates(&read_check(check, false)?))?)
}

/// Fills a template.
#[wasm_bindgen(js_name = fromTemplate)]
pub fn from_template(id: &str, parameters: &str, check: &str) -> Result<String, JsValue> {
    let options = read_check(check, false)?;
    let filled = plan::from_template(id, parameters, &options).map_err(|error| WrongCall::options(&error))?;
    Ok(to_json(&filled)?)
}
