use wasm_bindgen::prelude::wasm_bindgen;

use crate::message;
use crate::rules;
use crate::rules::encode;

/// Returns the rules of requests, ordered by the numbers that reports use, and the terms of messages.
#[wasm_bindgen(js_name = ruleTable)]
pub fn rule_table() -> String {
    encode::rule_table(rules::all(), rules::terms().chain(message::TEXTS.iter().copied()))
}
