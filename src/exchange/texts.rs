//! What is said of an outcome.

use crate::message::{Locale, Param, Params, Text};

use super::address::AddressError;
use super::call::HeaderProblem;
use super::codes;
use super::credentials::CredentialsProblem;

/// What to do when nobody knows.
pub(super) const LOOK_FIRST: Text = outcome("look-first", "The group may exist: look for its name before sending again.");

pub(super) const INVALID: Text = outcome("invalid", "The request has errors, so nothing was sent.");
pub(super) const NOT_BEGUN: Text = outcome("not-begun", "The request was called off before it began.");
pub(super) const NO_HEADERS: Text = outcome("headers", "The headers could not be had, so nothing was sent: {detail}.");
pub(super) const NO_CREDENTIALS: Text = outcome("no-credentials", "The credentials could not be had, so nothing was sent: {detail}.");
pub(super) const CREDENTIALS_FORM: Text =
    outcome("credentials-form", "The credentials have another form than a till and a password, or a token, so nothing was sent.");
pub(super) const WAIT_ABORTED: Text =
    outcome("wait-aborted", "The server had too many requests and created nothing; the request was called off before the next try.");
pub(super) const BUSY: Text = outcome("busy", "Another request is still under way, so this one was not sent.");
pub(super) const STOPPED: Text = outcome("stopped", "The batch was stopped before it came to this request.");
pub(super) const JOURNAL: Text = outcome("journal", "The journal cannot be written, so nothing more was sent.");
pub(super) const REPEATED: Text = outcome("repeated", "Another request of the batch has the same name, so this one was not sent.");
pub(super) const NAMELESS: Text =
    outcome("nameless", "The request has no name, by which the batch would know it again, so it was not sent.");
pub(super) const CHANGED: Text =
    outcome("changed", "The journal says that a group of this name was created with another content, so this request was not sent.");
pub(super) const TAKEN: Text = outcome("taken", "A group of this name exists and has another content, so this request was not sent.");
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

/// The questions that change nothing.
pub(super) const QUESTION_NOT_JSON: Text = question("not-json", "The server's answer (HTTP {status}) is not JSON.");
pub(super) const QUESTION_REFUSED: Text = question("refused", "The server does not answer (HTTP {status}). {words}");
pub(super) const QUESTION_OTHER: Text = question("other", "The server's answer (HTTP {status}) is another than expected.");
pub(super) const QUESTION_NO_BOOLEAN: Text = question("no-boolean", "The server answers neither yes nor no.");
pub(super) const QUESTION_TIMEOUT: Text = question("timeout", "No complete answer came in time.");
pub(super) const QUESTION_ABORTED: Text = question("aborted", "The question was called off.");
pub(super) const QUESTION_TOO_LARGE: Text = question("too-large", "The server's answer is larger than 32 MiB.");
pub(super) const QUESTION_OFFLINE: Text = question("offline", "This machine is offline.");
pub(super) const QUESTION_LOST: Text = question(
    "lost",
    "The connection failed, or the browser did not let this page see the answer ({detail}). A browser says the same when the \
     API does not allow calls from web pages (CORS).",
);

pub(super) const FOUND_CREATED: Text = found("created", "The group exists, with the content that was sent.");
pub(super) const FOUND_ABSENT: Text =
    found("absent", "No group of this name exists. A request that is still under way may create it yet; otherwise it can be sent again.");
pub(super) const FOUND_OTHER: Text = found("other", "A group of this name exists, but with another content than was sent.");
pub(super) const FOUND_NAMELESS: Text = found("nameless", "The request has no name, by which its group could be found.");
pub(super) const FOUND_HIDDEN: Text = found(
    "hidden",
    "The name is taken, but the list of groups does not show it: it may be switched off, or out of these credentials' sight.",
);
pub(super) const FOUND_UNLISTED: Text =
    found("unlisted", "The list of groups does not show the name, but whether it is free could not be asked. {words}");
pub(super) const FOUND_PARTLY: Text =
    found("partly", "A group of this name exists, but the server does not show enough of it to compare it with what was sent.");
pub(super) const FOUND_UNASKED: Text = found("unasked", "Whether the group exists could not be asked. {words}");

pub(super) const NAME_FREE: Text = name("free", "The name is free.");
pub(super) const NAME_TAKEN: Text = name("taken", "A target group of this name exists; capital letters make no difference.");
pub(super) const NAME_MISSING: Text = name("missing", "There is no name to ask for.");
pub(super) const NAME_UNCLEAR: Text = name("unclear", "Whether the name is free could not be asked. {words}");

const OUTCOMES: [Text; 52] = [
    LOOK_FIRST,
    NO_CREDENTIALS,
    CREDENTIALS_FORM,
    WAIT_ABORTED,
    BUSY,
    STOPPED,
    JOURNAL,
    REPEATED,
    NAMELESS,
    CHANGED,
    TAKEN,
    QUESTION_NOT_JSON,
    QUESTION_REFUSED,
    QUESTION_OTHER,
    QUESTION_NO_BOOLEAN,
    QUESTION_TIMEOUT,
    QUESTION_ABORTED,
    QUESTION_TOO_LARGE,
    QUESTION_OFFLINE,
    QUESTION_LOST,
    FOUND_CREATED,
    FOUND_ABSENT,
    FOUND_OTHER,
    FOUND_NAMELESS,
    FOUND_HIDDEN,
    FOUND_UNLISTED,
    FOUND_PARTLY,
    FOUND_UNASKED,
    NAME_FREE,
    NAME_TAKEN,
    NAME_MISSING,
    NAME_UNCLEAR,
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

const fn question(name: &'static str, english: &'static str) -> Text {
    Text::new("question", name, english)
}

const fn found(name: &'static str, english: &'static str) -> Text {
    Text::new("found", name, english)
}

const fn name(name: &'static str, english: &'static str) -> Text {
    Text::new("name", name, english)
}

pub(super) fn say_with_advice(text: &Text, locale: &Locale) -> String {
    locale.format(text, &Params::from([("advice", Param::Term(&LOOK_FIRST))]))
}

/// What the machine says of a failure, and what to do.
pub(super) fn with_detail(detail: &str) -> Params {
    // The sentence around it has a full stop of its own.
    let detail = detail.trim_end_matches('.');
    let detail = if detail.is_empty() { Param::Term(&NO_DETAIL) } else { detail.into() };
    Params::from([("detail", detail), ("advice", Param::Term(&LOOK_FIRST))])
}

/// All sentences about outcomes, addresses, headers and the server's codes.
pub fn texts() -> impl Iterator<Item = Text> {
    let addresses = AddressError::ALL.map(AddressError::text);
    let headers = HeaderProblem::ALL.map(HeaderProblem::text);
    let credentials = CredentialsProblem::ALL.map(CredentialsProblem::text);
    OUTCOMES.into_iter().chain([NO_DETAIL]).chain(addresses).chain(credentials).chain(headers).chain(codes::texts())
}
