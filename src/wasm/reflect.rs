//! Access to values from the caller's code. They can have any type, and all exceptions that they throw are caught.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Returns a property, or `undefined` if it does not exist.
pub(super) fn get(value: &JsValue, name: &str) -> JsValue {
    if value.is_object() { Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED) } else { JsValue::UNDEFINED }
}

/// Returns a property whose type is already known, or `None` if it is `undefined`. The class is not checked, because test environments
/// replace classes such as `AbortSignal`.
pub(super) fn given<T: JsCast>(value: &JsValue, name: &str) -> Option<T> {
    Some(get(value, name)).filter(|value| !value.is_undefined()).map(JsCast::unchecked_into)
}

/// Calls a method.
pub(super) fn call(value: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(value, name).dyn_into()?;
    Reflect::apply(&method, value, &arguments.iter().collect::<Array>())
}

/// Waits for the result of a function, which may or may not be a promise.
pub(super) async fn settle(returned: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&returned?)).await
}

/// Returns the message of an error, or an empty text if it has none.
pub(super) fn message(error: &JsValue) -> String {
    let text = get(error, "message").as_string().or_else(|| error.as_string());
    text.unwrap_or_default()
}
