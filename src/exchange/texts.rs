//! The messages of outcomes, and of calls that look up groups and names.

use crate::message::{Locale, Param, Params, Text};

use super::address::AddressError;
use super::call::HeaderProblem;
use super::codes;
use super::credentials::CredentialsProblem;

/// The advice for an unknown outcome.
pub(super) const LOOK_FIRST: Text = outcome("look-first", "The group may exist. Check its name before you send it again.");

pub(super) const INVALID: Text = outcome("invalid", "Nothing was sent, because the request has errors.");
pub(super) const NOT_BEGUN: Text = outcome("not-begun", "Nothing was sent, because the request was cancelled before it started.");
pub(super) const NO_HEADERS: Text = outcome("headers", "Nothing was sent, because getting the headers failed: {detail}.");
pub(super) const NO_CREDENTIALS: Text = outcome("no-credentials", "Nothing was sent, because getting the credentials failed: {detail}.");
pub(super) const CREDENTIALS_FORM: Text =
    outcome("credentials-form", "Nothing was sent, because the credentials are invalid. Expected a till and a password, or a token.");
pub(super) const WAIT_ABORTED: Text = outcome(
    "wait-aborted",
    "Nothing was created: the server had too many requests, and the request was cancelled before the next attempt.",
);
pub(super) const BUSY: Text = outcome("busy", "Not sent, because another request is still in progress.");
pub(super) const STOPPED: Text = outcome("stopped", "Not sent, because the batch was stopped before this request.");
pub(super) const JOURNAL: Text = outcome("journal", "Not sent, because the journal could not be written.");
pub(super) const REPEATED: Text = outcome("repeated", "Not sent, because another request of the batch has the same name.");
pub(super) const NAMELESS: Text =
    outcome("nameless", "Not sent, because the request has no name. The batch identifies requests by their names.");
pub(super) const CHANGED: Text =
    outcome("changed", "Not sent, because according to the journal a group with this name was created with different content.");
pub(super) const TAKEN: Text = outcome("taken", "Not sent, because a group with this name exists and has different content.");
pub(super) const UNREACHABLE: Text = outcome("network", "Nothing was sent, because the server cannot be reached ({detail}).");
pub(super) const OFFLINE: Text = outcome("offline", "Nothing was sent, because this device is offline.");

pub(super) const TIMEOUT: Text = outcome("timeout", "The request timed out before the response was complete. {advice}");
pub(super) const ABORTED: Text = outcome("aborted", "The request was cancelled while it was in progress. {advice}");
pub(super) const LOST: Text = outcome(
    "connection",
    "The connection failed, or the browser blocked the response ({detail}). Browsers block responses when the API does not \
     allow calls from web pages (CORS); in this case, send the request through your own server. {advice}",
);
pub(super) const BROKE: Text = outcome("connection-broke", "The connection was lost during the response ({detail}). {advice}");
pub(super) const TOO_LARGE: Text = outcome("too-large", "The response is larger than 8 MiB. {advice}");

pub(super) const NO_TEXT: Text = outcome("no-text", "The response body could not be read as bytes or text. {advice}");

pub(super) const SERVER_FAILED: Text = outcome("server-error", "Server error (HTTP {status}). {advice}");
pub(super) const SERVER_FAILED_SAYING: Text = outcome("server-error-saying", "Server error (HTTP {status}): {words} {advice}");
pub(super) const GROUP_WITH_ERRORS: Text =
    outcome("group-with-errors", "The response (HTTP {status}) contains a group and errors: {words} {advice}");
pub(super) const REDIRECT: Text = outcome(
    "redirect",
    "The server answered with a redirect. Redirects are not followed, because they could carry the credentials to another host. \
     Check the base URL. {advice}",
);
pub(super) const REDIRECT_TO: Text = outcome(
    "redirect-to",
    "The server answered with a redirect to {location}. Redirects are not followed, because they could carry the credentials to another \
     host. Check the base URL. {advice}",
);
pub(super) const ANSWER_TOO_LARGE: Text = outcome("answer-too-large", "The response (HTTP {status}) is larger than 8 MiB. {advice}");
pub(super) const ANSWER_EMPTY: Text = outcome("answer-empty", "The response (HTTP {status}) is empty. {advice}");
pub(super) const ANSWER_NOT_JSON: Text = outcome("answer-not-json", "The response (HTTP {status}) is not valid JSON. {advice}");
pub(super) const ANSWER_OTHER: Text = outcome("answer-other", "The response (HTTP {status}) contains no created group. {advice}");

