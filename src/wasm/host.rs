//! The environment that sends requests: a browser, a worker or a server-side JavaScript runtime.
//!
//! The caller's functions and responses are only accessed through `Reflect` and promises, so exceptions that they throw are caught.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::pending;

use futures_channel::oneshot;
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::{ArrayBuffer, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, AbortSignal};

use crate::exchange::{BodyBuffer, Call, Credentials, CredentialsError, Host, HttpResponse, TextError, TransportError};

use super::options::clock;
use super::reflect::{call, get, given, message, settle};

/// The caller's `fetch`, headers and signal.
pub(super) struct JavaScript {
    fetch: Function,
    get_headers: Option<Function>,
    get_credentials: Option<Function>,
    signal: Option<AbortSignal>,
    /// Aborts our own call, independently of the caller's signal.
    controller: AbortController,
    /// Kept until the call ends. Dropping it removes the listener from the caller's signal.
    listener: RefCell<Option<EventListener>>,
}

impl JavaScript {
    /// Reads a platform: an object with `fetch` and, optionally, `getHeaders`, `getCredentials` and `signal`. The facade has checked their
    /// types.
    pub(super) fn new(platform: &JsValue) -> Result<Self, JsValue> {
        Ok(Self {
            fetch: get(platform, "fetch").dyn_into()?,
            get_headers: given(platform, "getHeaders"),
            get_credentials: given(platform, "getCredentials"),
            signal: given(platform, "signal"),
            controller: AbortController::new()?,
            listener: RefCell::new(None),
        })
    }

    /// Returns the second argument of `fetch`. Redirects are not followed, because they could send the credentials to another host.
    fn init(&self, call: &Call) -> Result<Object, JsValue> {
        let headers = Object::new();
        for (name, value) in call.headers() {
            Reflect::set(&headers, &name.into(), &value.into())?;
        }
        let init = Object::new();
        for (name, value) in [
            ("method", call.method().into()),
            ("headers", headers.into()),
            ("body", if call.body().is_empty() { JsValue::UNDEFINED } else { call.body().into() }),
            ("redirect", "manual".into()),
            ("signal", self.controller.signal().into()),
        ] {
            Reflect::set(&init, &name.into(), &value)?;
        }
        Ok(init)
    }
}

impl Host for JavaScript {
    type Response = Response;

    async fn headers(&self) -> Result<Vec<(String, String)>, String> {
        let Some(get_headers) = &self.get_headers else { return Ok(Vec::new()) };
        let headers = settle(get_headers.call0(&JsValue::UNDEFINED)).await.map_err(|error| message(&error))?;
        let headers: BTreeMap<String, String> = serde_wasm_bindgen::from_value(headers).map_err(|error| error.to_string())?;
        Ok(headers.into_iter().collect())
    }

    async fn credentials(&self) -> Result<Option<Credentials>, CredentialsError> {
        let Some(get_credentials) = &self.get_credentials else { return Ok(None) };
        let credentials = settle(get_credentials.call0(&JsValue::UNDEFINED)).await;
        let credentials = credentials.map_err(|error| CredentialsError::Unavailable(message(&error)))?;
        let text = credentials.as_string().ok_or(CredentialsError::Form)?;
        serde_json::from_str(&text).map(Some).map_err(|_| CredentialsError::Form)
    }

    fn jitter(&self) -> f64 {
        js_sys::Math::random()
    }

    fn clock(&self) -> Option<i64> {
        Some(clock())
    }

    async fn fetch(&self, call: &Call) -> Result<Response, TransportError> {
        let started = self.init(call).and_then(|init| self.fetch.call2(&JsValue::UNDEFINED, &call.url().into(), &init));
        settle(started).await.map(Response).map_err(|error| judge(&error))
    }

    async fn sleep(&self, milliseconds: u32) {
        // JavaScript timers store the delay as a signed 32-bit integer and fire immediately for larger values.
        TimeoutFuture::new(milliseconds.min(i32::MAX.unsigned_abs())).await;
    }

