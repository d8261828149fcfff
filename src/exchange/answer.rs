//! Reads the server's response. The content of the response takes precedence over the HTTP status.
//!
//! The API's documentation is inconsistent about statuses (200 and 201 for a created group, 500 for some business errors) and about the
//! envelope (on success, `errors` is null, empty, or a single entry with code 0), so all of these forms are accepted.

use serde_json::value::RawValue;

use crate::diff::diff;
use crate::json::{self, Document, Kind, Value};
use crate::message::{Locale, Param, Params, Text};
use crate::rules::Limits;

use super::outcome::{Outcome, ServerError, ServerMessage, UnknownReason};
use super::{codes, texts, words};

/// The maximum size of a response, in bytes.
pub const MAX_BODY_BYTES: usize = 8 * 1024 * 1024;

/// The maximum length of a server message that is quoted in our messages.
const MAX_QUOTE_LENGTH: usize = 300;

/// The maximum depth of a request that is compared with a group, because the comparison is recursive.
const DIFF_LIMITS: Limits = Limits { bytes: usize::MAX, ..Limits::DEFAULT };

/// How serious an entry of `errors` is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// The entry has code 0 or has no content.
    None,
    /// The server failed and does not report what happened to the request.
    Failure,
    /// The server rejected the request.
    Refusal,
}

/// Returns the outcome of a request from its response. Works for any response.
///
/// `request` is the body that was sent; it is used to locate the fields that the server's codes refer to. Our own messages are in the
/// language of the locale; the server's messages are not translated.
#[must_use]
pub fn read(status: u16, request_id: Option<String>, body: &str, request: &str, locale: &Locale) -> Outcome {
    let document = if body.len() > MAX_BODY_BYTES { None } else { json::parse(body, usize::MAX).ok() };
    let entries = entries(document.as_ref(), body, status);
    let group = document.as_ref().and_then(created_group);
    let refused = entries.iter().any(|entry| weight(entry, status) == Weight::Refusal);
    let failed = entries.iter().any(|entry| weight(entry, status) == Weight::Failure);
    if group.is_some() && refused {
        return unknown(UnknownReason::GroupWithErrors, group_with_errors(status, &entries, locale), status, request_id);
    }
    if refused || (400..=499).contains(&status) && group.is_none() {
        return Outcome::Rejected { errors: reasons(entries, status, request, locale), status, request_id, retry_after_ms: None };
    }
    match group {
        _ if failed || status >= 500 => unknown(UnknownReason::ServerError, server_failed(status, &entries, locale), status, request_id),
        Some(group) if (200..=299).contains(&status) => {
            let changes = diff(request, group.get(), DIFF_LIMITS, locale);
            Outcome::Created { group, changes, warnings: messages(document.as_ref(), "warnings"), status, request_id }
        }
        _ => unknown(UnknownReason::Unreadable, unreadable(status, body, locale), status, request_id),
    }
}

/// Returns the server's reason for not answering a read-only call, explained if the code is known, or `None` if it did answer.
pub(super) fn refusal(document: Option<&Document<'_>>, body: &str, status: u16, locale: &Locale) -> Option<String> {
    let telling = entries(document, body, status).into_iter().find(|entry| weight(entry, status) != Weight::None);
    match telling {
        Some(entry) => {
            let ServerError { message, explanation, .. } = explain(entry, "", locale);
            Some(explanation.unwrap_or_else(|| shorten(&message)))
        }
        None if status >= 400 => {
            let explanation = codes::explanation(i64::from(status)).unwrap_or(texts::NO_REASON);
            Some(locale.format_plain(&explanation))
        }
        None => None,
    }
}

/// Returns the group in `data`, if it is an object with an ID assigned by the server.
fn created_group(document: &Document<'_>) -> Option<Box<RawValue>> {
    let data = document.root().get("data")?;
    let id = data.get("id")?.as_decimal()?;
    let is_id = id.as_written().bytes().all(|byte| byte.is_ascii_digit());
    if is_id { RawValue::from_string(data.raw().to_owned()).ok() } else { None }
}

fn reasons(entries: Vec<ServerMessage>, status: u16, request: &str, locale: &Locale) -> Vec<ServerError> {
    let telling = entries.into_iter().filter(|entry| weight(entry, status) != Weight::None);
    let reasons: Vec<ServerError> = telling.map(|entry| explain(entry, request, locale)).collect();
    if reasons.is_empty() { vec![refused_by_status(status, locale)] } else { reasons }
}

/// Returns the errors in the API's envelope. If there are none and the status is an error, returns the message of a gateway or framework.
fn entries(document: Option<&Document<'_>>, body: &str, status: u16) -> Vec<ServerMessage> {
    let entries = messages(document, "errors");
    if status < 400 || entries.iter().any(|entry| weight(entry, status) != Weight::None) {
        return entries;
    }
    let words = document.map_or_else(|| words::of_text(body), |document| words::of_json(document.root()));
    words.map(|words| vec![ServerMessage { code: None, message: shorten(&words) }]).unwrap_or(entries)
}

