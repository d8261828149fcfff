use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

use crate::exchange::{
    BatchRequest, Delivered, Delivery, Halt, NotSentReason, Outcome, Progress, REGIONS, Seen, Sent, advance, deliver, find, is_name_free,
    leaving, plan,
};

use super::host::JavaScript;
use super::options::{AccessOptions, clock, read, read_check};
use super::wrong_call::{WrongCall, to_json};

/// Sends a request, and says what became of it.
#[wasm_bindgen]
pub async fn send(
    text: String,
    check: String,
    options: String,
    fetch: Function,
    get_headers: Option<Function>,
    get_credentials: Option<Function>,
    signal: Option<AbortSignal>,
) -> Result<String, JsValue> {
    let (check, options) = (read_check(&check, true)?, read::<AccessOptions>(&options)?);
    let host = JavaScript::new(fetch, get_headers, get_credentials, signal)?;
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
pub async fn find_sent(
    text: String,
    check: String,
    options: String,
    fetch: Function,
    get_headers: Option<Function>,
    get_credentials: Option<Function>,
    signal: Option<AbortSignal>,
) -> Result<String, JsValue> {
    let (check, options) = (read_check(&check, true)?, read::<AccessOptions>(&options)?);
    let host = JavaScript::new(fetch, get_headers, get_credentials, signal)?;
    Ok(to_json(&find(&text, &options.access(), &host, &check.locale).await)?)
}

/// Asks whether a name is free.
#[wasm_bindgen(js_name = isNameFree)]
pub async fn ask_name(
    name: String,
    check: String,
    options: String,
    fetch: Function,
    get_headers: Option<Function>,
    get_credentials: Option<Function>,
    signal: Option<AbortSignal>,
) -> Result<String, JsValue> {
    let (check, options) = (read_check(&check, true)?, read::<AccessOptions>(&options)?);
    let host = JavaScript::new(fetch, get_headers, get_credentials, signal)?;
    Ok(to_json(&is_name_free(&name, &options.access(), &host, &check.locale).await)?)
}

/// The reasons why a sender or a batch does not send a request.
#[wasm_bindgen(js_name = heldBack)]
pub fn held_back(reason: &str, check: &str) -> Result<String, JsValue> {
    let check = read_check(check, true)?;
    let reason: NotSentReason = serde_json::from_str(reason).map_err(|error| WrongCall::input(&error))?;
    Ok(to_json(&Outcome::held_back(reason, &check.locale))?)
}

/// Plans a batch: the first turn of each request.
#[wasm_bindgen(js_name = planBatch)]
pub fn plan_batch(texts: &str, journal: &str, check: &str) -> Result<String, JsValue> {
    let check = read_check(check, true)?;
    let texts: Vec<String> = serde_json::from_str(texts).map_err(|error| WrongCall::input(&error))?;
    Ok(to_json(&plan(&texts, journal, &check.locale))?)
}

/// Gives the next turn of a request of a batch. Outcome and finding are JSON text, as other exports gave them, or empty.
#[wasm_bindgen(js_name = advanceItem)]
#[allow(clippy::fn_params_excessive_bools, clippy::too_many_arguments, reason = "plain values cross without code that reads them")]
pub fn advance_item(
    name: String,
    fingerprint: String,
    checks_first: bool,
    has_left: bool,
    is_stopped: bool,
    is_journal_broken: bool,
    outcome: &str,
    finding: &str,
    check: &str,
) -> Result<String, JsValue> {
    let check = read_check(check, true)?;
    let halt = if is_journal_broken { Some(Halt::JournalBroken) } else { is_stopped.then_some(Halt::Stopped) };
    let subject = BatchRequest { name, fingerprint };
    let (outcome, finding) = (Sent::read(outcome), Seen::read(finding));
    let progress = Progress { subject, checks_first, has_left, halt, outcome, finding };
    Ok(to_json(&advance(&progress, clock(), &check.locale))?)
}

/// Writes the line of the journal that says that a request leaves.
#[wasm_bindgen(js_name = leavingLine)]
pub fn leaving_line(name: String, fingerprint: String) -> Result<String, JsValue> {
    Ok(to_json(&leaving(&BatchRequest { name, fingerprint }, clock()))?)
}

/// The hosts that are known by name.
#[wasm_bindgen]
pub fn regions() -> Result<String, JsValue> {
    Ok(to_json(REGIONS)?)
}
