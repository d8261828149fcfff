//! Converts the body of a call to JSON text: repairs it, and decodes it if it is escaped or encoded twice.

use std::borrow::Cow;

use crate::json;

use super::line_of;
use super::loose_json::{self, is_json};
use super::note::{NoteCode, PendingNote};

/// The maximum number of encodings that are decoded.
const MAX_LEVELS: usize = 3;

/// A body after its repair.
pub(super) struct Normal {
    pub(super) text: String,
    pub(super) notes: Vec<PendingNote>,
    pub(super) is_json: bool,
    /// The offset of the end of the JSON in the given text.
    pub(super) rest: usize,
}

/// Returns JSON for a text, or the text itself if it cannot be repaired.
pub(super) fn normalise(given: &str) -> Normal {
    let mut text = Cow::Borrowed(given);
    let mut is_decoded = false;
    for _ in 0..MAX_LEVELS {
        let Some(decoded) = decode(&text) else { break };
        text = Cow::Owned(decoded);
        is_decoded = true;
    }
    let decoding = is_decoded.then(|| PendingNote::plain(NoteCode::EscapesRemoved));
    if is_object(&text) && is_json(&text) {
        return Normal { text: text.into_owned(), notes: decoding.into_iter().collect(), is_json: true, rest: given.len() };
    }
    let start = text.trim_start_matches(is_space);
    match start.starts_with(['{', '[']).then(|| loose_json::repair(start)).flatten() {
        Some(repaired) => {
            let rest = if is_decoded { given.len() } else { given.len() - start.len() + repaired.length };
            let decoded = is_decoded.then(|| rest_ignored(start, repaired.length)).flatten();
            let notes = decoding.into_iter().chain(repaired.notes).chain(decoded).collect();
            Normal { text: repaired.text, notes, is_json: true, rest }
        }
        None => Normal { text: given.to_owned(), notes: Vec::new(), is_json: is_json(given), rest: given.len() },
    }
}

/// Returns the note about the text after an offset, if there is any.
pub(super) fn rest_ignored(text: &str, from: usize) -> Option<PendingNote> {
    let rest = text.get(from..).unwrap_or_default().trim_start_matches(is_space);
    (!rest.is_empty()).then(|| PendingNote::at_line(NoteCode::RestIgnored, line_of(text, text.len() - rest.len())))
}

/// Removes one level of encoding: a JSON string that contains JSON, or JSON with a backslash before each quote.
fn decode(text: &str) -> Option<String> {
    let trimmed = text.trim_matches(is_space);
    if trimmed.starts_with('"') {
        let document = json::parse(trimmed, 1).ok()?;
        let inner = document.root().as_str()?;
        return inner.trim_start_matches(is_space).starts_with(['{', '[', '"']).then(|| inner.into_owned());
    }
    loose_json::unescape(trimmed)
}

fn is_object(text: &str) -> bool {
    text.trim_start_matches(is_space).starts_with(['{', '['])
}

/// Returns `true` if a text starts like JSON, and not like a prompt or the prefix of a log: `[user@host ~]$`, `[INFO]`.
pub(super) fn begins_with_json(text: &str) -> bool {
    let start = text.trim_start_matches(is_space);
    let inside = start.trim_start_matches(|c| c == '[' || is_space(c));
    let Some(members) = inside.strip_prefix('{') else {
        return inside.len() < start.len() && begins_with_value(inside);
    };
    let members = members.trim_start_matches(is_space);
    let key = members.trim_start_matches(|c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '-'));
    begins_with_value(members) || (key.len() < members.len() && key.trim_start_matches(is_space).starts_with(':'))
}

fn begins_with_value(text: &str) -> bool {
    text.is_empty() || text.starts_with(&['"', '\'', '`', '“', '”', '„', '‘', '’', '«', '\\', '/', '#', '{', '}'][..])
}

/// Returns the length of a text up to the first of the given characters, or its full length.
pub(super) fn length_up_to(text: &str, ends: &[char]) -> usize {
    text.find(ends).unwrap_or(text.len())
}

/// Returns `true` for white space of JSON, special spaces that web pages use, and the byte order mark.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{FEFF}'
}
