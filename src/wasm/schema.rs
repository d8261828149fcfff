use wasm_bindgen::prelude::wasm_bindgen;

use crate::schema::request;

/// The JSON Schema of the request.
#[wasm_bindgen(js_name = jsonSchema)]
pub fn json_schema() -> String {
    request()
}
