//! Reads the server's answer: what it says decides first, the HTTP status second.
//!
//! The API's pages disagree about statuses (200 and 201 for a created group, 500 for some business errors) and about
//! the envelope (`errors` is null, empty, or one entry of code 0 when all went well), so all of these are taken.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::codes;
use super::outcome::{Outcome, ServerError, ServerMessage, UnknownReason};

/// The largest answer that is read, in bytes.
pub const LARGEST_BODY: usize = 8 * 1024 * 1024;

/// How much of the server's own words goes into a message of ours.
const LONGEST_QUOTE: usize = 300;

/// The envelope of every answer, by the published page.
#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
    #[serde(borrow, default)]
    errors: Option<&'a RawValue>,
    #[serde(borrow, default)]
    warnings: Option<&'a RawValue>,
}

/// The one field that every group of the server has.
#[derive(Deserialize)]
struct Identified {
    #[serde(rename = "id")]
    _id: u64,
}

/// How serious an entry of `errors` is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// Code 0, or an entry that says nothing.
    None,
    /// The server failed, and does not say what became of the request.
    Failure,
    /// The server refused the request.
    Refusal,
}

/// What became of a request, by the answer to it. Never fails, whatever the answer is.
///
/// `request` is the body that was sent; places in it are found for the server's codes.
#[must_use]
pub fn read(status: u16, request_id: Option<String>, body: &str, request: &str) -> Outcome {
    let envelope = if body.len() > LARGEST_BODY { None } else { serde_json::from_str::<Envelope>(body).ok() };
    let entries = envelope.as_ref().and_then(|envelope| envelope.errors).map(messages).unwrap_or_default();
    let group = envelope.as_ref().and_then(|envelope| envelope.data).and_then(created_group);
    let refused = entries.iter().any(|entry| weight(entry, status) == Weight::Refusal);
    let failed = entries.iter().any(|entry| weight(entry, status) == Weight::Failure);
    if refused || (400..=499).contains(&status) && group.is_none() {
        return Outcome::Rejected { errors: reasons(entries, status, request), status, request_id };
    }
    match group {
        _ if failed || status >= 500 => unknown(UnknownReason::ServerError, server_failed(status, &entries), status, request_id),
        Some(group) if (200..=299).contains(&status) => {
            let warnings = envelope.and_then(|envelope| envelope.warnings).map(messages).unwrap_or_default();
            Outcome::Created { group, warnings, status, request_id }
        }
        _ => unknown(UnknownReason::Unreadable, unreadable(status, body), status, request_id),
    }
}

/// The group in `data`: an object with the id that the server gave it.
fn created_group(data: &RawValue) -> Option<Box<RawValue>> {
    // An array would be read as the fields in their order.
    let is_group = data.get().starts_with('{') && serde_json::from_str::<Identified>(data.get()).is_ok();
    is_group.then(|| data.to_owned())
}

fn reasons(entries: Vec<ServerMessage>, status: u16, request: &str) -> Vec<ServerError> {
    let telling = entries.into_iter().filter(|entry| weight(entry, status) != Weight::None);
    let reasons: Vec<ServerError> = telling.map(|entry| explain(entry, request)).collect();
    if reasons.is_empty() { vec![refused_by_status(status)] } else { reasons }
}

/// The entries of `errors` or `warnings`: a list, or a single entry, or nothing.
fn messages(raw: &RawValue) -> Vec<ServerMessage> {
    match serde_json::from_str(raw.get()) {
        Ok(Value::Null) => Vec::new(),
        Ok(Value::Array(entries)) => entries.iter().map(message).collect(),
        Ok(entry) => vec![message(&entry)],
        // Too deep to look into: kept whole.
        Err(_) => vec![ServerMessage { code: None, message: shorten(raw.get()) }],
    }
}

fn message(entry: &Value) -> ServerMessage {
    let code = entry.get("code").unwrap_or(&Value::Null);
    let number = match code {
        Value::Number(number) => number.as_i64().or_else(|| number.to_string().strip_suffix(".0").and_then(|text| text.parse().ok())),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let words = match (entry, entry.get("message")) {
        (Value::String(text), _) | (_, Some(Value::String(text))) => text.clone(),
        (_, None | Some(Value::Null)) if number.is_some() => String::new(),
        (Value::Null, _) => String::new(),
        _ => entry.to_string(),
    };
    let words = match code {
        Value::String(text) if number.is_none() && !text.is_empty() => format!("{text}: {words}"),
        _ => words,
    };
    ServerMessage { code: number, message: words }
}

fn weight(entry: &ServerMessage, status: u16) -> Weight {
    let server_failed = status >= 500;
    match entry.code {
        Some(0) => Weight::None,
        // An HTTP status in the place of a code is no business error.
        Some(500..=599) => Weight::Failure,
        None if entry.message.trim().is_empty() => Weight::None,
        Some(100..=499) | None if server_failed => Weight::Failure,
        _ => Weight::Refusal,
    }
}

fn explain(entry: ServerMessage, request: &str) -> ServerError {
    let ServerMessage { code, message } = entry;
    let explanation = code.and_then(codes::explanation);
    let message = if message.trim().is_empty() { explanation.unwrap_or("The server gives no reason.").to_owned() } else { message };
    ServerError { code, message, explanation, pointer: code.and_then(|code| codes::pointer(code, request)) }
}

fn refused_by_status(status: u16) -> ServerError {
    let explanation = codes::explanation(i64::from(status));
    let message = match explanation {
        Some(words) => format!("The server refused the request (HTTP {status}). {words}"),
        None => format!("The server refused the request (HTTP {status}) and gives no reason."),
    };
    ServerError { code: None, message, explanation, pointer: None }
}

fn server_failed(status: u16, entries: &[ServerMessage]) -> String {
    let said = entries.iter().map(|entry| entry.message.trim()).find(|message| !message.is_empty());
    let said = said.map_or(String::new(), |message| format!(" It says: {}", shorten(message)));
    format!("The server failed (HTTP {status}).{said} {LOOK_FIRST}")
}

fn unreadable(status: u16, body: &str) -> String {
    let what = if body.len() > LARGEST_BODY {
        "is larger than 8 MiB"
    } else if body.trim().is_empty() {
        "is empty"
    } else if serde_json::from_str::<serde::de::IgnoredAny>(body).is_err() {
        "is not JSON"
    } else {
        "is not that of a created group"
    };
    format!("The answer (HTTP {status}) {what}. {LOOK_FIRST}")
}

/// What to do when nobody knows.
pub(super) const LOOK_FIRST: &str = "The group may exist: look for its name before sending again.";

fn unknown(reason: UnknownReason, message: String, status: u16, request_id: Option<String>) -> Outcome {
    Outcome::Unknown { reason, message, status: Some(status), request_id }
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(LONGEST_QUOTE).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
