use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::exchange::{
    BatchRequest, Delivered, Delivery, NotSentReason, Outcome, Progress, REGIONS, advance, deliver, find, is_name_free, leaving, plan,
};
use crate::rules::Options;

use super::host::JavaScript;
use super::options::{AccessOptions, clock, read, read_check};
use super::wrong_call::{WrongCall, to_json};

/// The options of an API call, and the environment that makes it.
struct Opened {
    check: Options,
    options: AccessOptions,
    host: JavaScript,
}

fn open(check: &str, options: &str, platform: &JsValue) -> Result<Opened, JsValue> {
    Ok(Opened { check: read_check(check, true)?, options: read(options)?, host: JavaScript::new(platform)? })
}

/// Sends a request and returns its outcome. A platform is an object with `fetch`, `getHeaders`, `getCredentials` and `signal`.
#[wasm_bindgen]
pub async fn send(text: String, check: String, options: String, platform: JsValue) -> Result<String, JsValue> {
    let Opened { check, options, host } = open(&check, &options, &platform)?;
    let delivery = Delivery {
        text: &text,
        access: options.access(),
        force: options.force,
        wait_on_429: options.wait_on_429,
        finish_once_begun: options.finish_once_begun,
    };
    Ok(to_json(&Delivered::from(deliver(delivery, &check, &host).await))?)
}

/// Finds out whether the group of a request exists.
#[wasm_bindgen(js_name = findSent)]
pub async fn find_sent(text: String, check: String, options: String, platform: JsValue) -> Result<String, JsValue> {
    let Opened { check, options, host } = open(&check, &options, &platform)?;
    Ok(to_json(&find(&text, &options.access(), &host, &check.locale).await)?)
}

/// Checks whether a name is available.
#[wasm_bindgen(js_name = isNameFree)]
pub async fn ask_name(name: String, check: String, options: String, platform: JsValue) -> Result<String, JsValue> {
    let Opened { check, options, host } = open(&check, &options, &platform)?;
    Ok(to_json(&is_name_free(&name, &options.access(), &host, &check.locale).await)?)
}

/// Returns the outcome for a request that a sender or a batch does not send.
#[wasm_bindgen(js_name = notSent)]
pub fn not_sent(reason: &str, check: &str) -> Result<String, JsValue> {
    let check = read_check(check, true)?;
    let reason: NotSentReason = serde_json::from_str(reason).map_err(|error| WrongCall::input(&error))?;
    Ok(to_json(&Outcome::declined(reason, &check.locale))?)
}

/// Plans a batch: returns the first turn of each request.
#[wasm_bindgen(js_name = planBatch)]
pub fn plan_batch(texts: &str, journal: &str, check: &str) -> Result<String, JsValue> {
    let check = read_check(check, true)?;
    let texts: Vec<String> = serde_json::from_str(texts).map_err(|error| WrongCall::input(&error))?;
    Ok(to_json(&plan(&texts, journal, &check.locale))?)
}

/// Returns the next turn of a request of a batch. Outcome and finding are JSON text returned by other exports, or empty.
#[wasm_bindgen(js_name = advanceItem)]
pub fn advance_item(state: &str, outcome: &str, finding: &str, check: &str) -> Result<String, JsValue> {
    let check = read_check(check, true)?;
    let progress = Progress::read(state, outcome, finding).ok_or_else(|| WrongCall::input(&"The state is not valid."))?;
    Ok(to_json(&advance(&progress, clock(), &check.locale))?)
}

/// Returns the journal line to write before a request is sent.
#[wasm_bindgen(js_name = leavingLine)]
pub fn leaving_line(name: String, fingerprint: String) -> Result<String, JsValue> {
    Ok(to_json(&leaving(&BatchRequest { name, fingerprint }, clock()))?)
}

/// Returns the named hosts of the API.
#[wasm_bindgen]
pub fn regions() -> Result<String, JsValue> {
    Ok(to_json(REGIONS)?)
}
