use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

use crate::exchange::{DEFAULT_TIMEOUT_MS, Delivery, deliver};

use super::host::JavaScript;
use super::options::{SendOptions, read, read_check};
use super::wrong_call::to_json;

/// Sends a request, and says what became of it.
#[wasm_bindgen]
pub async fn send(
    text: String,
    check: String,
    options: String,
    fetch: Function,
    get_headers: Option<Function>,
    signal: Option<AbortSignal>,
) -> Result<String, JsValue> {
    let check = read_check(&check, true)?;
    let options: SendOptions = read(&options)?;
    let delivery = Delivery {
        text: &text,
        base_url: &options.base_url,
        headers: options.headers.into_iter().collect(),
        timeout_ms: options.timeout_ms.unwrap_or(DEFAULT_TIMEOUT_MS),
        force: options.force,
    };
    let host = JavaScript::new(fetch, get_headers, signal)?;
    Ok(to_json(&deliver(delivery, &check, &host).await)?)
}
