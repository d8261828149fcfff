//! Fields without braces: `"targetEntity": "EVENT", "eventName": "x"`.

use super::body::is_space;
use super::note::{NoteCode, PendingNote};

/// Returns the text with braces around it if it starts with a field.
pub(super) fn with_braces(text: &str) -> Option<(String, Vec<PendingNote>)> {
    let fields = text.trim_matches(is_space);
    if !begins_with_field(fields) {
        return None;
    }
    let mut notes = vec![PendingNote::plain(NoteCode::BracesAdded)];
    let fields = match fields.strip_suffix(',') {
        Some(rest) => {
            notes.push(PendingNote::plain(NoteCode::TrailingCommaDropped));
            rest
        }
        None => fields,
    };
    let close = if closes_more_than_it_opens(fields) { "" } else { "}" };
    Some((format!("{{{fields}{close}"), notes))
}

fn begins_with_field(text: &str) -> bool {
    let mut bytes = text.bytes();
    if bytes.next() != Some(b'"') {
        return false;
    }
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    bytes.find(|byte| !byte.is_ascii_whitespace()) == Some(b':')
}

/// Returns `true` if only the opening brace is missing.
fn closes_more_than_it_opens(text: &str) -> bool {
    let mut depth = 0_i64;
    let mut in_string = false;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if in_string => drop(bytes.next()),
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => depth -= 1,
            _ => {}
        }
    }
    depth < 0
}
