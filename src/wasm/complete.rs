use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::language::{self, read_catalogue};
use crate::rules::Catalogue;

use super::options::read;
use super::wrong_call::{WrongCall, to_json};

/// The options besides the catalogue, which comes as a text of its own: there are none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoOptions {}

/// What could be written at an offset. Empty text stands for no catalogue.
#[wasm_bindgen]
pub fn complete(text: &str, offset: usize, catalogue: &str, options: &str) -> Result<String, JsValue> {
    let NoOptions {} = read(options)?;
    let catalogue = if catalogue.is_empty() { Ok(Catalogue::default()) } else { read_catalogue(catalogue) };
    let catalogue = catalogue.map_err(|error| WrongCall::options(&error))?;
    Ok(to_json(&language::complete(text, offset, &catalogue))?)
}
