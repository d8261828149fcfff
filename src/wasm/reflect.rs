//! Access to values from the caller's code. They can be anything, and everything they throw is caught.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A property; undefined where there is none.
pub(super) fn get(value: &JsValue, name: &str) -> JsValue {
    if value.is_object() { Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED) } else { JsValue::UNDEFINED }
}

/// A property of a type that is known already; none where it is undefined. Environments for tests replace classes such as `AbortSignal`,
/// so no class is asked.
pub(super) fn given<T: JsCast>(value: &JsValue, name: &str) -> Option<T> {
    Some(get(value, name)).filter(|value| !value.is_undefined()).map(JsCast::unchecked_into)
}

/// Calls a method.
pub(super) fn call(value: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(value, name).dyn_into()?;
    Reflect::apply(&method, value, &arguments.iter().collect::<Array>())
}

/// Waits for what a function returned, be it a promise or not.
pub(super) async fn settle(returned: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&returned?)).await
}

/// The words of an error; empty where it has none.
pub(super) fn message(error: &JsValue) -> String {
    let text = get(error, "message").as_string().or_else(|| error.as_string());
    text.unwrap_or_default()
}
