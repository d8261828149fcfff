//! The functions that sending needs from its environment, and the errors of a transport.

use std::fmt;
use std::future::Future;

use super::call::Call;
use super::credentials::Credentials;

/// The functions that sending needs from its environment: a browser, Node, or a test.
pub trait Host {
    /// An answer of which status and headers have arrived.
    type Response: HttpResponse;

    /// Headers that are only known at the moment of sending, such as credentials; an error says why they cannot be had, if the machine tells.
    fn headers(&self) -> impl Future<Output = Result<Vec<(String, String)>, String>> {
        async { Ok(Vec::new()) }
    }

    /// The credentials, asked for at the moment of sending and never kept; none when they are among the headers.
    fn credentials(&self) -> impl Future<Output = Result<Option<Credentials>, CredentialsError>> {
        async { Ok(None) }
    }

    /// Starts the call. Resolves when status and headers have arrived.
    fn fetch(&self, call: &Call) -> impl Future<Output = Result<Self::Response, TransportError>>;

    /// Resolves after so many milliseconds.
    fn sleep(&self, milliseconds: u32) -> impl Future<Output = ()>;

    /// A number from 0 to 1, so that many that wait for the same moment do not all come at it.
    fn jitter(&self) -> f64 {
        0.0
    }

    /// Returns the current time in milliseconds since 1970, if the machine has a clock.
    fn clock(&self) -> Option<i64> {
        None
    }

    /// Returns `true` if the caller has called it off.
    fn is_aborted(&self) -> bool;

    /// Resolves when the caller calls it off; for ever pending when that cannot happen.
    fn aborted(&self) -> impl Future<Output = ()>;

    /// Stops the call that is under way, the reading of its body included.
    fn cancel(&self);
}

/// An answer of which status and headers have arrived.
pub trait HttpResponse {
    /// The HTTP status.
    fn status(&self) -> u16;

    /// The header `X-Cap-Requestid`, the server's name for this call.
    fn request_id(&self) -> Option<String>;

    /// The header `Retry-After`.
    fn retry_after(&self) -> Option<String> {
        None
    }

    /// The header `Location`, without the parts of the URL that may be secret.
    fn location(&self) -> Option<String> {
        None
    }

    /// Returns `true` for a redirect of which the browser shows neither status nor address.
    fn is_opaque_redirect(&self) -> bool {
        false
    }

    /// Reads the body, and stops as soon as it turns out to be larger than `limit` bytes.
    fn text(self, limit: usize) -> impl Future<Output = Result<String, TextError>>;
}

/// Why there are no credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CredentialsError {
    /// They cannot be had; the reason, if the machine tells.
    Unavailable(String),
    /// They have another form. What they are is never repeated.
    Form,
}

/// Why no answer came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransportError {
    /// It is proved that nothing left this machine.
    NothingSent(String),
    /// This machine knows that it is offline, so nothing left it.
    Offline,
    /// The request may have arrived.
    Lost(String),
}

/// Why a body could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextError {
    /// Larger than the limit.
    TooLarge,
    /// It is neither a stream of bytes nor text.
    Unreadable,
    /// The connection broke.
    Lost(String),
}

/// Error codes of JavaScript runtimes that prove that no connection came to be, so that nothing was sent.
const NOTHING_SENT: [&str; 20] = [
    // The URL is a path, and this machine has no page that it could belong to.
    "ERR_INVALID_URL",
    // The host refuses, cannot be reached, or its name is not known.
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
    // Its certificate is not trusted.
    "CERT_HAS_EXPIRED",
    "CERT_NOT_YET_VALID",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
];

impl TransportError {
    /// Judges a failed `fetch`: `code` is the runtime's error code (in Node `error.cause.code`); `offline`
    /// is `navigator.onLine === false` before the call.
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
