use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::sandbox::{Call, Circumstances, StateError, answer, groups};

use super::options::{SandboxOptions, read};
use super::wrong_call::{WrongCall, to_json};

/// Answers a call as the simulated API does.
#[wasm_bindgen(js_name = sandboxAnswer)]
pub fn sandbox_answer(state: &str, call: &str, options: &str) -> Result<String, JsValue> {
    let options: SandboxOptions = read(options)?;
    let call: Call = serde_json::from_str(call).map_err(|error| WrongCall { code: "invalid-input", message: error.to_string() })?;
    let circumstances = Circumstances { now: options.now, ids: options.ids, user: options.user, fault: options.fault };
    Ok(to_json(&answer(state, &call, &circumstances).map_err(wrong_state)?)?)
}

/// The groups that the simulated API holds.
#[wasm_bindgen(js_name = sandboxGroups)]
pub fn sandbox_groups(state: &str) -> Result<String, JsValue> {
    Ok(groups(state).map_err(wrong_state)?)
}

fn wrong_state(_: StateError) -> WrongCall {
    WrongCall { code: "invalid-input", message: "This is no state of the simulated API.".to_owned() }
}
