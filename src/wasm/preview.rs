use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::options::{PreviewOptions, read};
use super::wrong_call::{WrongCall, to_json};

/// Says what sending a request would do.
#[wasm_bindgen]
pub fn preview(text: &str, options: &str, ranges: bool) -> Result<String, JsValue> {
    let mut options: PreviewOptions = read(options)?;
    let check = options.check(ranges)?;
    let preview = crate::preview::preview(text, options.base_url.as_deref(), options.now, &check);
    Ok(to_json(&preview.map_err(|reason| WrongCall::options(&reason))?)?)
}
