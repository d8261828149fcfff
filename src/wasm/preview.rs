use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::options::{PreviewOptions, read, read_check};
use super::wrong_call::{WrongCall, to_json};

/// Returns the preview of a request: the effects of sending it.
#[wasm_bindgen]
pub fn preview(text: &str, check: &str, options: &str, ranges: bool) -> Result<String, JsValue> {
    let check = read_check(check, ranges)?;
    let options: PreviewOptions = read(options)?;
    let preview = crate::preview::preview(text, options.base_url.as_deref(), &check);
    Ok(to_json(&preview.map_err(|reason| WrongCall::options(&reason))?)?)
}
