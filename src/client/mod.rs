//! Sending from Rust programs with the HTTP client [reqwest]. Requires the feature `reqwest`.
//!
//! [`Client`] is a [`Host`]: [`deliver`](crate::exchange::deliver) validates a request, sends it once, and returns an
//! [`Outcome`](crate::exchange::Outcome); [`find`](crate::exchange::find) finds out whether a group exists. It requires a Tokio runtime
//! with timers. Encryption comes from reqwest: enable one of its TLS features, such as `rustls`, in your own `Cargo.toml`.
//!
//! ```
//! use target_groups::client::Client;
//! use target_groups::exchange::{Access, Credentials, DEFAULT_TIMEOUT_MS, Delivery, Outcome, deliver};
//! use target_groups::rules::Options;
//!
//! async fn create(text: &str) -> Result<Outcome, reqwest::Error> {
//!     // Called at the moment of sending. The client does not keep the password.
//!     let credentials = || std::env::var("CAPILLARY_PASSWORD").map(|password| Credentials::Basic { till: "till".to_owned(), password });
//!     let client = Client::new(move || credentials().map_err(|error| error.to_string()))?;
//!     let access = Access { base_url: "eu", headers: Vec::new(), timeout_ms: DEFAULT_TIMEOUT_MS };
//!     let delivery = Delivery { text, access, force: false, wait_on_429: true, finish_once_begun: true };
//!     Ok(deliver(delivery, &Options::default(), &client).await)
//! }
//! ```

use std::error::Error;
use std::future::pending;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::redirect::Policy;
use reqwest::{ClientBuilder, Method, Response};

use crate::exchange::{BodyBuffer, Call, Credentials, CredentialsError, Host, HttpResponse, TextError, TransportError};

/// An HTTP client that sends requests to the API. To cancel a call, drop its future.
pub struct Client<C> {
    http: reqwest::Client,
    credentials: C,
}

impl<C: Fn() -> Result<Credentials, String>> Client<C> {
    /// Creates a client with the default settings of reqwest. `credentials` is called for each request. Its error is a message for people,
    /// and must not contain secrets.
    ///
    /// # Errors
    /// Returns an error if reqwest cannot be initialized, for example because the system certificates are missing.
    pub fn new(credentials: C) -> Result<Self, reqwest::Error> {
        Self::with_builder(reqwest::Client::builder(), credentials)
    }

    /// Creates a client with custom settings, such as a proxy. Redirects are never followed, because they could send the credentials to
    /// another host.
    ///
    /// # Errors
    /// Returns an error if the settings are invalid.
    pub fn with_builder(builder: ClientBuilder, credentials: C) -> Result<Self, reqwest::Error> {
        Ok(Self { http: builder.redirect(Policy::none()).build()?, credentials })
    }
}

impl<C: Fn() -> Result<Credentials, String>> Host for Client<C> {
    type Response = Arrived;

    async fn credentials(&self) -> Result<Option<Credentials>, CredentialsError> {
        (self.credentials)().map(Some).map_err(CredentialsError::Unavailable)
    }

    async fn fetch(&self, call: &Call) -> Result<Arrived, TransportError> {
        let method = if call.method() == "POST" { Method::POST } else { Method::GET };
        let mut request = self.http.request(method, call.url());
        for (name, value) in call.headers() {
            request = request.header(name, value);
        }
        if !call.body().is_empty() {
            request = request.body(call.body().to_owned());
        }
        request.send().await.map(Arrived).map_err(judge)
    }

    async fn sleep(&self, milliseconds: u32) {
        tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
    }

    fn clock(&self) -> Option<i64> {
        SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|time| i64::try_from(time.as_millis()).ok())
    }

    fn is_aborted(&self) -> bool {
        false
    }

    async fn aborted(&self) {
        pending::<()>().await;
    }

    /// Does nothing: a call ends when its future is dropped.
    fn cancel(&self) {}
}

/// A response whose status and headers have arrived.
pub struct Arrived(Response);

impl HttpResponse for Arrived {
    fn status(&self) -> u16 {
        self.0.status().as_u16()
    }

    fn header(&self, name: &str) -> Option<String> {
        self.0.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    }

    async fn text(mut self, limit: usize) -> Result<String, TextError> {
        let mut body = BodyBuffer::new(limit);
        while let Some(part) = self.0.chunk().await.map_err(|error| TextError::Lost(reason(error)))? {
            body.push(&part)?;
        }
        Ok(body.into_text())
    }
}

/// If the connection was not established or the request could not be created, nothing was sent.
fn judge(error: reqwest::Error) -> TransportError {
    let nothing_sent = error.is_connect() || error.is_builder();
    let reason = reason(error);
    if nothing_sent { TransportError::NothingSent(reason) } else { TransportError::Lost(reason) }
}

/// Returns the causes of an error, without the URL.
fn reason(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
