//! Imports a request body from pasted text: a command, a script, an HTTP message, an export of a tool, or damaged JSON.
//!
//! An import never fails. Each format has a reader, which describes the call that it finds as a `Call`: method, URL, names of
//! headers, body. One common step then removes what is secret and repairs the body. What an import leaves out, repairs or does
//! not understand stands in a [`Note`], and no secret of the pasted text reaches the result.
//!
//! ```
//! use target_groups::import::{Source, import_request};
//! use target_groups::message::Locale;
//!
//! let imported = import_request(r#"fetch("https://host/v3/targetGroups", { body: '{"name": "Steps"}' })"#, &Locale::default());
//! assert_eq!((imported.source, imported.text.as_str()), (Source::JavaScript, r#"{"name": "Steps"}"#));
//! ```

mod ansi_c;
mod body;
mod call;
mod candidates;
mod commands;
mod credentials;
mod curl;
mod form;
mod fragment;
mod har;
mod http_message;
mod httpie;
mod insomnia;
mod is_group;
mod javascript;
mod loose_json;
mod mask;
mod note;
mod options;
mod pasted;
mod postman;
mod powershell;
mod response;
mod script;
mod shell;
mod source;
mod wget;
mod windows;

use serde::Serialize;

use crate::json;
use crate::message::Locale;

use body::{is_space, normalise};
use call::{Call, Request};
use note::PendingNote;

pub use candidates::Candidate;
pub use note::{Note, NoteCode, texts};
pub use source::Source;

/// The result of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "ImportResult"))]
pub struct Imported {
    /// The request body. Valid JSON is returned unchanged. A text without a request is returned with its credentials masked.
    pub text: String,
    /// The detected format.
    pub source: Source,
    /// The address that the request is sent to, without secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Everything that was dropped, repaired or not understood.
    pub notes: Vec<Note>,
    /// All requests of a text that holds more than one; otherwise empty. `text` is the body of the one that most likely creates
    /// a target group.
    pub candidates: Vec<Candidate>,
}

/// Extracts a request body from pasted text. Notes are in the language of the locale.
#[must_use]
pub fn import_request(text: &str, locale: &Locale) -> Imported {
    let requests = read_calls(text).or_else(|| read_data(text));
    let mut requests = requests.unwrap_or_else(|| vec![without_request(text)]);
    let (candidates, note) = candidates::offer(&requests, locale);
    let Request { source, url, text, mut notes, .. } = requests.swap_remove(candidates::best(&requests));
    notes.extend(note);
    Imported { text, source, url, notes: note::format_all(notes, locale), candidates }
}

/// Reads a text that is not data: a command, a script or a message.
fn read_calls(text: &str) -> Option<Vec<Request>> {
    if text.trim_start_matches(is_space).starts_with(['{', '[']) {
        return None;
    }
    let readers = [powershell::read, http_message::read, read_commands, javascript::read];
    let unfenced = fenced(text).map_or(text, |(inside, _)| inside);
    readers.into_iter().find_map(|read| {
        // A message needs its first line; commands are found behind a fence as well.
        Some(read(unfenced)).filter(|requests| !requests.is_empty())
    })
}

/// Reads all commands, and notes the text around them.
fn read_commands(text: &str) -> Vec<Request> {
    let mut found = commands::read(text);
    if let Some(first) = found.first_mut()
        && has_text_before(text.get(..first.start).unwrap_or_default())
    {
        first.request.notes.push(PendingNote::at_line(NoteCode::TextBefore, line_of(text, first.start)));
    }
    if let Some(last) = found.last_mut() {
        let rest = text.get(last.end..).unwrap_or_default();
        if !rest.trim().trim_matches(['`', ')', '"', '\'', ';', '\u{FEFF}']).trim().is_empty() {
            let blank = rest.len() - rest.trim_start().len();
            last.request.notes.push(PendingNote::at_line(NoteCode::RestIgnored, line_of(text, last.end + blank)));
        }
    }
    found.into_iter().map(|found| found.request).collect()
}

/// Returns `true` if lines stand before the line of a command that are neither comments nor a code fence.
fn has_text_before(text: &str) -> bool {
    let lines = text.rsplit_once('\n').map_or("", |(lines, _)| lines);
    lines.lines().any(|line| {
        let line = line.trim_matches(is_space);
        !(line.is_empty() || line.starts_with('#') || line.starts_with("```") || line.starts_with("//"))
    })
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}

