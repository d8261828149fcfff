use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::model;

use super::wrong_call::{WrongCall, to_json};

/// Finds the most similar word in a JSON array; `null` if none is close enough.
#[wasm_bindgen]
pub fn nearest(word: &str, words: &str) -> Result<String, JsValue> {
    let words: Vec<String> = serde_json::from_str(words).map_err(|error| WrongCall::input(&error))?;
    Ok(to_json(&model::nearest(word, words.iter().map(String::as_str)))?)
}
