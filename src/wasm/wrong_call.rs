//! Errors for invalid calls.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// An invalid call, in the form that the facade expects: an `Error` with a `code`.
pub(super) struct WrongCall {
    pub(super) code: &'static str,
    pub(super) message: String,
}

impl WrongCall {
    pub(super) fn options(reason: &dyn std::fmt::Display) -> Self {
        Self { code: "invalid-options", message: format!("Invalid options: {}.", without_place(reason)) }
    }

    pub(super) fn input(reason: &dyn std::fmt::Display) -> Self {
        Self { code: "invalid-input", message: reason.to_string() }
    }

    pub(super) fn fault(reason: &dyn std::fmt::Display) -> Self {
        Self { code: "invalid-options", message: format!("Invalid fault: {}.", without_place(reason)) }
    }
}

/// Removes the line and column, because they refer to our JSON text and the caller passed an object. The message adds its own full stop.
fn without_place(reason: &dyn std::fmt::Display) -> String {
    reason.to_string().split(" at line ").next().unwrap_or_default().trim_end_matches('.').to_owned()
}

impl From<WrongCall> for JsValue {
    fn from(wrong: WrongCall) -> Self {
        let error = Error::new(&wrong.message);
        let _ = Reflect::set(&error, &"code".into(), &wrong.code.into());
        error.into()
    }
}

/// Serializes a result as JSON text.
pub(super) fn to_json(answer: &(impl serde::Serialize + ?Sized)) -> Result<String, WrongCall> {
    serde_json::to_string(answer).map_err(|error| WrongCall { code: "internal", message: error.to_string() })
}
