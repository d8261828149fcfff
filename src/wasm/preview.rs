use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::options::{CallOptions, PreviewOptions, milliseconds};
use super::wrong_call::{WrongCall, to_json};

/// Says what sending a request would do.
#[wasm_bindgen]
pub fn preview(text: &str, options: &JsValue, ranges: bool) -> Result<String, JsValue> {
    let mut options = PreviewOptions::read(options)?;
    let check = options.check(ranges)?;
    let preview = crate::preview::preview(text, options.base_url.as_deref(), milliseconds(options.now), &check);
    Ok(to_json(&preview.map_err(WrongCall::options)?)?)
}
