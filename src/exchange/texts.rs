//! What is said of an outcome.

use crate::message::Text;

use super::address::AddressError;
use super::call::HeaderProblem;
use super::codes;

/// What to do when nobody knows.
pub(super) const LOOK_FIRST: Text = outcome("look-first", "The group may exist: look for its name before sending again.");

pub(super) const INVALID: Text = outcome("invalid", "The request has errors, so nothing was sent.");
pub(super) const NOT_BEGUN: Text = outcome("not-begun", "The request was called off before it began.");
pub(super) const NO_HEADERS: Text = outcome("headers", "The headers could not be had, so nothing was sent: {detail}.");
pub(super) const UNREACHABLE: Text = outcome("network", "The server cannot be reached, so nothing was sent ({detail}).");
pub(super) const OFFLINE: Text = outcome("offline", "This machine is offline, so nothing was sent.");

pub(super) const TIMEOUT: Text = outcome("timeout", "No complete answer came in time. {advice}");
pub(super) const ABORTED: Text = outcome("aborted", "The request was called off while it was under way. {advice}");
pub(super) const LOST: Text = outcome(
    "connection",
    "The connection failed, or the browser did not let this page see the answer ({detail}). A browser says the same when the \
     API does not allow calls from web pages (CORS): then send through your own server. {advice}",
);
pub(super) const BROKE: Text = outcome("connection-broke", "The connection broke while the answer arrived ({detail}). {advice}");
pub(super) const TOO_LARGE: Text = outcome("too-large", "The answer is larger than 8 MiB. {advice}");

pub(super) const NO_TEXT: Text = outcome("no-text", "The answer is neither a stream of bytes nor text. {advice}");

pub(super) const SERVER_FAILED: Text = outcome("server-error", "The server failed (HTTP {status}). {advice}");
pub(super) const SERVER_FAILED_SAYING: Text =
    outcome("server-error-saying", "The server failed (HTTP {status}). It says: {words} {advice}");
pub(super) const ANSWER_TOO_LARGE: Text = outcome("answer-too-large", "The answer (HTTP {status}) is larger than 8 MiB. {advice}");
pub(super) const ANSWER_EMPTY: Text = outcome("answer-empty", "The answer (HTTP {status}) is empty. {advice}");
pub(super) const ANSWER_NOT_JSON: Text = outcome("answer-not-json", "The answer (HTTP {status}) is not JSON. {advice}");
pub(super) const ANSWER_OTHER: Text = outcome("answer-other", "The answer (HTTP {status}) is not that of a created group. {advice}");

pub(super) const REFUSED: Text = outcome("refused", "The server refused the request (HTTP {status}) and gives no reason.");
pub(super) const REFUSED_EXPLAINED: Text = outcome("refused-explained", "The server refused the request (HTTP {status}). {explanation}");
pub(super) const NO_REASON: Text = outcome("no-reason", "The server gives no reason.");

/// Stands for a detail that the machine does not tell.
pub(super) const NO_DETAIL: Text = Text::term("no-detail", "no reason was given");

const OUTCOMES: [Text; 21] = [
    LOOK_FIRST,
    INVALID,
    NOT_BEGUN,
    NO_HEADERS,
    UNREACHABLE,
    OFFLINE,
    TIMEOUT,
    ABORTED,
    LOST,
    BROKE,
    TOO_LARGE,
    NO_TEXT,
    SERVER_FAILED,
    SERVER_FAILED_SAYING,
    ANSWER_TOO_LARGE,
    ANSWER_EMPTY,
    ANSWER_NOT_JSON,
    ANSWER_OTHER,
    REFUSED,
    REFUSED_EXPLAINED,
    NO_REASON,
];

const fn outcome(name: &'static str, english: &'static str) -> Text {
    Text::new("outcome", name, english)
}

/// All sentences about outcomes, addresses, headers and the server's codes.
pub fn texts() -> impl Iterator<Item = Text> {
    let addresses = AddressError::ALL.map(AddressError::text);
    let headers = HeaderProblem::ALL.map(HeaderProblem::text);
    OUTCOMES.into_iter().chain([NO_DETAIL]).chain(addresses).chain(headers).chain(codes::texts())
}
