use wasm_bindgen::prelude::wasm_bindgen;

use crate::json::layout_text;

/// Lays out a valid JSON text with two spaces a level.
#[wasm_bindgen]
pub fn layout(text: &str) -> String {
    layout_text(text)
}