pub(super) const REFUSED: Text = outcome("refused", "The server rejected the request (HTTP {status}) without a reason.");
pub(super) const REFUSED_EXPLAINED: Text = outcome("refused-explained", "The server rejected the request (HTTP {status}). {explanation}");
pub(super) const NO_REASON: Text = outcome("no-reason", "The server gave no reason.");

/// The placeholder for the detail of a failure without a message.
pub(super) const NO_DETAIL: Text = Text::term("no-detail", "unknown reason");

/// Problems of read-only calls.
pub(super) const QUESTION_NOT_JSON: Text = question("not-json", "The response (HTTP {status}) is not valid JSON.");
pub(super) const QUESTION_REFUSED: Text = question("refused", "The server rejected the query (HTTP {status}). {words}");
pub(super) const QUESTION_OTHER: Text = question("other", "The response (HTTP {status}) has an unexpected format.");
pub(super) const QUESTION_NO_BOOLEAN: Text = question("no-boolean", "The response is neither true nor false.");
pub(super) const QUESTION_TIMEOUT: Text = question("timeout", "The query timed out before the response was complete.");
pub(super) const QUESTION_ABORTED: Text = question("aborted", "The query was cancelled.");
pub(super) const QUESTION_TOO_LARGE: Text = question("too-large", "The response is larger than 32 MiB.");
pub(super) const QUESTION_OFFLINE: Text = question("offline", "This device is offline.");
pub(super) const QUESTION_REDIRECT: Text =
    question("redirect", "The server answered with a redirect, which is not followed. Check the base URL.");
pub(super) const QUESTION_REDIRECT_TO: Text =
    question("redirect-to", "The server answered with a redirect to {location}, which is not followed. Check the base URL.");
pub(super) const QUESTION_LOST: Text = question(
    "lost",
    "The connection failed, or the browser blocked the response ({detail}). Browsers block responses when the API does not \
     allow calls from web pages (CORS).",
);

pub(super) const FOUND_CREATED: Text = found("created", "The group exists and has the content that was sent.");
pub(super) const FOUND_ABSENT: Text =
    found("absent", "No group with this name exists. You can send the request again, unless an earlier one is still in progress.");
pub(super) const FOUND_OTHER: Text = found("other", "A group with this name exists, but its content differs from what was sent.");
pub(super) const FOUND_NAMELESS: Text = found("nameless", "The group cannot be looked up, because the request has no name.");
pub(super) const FOUND_HIDDEN: Text = found(
    "hidden",
    "The name is taken, but the list of groups does not contain it. The group may be inactive, or these credentials may not have access to it.",
);
pub(super) const FOUND_UNLISTED: Text =
    found("unlisted", "The list of groups does not contain the name, but the check whether it is free failed. {words}");
pub(super) const FOUND_PARTLY: Text =
    found("partly", "A group with this name exists, but the response is too incomplete to compare it with what was sent.");
pub(super) const FOUND_UNASKED: Text = found("unasked", "The check whether the group exists failed. {words}");

pub(super) const NAME_FREE: Text = name("free", "The name is available.");
pub(super) const NAME_TAKEN: Text = name("taken", "A target group with this name exists. Names are compared without regard to case.");
pub(super) const NAME_MISSING: Text = name("missing", "There is no name to check.");
pub(super) const NAME_UNCLEAR: Text = name("unclear", "The check whether the name is available failed. {words}");

const OUTCOMES: [Text; 57] = [
    GROUP_WITH_ERRORS,
    REDIRECT,
    REDIRECT_TO,
    QUESTION_REDIRECT,
    QUESTION_REDIRECT_TO,
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

pub(super) fn format_with_advice(text: &Text, locale: &Locale) -> String {
    locale.format(text, &Params::from([("advice", Param::Term(&LOOK_FIRST))]))
}

/// Returns the parameters of a message about a failure: its detail and the advice.
pub(super) fn with_detail(detail: &str) -> Params {
    // The surrounding sentence ends with its own full stop.
    let detail = detail.trim_end_matches('.');
    let detail = if detail.is_empty() { Param::Term(&NO_DETAIL) } else { detail.into() };
    Params::from([("detail", detail), ("advice", Param::Term(&LOOK_FIRST))])
}

/// Returns all messages about outcomes, base URLs, headers and server codes.
pub fn texts() -> impl Iterator<Item = Text> {
    let addresses = AddressError::ALL.map(AddressError::text);
    let headers = HeaderProblem::ALL.map(HeaderProblem::text);
    let credentials = CredentialsProblem::ALL.map(CredentialsProblem::text);
    OUTCOMES.into_iter().chain([NO_DETAIL]).chain(addresses).chain(credentials).chain(headers).chain(codes::codes())
}
