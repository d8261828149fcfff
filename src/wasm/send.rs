use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

use crate::exchange::{DEFAULT_TIMEOUT_MS, Delivery, deliver};

use super::host::JavaScript;
use super::options::{CallOptions, SendOptions};
use super::wrong_call::{WrongCall, to_json};

/// Sends a request, and says what became of it.
#[wasm_bindgen]
pub async fn send(
    text: String,
    options: JsValue,
    fetch: Function,
    get_headers: Option<Function>,
    signal: Option<AbortSignal>,
) -> Result<String, JsValue> {
    let mut options = SendOptions::read(&options)?;
    let check = options.check(true)?;
    let base_url = options.base_url.ok_or_else(|| WrongCall::options("baseUrl is missing"))?;
    let delivery = Delivery {
        text: &text,
        base_url: &base_url,
        headers: options.headers.unwrap_or_default().into_iter().collect(),
        timeout_ms: options.timeout_ms.unwrap_or(DEFAULT_TIMEOUT_MS),
        force: options.force.unwrap_or(false),
    };
    let host = JavaScript::new(fetch, get_headers, signal)?;
    Ok(to_json(&deliver(delivery, &check, &host).await)?)
}