/// The content of the first Markdown fence, and whether other text stands around it.
fn fenced(text: &str) -> Option<(&str, bool)> {
    let start = text.find("```")?;
    let before = text.get(..start)?;
    if !(before.is_empty() || before.ends_with(['\n', ' ', '\u{FEFF}'])) {
        return None;
    }
    let (_, inside) = text.get(start..)?.split_once('\n')?;
    let (inside, after) = inside.split_once("\n```").unwrap_or((inside, ""));
    Some((inside, !before.trim_matches(is_space).is_empty() || !after.trim_matches(is_space).trim_matches('`').is_empty()))
}

/// Reads JSON: an export of a tool, a response, a target group, or fields without braces.
fn read_data(text: &str) -> Option<Vec<Request>> {
    if let Some((inside, has_more)) = fenced(text) {
        let mut requests = read_data(inside)?;
        if let Some(first) = requests.first_mut() {
            first.notes.push(PendingNote::plain(NoteCode::FenceRemoved));
            if has_more {
                first.notes.push(PendingNote::at_line(NoteCode::RestIgnored, 1));
            }
        }
        return Some(requests);
    }
    let trimmed = text.trim_matches(is_space);
    if let Some((text, notes)) = fragment::with_braces(trimmed) {
        return Some(vec![with_notes(data(Source::Fragment, text), notes)]);
    }
    let (before, start) = split_prose(trimmed)?;
    let normal = normalise(start);
    if !normal.is_json {
        return None;
    }
    let mut notes = normal.notes;
    let mut requests = read_json(&normal.text).unwrap_or_else(|| {
        let is_unchanged = notes.is_empty() && !before && normal.rest == start.len();
        vec![data(Source::Json, if is_unchanged { text.to_owned() } else { normal.text.clone() })]
    });
    if before {
        let at = text.find(['{', '[']).unwrap_or_default();
        notes.push(PendingNote::at_line(NoteCode::TextBefore, line_of(text, at)));
    }
    let rest = start.get(normal.rest..).unwrap_or_default();
    if !rest.trim_matches(|c| is_space(c) || c == ';').is_empty() {
        notes.push(PendingNote::at_line(NoteCode::RestIgnored, line_of(text, text.len() - text.trim_end().len() + text.trim_end().len() - rest.len())));
    }
    let first = requests.remove(0);
    requests.insert(0, with_notes(first, notes));
    Some(requests)
}

/// Splits prose from the JSON behind it.
fn split_prose(text: &str) -> Option<(bool, &str)> {
    if text.starts_with(['{', '[', '"']) {
        return Some((false, text));
    }
    let at = text.find(['{', '['])?;
    let start = text.get(at..)?;
    let inside = start.get(1..)?.trim_start_matches(is_space);
    let is_object = start.starts_with('{') && (inside.starts_with(['"', '\'', '“', '‘', '\\']) || inside.starts_with('}'));
    is_object.then_some((true, start))
}

fn with_notes(mut request: Request, notes: Vec<PendingNote>) -> Request {
    request.notes.splice(0..0, notes);
    request
}

/// A request without a call.
fn data(source: Source, text: String) -> Request {
    let mut notes = Vec::new();
    let (text, _) = call::clean_body(text, &mut notes);
    Request { source, label: String::new(), url: None, text, notes, score: 0 }
}

/// Recognises the exports of tools, and responses of the API.
fn read_json(text: &str) -> Option<Vec<Request>> {
    let document = json::parse(text, 128).ok()?;
    let root = document.root();
    if let Some((text, note)) = response::read(root) {
        return Some(vec![with_notes(data(Source::Response, text), vec![note])]);
    }
    let readers = [har::read, postman::read, insomnia::read];
    let calls = readers.into_iter().map(|read| read(root)).find(|calls| !calls.is_empty())?;
    Some(calls.into_iter().map(Call::finish).collect())
}

/// A text that holds no request.
fn without_request(text: &str) -> Request {
    let (masked, count) = mask::mask(text);
    let notes = if count > 0 { vec![PendingNote::with_count(NoteCode::SecretsMasked, count)] } else { Vec::new() };
    Request { source: Source::Json, label: String::new(), url: None, text: masked, notes, score: 0 }
}
