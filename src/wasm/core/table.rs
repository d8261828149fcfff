use wasm_bindgen::prelude::wasm_bindgen;

use crate::rules;
use crate::rules::encode;

/// The rules of requests, by the numbers that reports use.
#[wasm_bindgen(js_name = ruleTable)]
pub fn rule_table() -> String {
    encode::rule_table(rules::all())
}