/// Returns the entries of `errors` or `warnings`, which may be a list, a single entry, or missing.
fn messages(document: Option<&Document<'_>>, field: &str) -> Vec<ServerMessage> {
    match document.and_then(|document| document.root().get(field)) {
        None => Vec::new(),
        Some(entry) => match entry.kind() {
            Kind::Null => Vec::new(),
            Kind::Array => entry.elements().map(message).collect(),
            _ => vec![message(entry)],
        },
    }
}

fn message(entry: Value<'_>) -> ServerMessage {
    let code = entry.get("code").filter(|code| code.kind() != Kind::Null);
    let code_text = code.and_then(Value::as_str);
    let number = match &code_text {
        Some(text) => text.trim().parse().ok(),
        None => code.and_then(Value::as_decimal).and_then(|number| number.to_i64()),
    };
    let said = entry.get("message").filter(|said| said.kind() != Kind::Null);
    let words = match entry.as_str().or_else(|| said.and_then(Value::as_str)) {
        Some(words) => words.into_owned(),
        None if entry.kind() == Kind::Null || (said.is_none() && number.is_some()) => String::new(),
        None => shorten(&words::of_json(entry).unwrap_or_else(|| entry.raw().to_owned())),
    };
    match code_text {
        Some(text) if number.is_none() && !text.is_empty() => ServerMessage { code: None, message: format!("{text}: {words}") },
        _ => ServerMessage { code: number, message: words },
    }
}

fn weight(entry: &ServerMessage, status: u16) -> Weight {
    let server_failed = status >= 500;
    match entry.code {
        Some(0) => Weight::None,
        // An HTTP status in place of a code is not a business error.
        Some(500..=599) => Weight::Failure,
        None if entry.message.trim().is_empty() => Weight::None,
        Some(100..=499) | None if server_failed => Weight::Failure,
        _ => Weight::Refusal,
    }
}

fn explain(entry: ServerMessage, request: &str, locale: &Locale) -> ServerError {
    let ServerMessage { code, message } = entry;
    let explanation = code.and_then(codes::explanation).map(|text| locale.format_plain(&text));
    let own_words = || explanation.clone().unwrap_or_else(|| locale.format_plain(&texts::NO_REASON));
    let message = if message.trim().is_empty() { own_words() } else { message };
    ServerError { code, message, explanation, pointer: code.and_then(|code| codes::pointer(code, request)) }
}

fn refused_by_status(status: u16, locale: &Locale) -> ServerError {
    let explanation = codes::explanation(i64::from(status)).map(|text| locale.format_plain(&text));
    let mut params = with_status(status);
    let text = match &explanation {
        Some(words) => {
            params.add("explanation", words.as_str());
            &texts::REFUSED_EXPLAINED
        }
        None => &texts::REFUSED,
    };
    ServerError { code: None, message: locale.format(text, &params), explanation, pointer: None }
}

fn group_with_errors(status: u16, entries: &[ServerMessage], locale: &Locale) -> String {
    let mut params = with_status(status);
    let code = entries.iter().find_map(|entry| entry.code).map(|code| code.to_string());
    params.add("words", said(entries).map(sentence).or(code).unwrap_or_default());
    locale.format(&texts::GROUP_WITH_ERRORS, &params)
}

/// Returns the first message of the server.
fn said(entries: &[ServerMessage]) -> Option<&str> {
    entries.iter().map(|entry| entry.message.trim()).find(|message| !message.is_empty())
}

/// Returns the server's message with a full stop at its end if it has none, because another sentence follows.
fn sentence(words: &str) -> String {
    let words = shorten(words);
    if words.ends_with(['.', '!', '?', '…', '।']) { words } else { format!("{words}.") }
}

fn server_failed(status: u16, entries: &[ServerMessage], locale: &Locale) -> String {
    let mut params = with_status(status);
    let text = match said(entries) {
        Some(words) => {
            params.add("words", sentence(words));
            &texts::SERVER_FAILED_SAYING
        }
        None => &texts::SERVER_FAILED,
    };
    locale.format(text, &params)
}

fn unreadable(status: u16, body: &str, locale: &Locale) -> String {
    let text: &Text = if body.len() > MAX_BODY_BYTES {
        &texts::ANSWER_TOO_LARGE
    } else if body.trim().is_empty() {
        &texts::ANSWER_EMPTY
    } else if json::parse(body, usize::MAX).is_err() {
        &texts::ANSWER_NOT_JSON
    } else {
        &texts::ANSWER_OTHER
    };
    locale.format(text, &with_status(status))
}

/// Passes the status as text, so that no locale adds digit grouping to it.
fn with_status(status: u16) -> Params {
    Params::from([("status", Param::Text(status.to_string())), ("advice", Param::Term(&texts::LOOK_FIRST))])
}

fn unknown(reason: UnknownReason, message: String, status: u16, request_id: Option<String>) -> Outcome {
    Outcome::Unknown { reason, message, status: Some(status), request_id }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(MAX_QUOTE_LENGTH).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
