use wasm_bindgen::prelude::wasm_bindgen;

use crate::json::layout_text;

/// Formats a valid JSON text with an indentation of two spaces.
#[wasm_bindgen]
pub fn layout(text: &str) -> String {
    layout_text(text)
}
