use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::rules;

use super::locale::read_options;
use super::wrong_call::to_json;

/// Compiles the text of a condition to its expression tree.
#[wasm_bindgen(js_name = compileExpression)]
pub fn compile_expression(text: &str, options: &str) -> Result<String, JsValue> {
    Ok(to_json(&rules::compile_expression(text, &read_options(options)?))?)
}
