use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::editing::{edit_text, read_changes};
use crate::rules::Options;

use super::wrong_call::{WrongCall, to_json};

/// Finds the edits that make some changes, which come as JSON.
#[wasm_bindgen]
pub fn edit(text: &str, changes: &str) -> Result<String, JsValue> {
    let changes = read_changes(changes).map_err(|message| WrongCall { code: "invalid-changes", message })?;
    Ok(to_json(&edit_text(text, &changes, &Options::default()))?)
}
