//! Finds the server's message in responses that do not have the API's envelope.
//!
//! Gateways and frameworks in front of the API reject requests in their own formats: Spring's (`error`, `message`), RFC 9457 (`title`,
//! `detail`), `FastAPI`'s (a list of `detail`), OAuth's (`error_description`), the envelope of the older API (`response.status.message`),
//! plain text, or a web page, whose title is used.

use crate::json::{Kind, Value};

/// The maximum depth of the search for messages.
const MAX_DEPTH: usize = 4;

/// The members that contain a message, the most specific first.
const TELLING: [&str; 9] =
    ["message", "detail", "details", "error_description", "msg", "reason", "faultstring", "description", "errorMessage"];

/// The members that name the error in a few words.
const TITLES: [&str; 2] = ["title", "error"];

/// The members that contain another object with the message.
const WRAPPERS: [&str; 6] = ["error", "errors", "fault", "response", "status", "exception"];

/// The texts that frameworks send in place of a missing message.
const EMPTY: [&str; 2] = ["No message available", "null"];

/// Returns the server's message in a JSON value.
pub(super) fn of_json(value: Value<'_>) -> Option<String> {
    find(value, MAX_DEPTH)
}

/// Returns the server's message in a response that is not JSON.
pub(super) fn of_text(body: &str) -> Option<String> {
    let text = body.trim_start_matches('\u{FEFF}').trim();
    if text.starts_with('<') {
        return title(text);
    }
    // Text that starts like JSON is invalid JSON, not a message.
    if text.starts_with(['{', '[']) { None } else { plain(text) }
}

fn find(value: Value<'_>, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    match value.kind() {
        Kind::String => plain(&value.as_str()?),
        Kind::Array => join(value.elements().filter_map(|element| find_in_list(element, depth))),
        Kind::Object => of_object(value, depth),
        _ => None,
    }
}

/// Returns the message in an element of a list. `FastAPI` and others name the field of a message in `loc` or `field`.
fn find_in_list(element: Value<'_>, depth: usize) -> Option<String> {
    let words = find(element, depth)?;
    let place = ["loc", "field", "path", "property"].iter().find_map(|name| element.get(name));
    let place = place.and_then(|place| match place.kind() {
        Kind::String => plain(&place.as_str()?),
        Kind::Array => {
            let parts: Vec<String> = place.elements().map(|part| part.as_str().unwrap_or_else(|| part.raw().into()).into_owned()).collect();
            plain(&parts.join("."))
        }
        _ => None,
    });
    Some(place.map_or_else(|| words.clone(), |place| format!("{place}: {words}")))
}

fn of_object(object: Value<'_>, depth: usize) -> Option<String> {
    let message = TELLING.iter().find_map(|name| object.get(name).and_then(|value| find(value, depth)));
    let title = TITLES.iter().find_map(|name| object.get(name)?.as_str().and_then(|title| plain(&title)));
    match (title, message) {
        (Some(title), Some(message)) if !message.contains(&title) => Some(format!("{title}: {message}")),
        (_, Some(message)) => Some(message),
        (title, None) => {
            let mut inner = WRAPPERS.iter().filter_map(|name| object.get(name)).filter(|value| value.kind() != Kind::String);
            let inner = inner.find_map(|value| find(value, depth));
            match (title, inner) {
                (Some(title), Some(inner)) => Some(format!("{title}: {inner}")),
                (title, inner) => title.or(inner).or_else(|| of_fields(object, depth)),
            }
        }
    }
}

/// Returns the messages in an object with a list per field, such as `{"name": ["is required"]}`.
fn of_fields(object: Value<'_>, depth: usize) -> Option<String> {
    let lists = object.members().filter(|member| member.value.kind() == Kind::Array);
    join(lists.filter_map(|member| find(member.value, depth).map(|words| format!("{}: {words}", member.key()))))
}

fn join(words: impl Iterator<Item = String>) -> Option<String> {
    let words: Vec<String> = words.take(5).collect();
    if words.is_empty() { None } else { Some(words.join("; ")) }
}

/// Returns the title of a web page.
fn title(page: &str) -> Option<String> {
    let begin = page.to_ascii_lowercase().find("<title")?;
    let rest = page.get(begin..)?.split_once('>')?.1;
    plain(rest.split_once('<')?.0)
}

/// Returns the text on one line, or `None` if it has no content.
fn plain(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() || EMPTY.contains(&line.as_str()) { None } else { Some(line) }
}