    fn is_aborted(&self) -> bool {
        self.signal.as_ref().is_some_and(AbortSignal::aborted)
    }

    async fn aborted(&self) {
        let Some(signal) = &self.signal else { return pending().await };
        let (sender, receiver) = oneshot::channel();
        let listener = EventListener::once(signal, "abort", move |_| {
            let _ = sender.send(());
        });
        self.listener.replace(Some(listener));
        if receiver.await.is_err() {
            pending::<()>().await;
        }
    }

    fn cancel(&self) {
        self.controller.abort();
    }
}

/// The value that the caller's `fetch` resolved with.
pub(super) struct Response(JsValue);

impl HttpResponse for Response {
    fn status(&self) -> u16 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is no status becomes the nearest number")]
        let status = get(&self.0, "status").as_f64().unwrap_or_default() as u16;
        status
    }

    /// Reads `Headers` or a stand-in for them, such as a plain object with names in any case.
    fn header(&self, name: &str) -> Option<String> {
        let headers = get(&self.0, "headers");
        if let Ok(value) = call(&headers, "get", &[name.into()])
            && let Some(value) = value.as_string()
        {
            return Some(value);
        }
        let keys = Reflect::own_keys(&headers).ok().filter(|_| headers.is_object())?;
        let key = keys.iter().filter_map(|key| key.as_string()).find(|key| key.eq_ignore_ascii_case(name))?;
        get(&headers, &key).as_string()
    }

    fn is_opaque_redirect(&self) -> bool {
        get(&self.0, "type").as_string().as_deref() == Some("opaqueredirect")
    }

    async fn text(self, limit: usize) -> Result<String, TextError> {
        match call(&get(&self.0, "body"), "getReader", &[]) {
            Ok(reader) => read_all(&reader, limit).await,
            Err(_) => whole_text(&self.0, limit).await,
        }
    }
}

/// Reads a byte stream, and cancels it if it exceeds the limit.
async fn read_all(reader: &JsValue, limit: usize) -> Result<String, TextError> {
    let mut body = BodyBuffer::new(limit);
    loop {
        let part = settle(call(reader, "read", &[])).await.map_err(|error| TextError::Lost(message(&error)))?;
        if get(&part, "done").is_truthy() {
            return Ok(body.into_text());
        }
        let part = get(&part, "value");
        if !is_bytes(&part) {
            return Err(TextError::Unreadable);
        }
        let part = part.unchecked_into::<Uint8Array>();
        if !body.has_room_for(part.length() as usize) {
            give_up(reader);
            return Err(TextError::TooLarge);
        }
        body.push(&part.to_vec())?;
    }
}

/// Returns `true` for a `Uint8Array`, including one from another realm, such as a test environment.
fn is_bytes(value: &JsValue) -> bool {
    ArrayBuffer::is_view(value) && get(value, "BYTES_PER_ELEMENT").as_f64() == Some(1.0)
}

/// Cancels a stream that was not read to its end. Errors are ignored.
fn give_up(reader: &JsValue) {
    let ending = call(reader, "cancel", &[]);
    spawn_local(async {
        let _ = settle(ending).await;
    });
}

/// Reads the text of a response without a stream, such as that of a simple `fetch` replacement.
async fn whole_text(response: &JsValue, limit: usize) -> Result<String, TextError> {
    let text = settle(call(response, "text", &[])).await.map_err(|error| TextError::Lost(message(&error)))?;
    let text = text.as_string().ok_or(TextError::Unreadable)?;
    if text.len() > limit { Err(TextError::TooLarge) } else { Ok(text) }
}

/// Classifies a failed `fetch`. Node.js puts the system's error code into the error's `cause`; browsers report whether they are online.
fn judge(error: &JsValue) -> TransportError {
    let cause = get(error, "cause");
    let code = get(&cause, "code").as_string().or_else(|| get(error, "code").as_string());
    let text = if cause.is_object() { message(&cause) } else { message(error) };
    let offline = get(&get(&js_sys::global(), "navigator"), "onLine").as_bool() == Some(false);
    TransportError::judge(code.as_deref(), &text, offline)
}
