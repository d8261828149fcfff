use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::sandbox::{Context, Fault, SandboxCall, StateError, answer, check_state, groups};

use super::options::{SandboxOptions, read};
use super::wrong_call::{WrongCall, to_json};

/// Returns the simulated API's response to a call.
#[wasm_bindgen(js_name = sandboxAnswer)]
pub fn sandbox_answer(state: &str, call: &str, options: &str) -> Result<String, JsValue> {
    let options: SandboxOptions = read(options)?;
    let call: SandboxCall = serde_json::from_str(call).map_err(|error| WrongCall::input(&error))?;
    let context = Context { now: options.now, ids: options.ids, user: options.user, fault: options.fault };
    Ok(to_json(&answer(state, &call, &context).map_err(wrong_state)?)?)
}

/// Returns the groups in the simulated API.
#[wasm_bindgen(js_name = sandboxGroups)]
pub fn sandbox_groups(state: &str) -> Result<String, JsValue> {
    Ok(groups(state).map_err(wrong_state)?)
}

/// Checks that a text is a state of the simulated API.
#[wasm_bindgen(js_name = checkSandboxState)]
pub fn check_sandbox_state(state: &str) -> Result<String, JsValue> {
    check_state(state).map_err(wrong_state)?;
    Ok(to_json(&true)?)
}

/// Checks that a fault is valid.
#[wasm_bindgen(js_name = checkFault)]
pub fn check_fault(fault: &str) -> Result<String, JsValue> {
    let _: Fault = serde_json::from_str(fault).map_err(|error| WrongCall::fault(&error))?;
    Ok(to_json(&true)?)
}

fn wrong_state(_: StateError) -> WrongCall {
    WrongCall::input(&"This is not a valid state of the simulated API.")
}
