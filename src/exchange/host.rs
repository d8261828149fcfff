//! The functions that sending needs from its environment, and transport errors.

use std::fmt;
use std::future::Future;

use super::call::Call;
use super::credentials::Credentials;

/// The environment that sends calls: a browser, Node.js, or a test.
pub trait Host {
    /// The type of a response whose status and headers have arrived.
    type Response: HttpResponse;

    /// Returns headers that are only known at the time of sending, such as credentials. An error contains the reason, or an empty string if
    /// the reason is unknown.
    fn headers(&self) -> impl Future<Output = Result<Vec<(String, String)>, String>> {
        async { Ok(Vec::new()) }
    }

    /// Returns the credentials. Called for each request, and the result is never stored. Returns `None` if the credentials are among the
    /// headers.
    fn credentials(&self) -> impl Future<Output = Result<Option<Credentials>, CredentialsError>> {
        async { Ok(None) }
    }

    /// Starts the call. Resolves when the status and headers have arrived.
    fn fetch(&self, call: &Call) -> impl Future<Output = Result<Self::Response, TransportError>>;

    /// Resolves after the given number of milliseconds.
    fn sleep(&self, milliseconds: u32) -> impl Future<Output = ()>;

    /// Returns a number from 0 to 1, used to spread out the retries of clients that were refused at the same time.
    fn jitter(&self) -> f64 {
        0.0
    }

    /// Returns the current time in milliseconds since 1970, or `None` without a clock.
    fn clock(&self) -> Option<i64> {
        None
    }

    /// Returns `true` if the caller has cancelled the call.
    fn is_aborted(&self) -> bool;

    /// Resolves when the caller cancels the call. Never resolves if the call cannot be cancelled.
    fn aborted(&self) -> impl Future<Output = ()>;

    /// Cancels the call in progress, including the reading of its body.
    fn cancel(&self);
}

/// A response whose status and headers have arrived.
pub trait HttpResponse {
    /// Returns the HTTP status.
    fn status(&self) -> u16;

    /// Returns a header. The name is in lower case.
    fn header(&self, name: &str) -> Option<String>;

    /// Returns the server's ID of this call.
    fn request_id(&self) -> Option<String> {
        self.header("x-cap-requestid")
    }

    /// Returns `true` for a redirect whose status and address the browser hides.
    fn is_opaque_redirect(&self) -> bool {
        false
    }

    /// Reads the body, and stops as soon as it exceeds `limit` bytes.
    fn text(self, limit: usize) -> impl Future<Output = Result<String, TextError>>;
}

/// The body of a response as it arrives.
#[derive(Debug)]
pub struct BodyBuffer {
    bytes: Vec<u8>,
    limit: usize,
}

impl BodyBuffer {
    /// Creates an empty buffer for a body of at most `limit` bytes.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { bytes: Vec::new(), limit }
    }

    /// Returns `true` if a part with this number of bytes does not exceed the limit.
    #[must_use]
    pub fn has_room_for(&self, length: usize) -> bool {
        self.bytes.len().saturating_add(length) <= self.limit
    }

    /// Adds a part.
    ///
    /// # Errors
    /// [`TextError::TooLarge`] when the body exceeds the limit.
    pub fn push(&mut self, part: &[u8]) -> Result<(), TextError> {
        if !self.has_room_for(part.len()) {
            return Err(TextError::TooLarge);
        }
        self.bytes.extend_from_slice(part);
        Ok(())
    }

    /// Returns the body as text, without a byte order mark. Bytes that are not UTF-8 become U+FFFD.
    ///
    /// ```
    /// use target_groups::exchange::{BodyBuffer, TextError};
    /// let mut body = BodyBuffer::new(8);
    /// body.push("\u{FEFF}{".as_bytes()).unwrap();
    /// body.push(b"}").unwrap();
    /// assert_eq!(body.push(b"too long"), Err(TextError::TooLarge));
    /// assert_eq!(body.into_text(), "{}");
    /// ```
    #[must_use]
    pub fn into_text(self) -> String {
        let text = String::from_utf8_lossy(&self.bytes);
        text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned()
    }
}

/// The reason why there are no credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CredentialsError {
    /// Getting the credentials failed. The value is the reason, or an empty string if the reason is unknown.
    Unavailable(String),
    /// The credentials do not have the expected form. Messages never include them.
    Form,
}

/// The reason why a response did not arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransportError {
    /// It is certain that nothing was sent.
    NothingSent(String),
    /// The environment reports that it is offline, so nothing was sent.
    Offline,
    /// The request may have reached the server.
    Lost(String),
}

/// The reason why a body cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextError {
    /// The body exceeds the limit.
    TooLarge,
    /// The body is neither a byte stream nor text.
    Unreadable,
    /// The connection was lost.
    Lost(String),
}

/// Error codes of JavaScript runtimes that prove that no connection was established, so nothing was sent.
const NOTHING_SENT: [&str; 20] = [
    // The URL is a path without a page to resolve it against.
    "ERR_INVALID_URL",
    // The host is unknown, unreachable, or refuses the connection.
    "ECONNREFUSED",
    "ConnectionRefused",
    "EHOSTUNREACH",
    "EHOSTDOWN",
    "ENETUNREACH",
    "ENETDOWN",
    "EADDRNOTAVAIL",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EAI_NONAME",
    "EAI_NODATA",
    "UND_ERR_CONNECT_TIMEOUT",
    // The server's certificate is not trusted.
    "CERT_HAS_EXPIRED",
    "CERT_NOT_YET_VALID",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
];

impl TransportError {
    /// Classifies a failed `fetch`. `code` is the runtime's error code (in Node.js, `error.cause.code`); `offline` is `true` if
    /// `navigator.onLine` was `false` before the call.
    #[must_use]
    pub fn judge(code: Option<&str>, message: &str, offline: bool) -> Self {
        let parts = [code.unwrap_or_default(), message].into_iter().filter(|part| !part.is_empty());
        let detail = parts.collect::<Vec<_>>().join(": ");
        match code {
            Some(code) if NOTHING_SENT.contains(&code) => Self::NothingSent(detail),
            _ if offline => Self::Offline,
            _ => Self::Lost(detail),
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingSent(detail) | Self::Lost(detail) => out.write_str(detail),
            Self::Offline => out.write_str("offline"),
        }
    }
}

impl std::error::Error for TransportError {}
