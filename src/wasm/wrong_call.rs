//! Errors for invalid calls.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// A call that is wrong in itself, as the facade expects it: an `Error` with a `code`.
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

/// Where something stands in our JSON text says nothing to the caller, who passed an object. The full stop is left to the message.
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

/// An answer as JSON text.
pub(super) fn to_json(answer: &(impl serde::Serialize + ?Sized)) -> Result<String, WrongCall> {
    serde_json::to_string(answer).map_err(|error| WrongCall { code: "internal", message: error.to_string() })
}
