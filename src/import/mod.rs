//! Imports a request body from pasted text: a command, a script, an HTTP message, an export of a tool, or invalid JSON.
//!
//! An import never fails. Each format has a reader, which describes a call as a `RequestBuilder`: method, URL, names of headers, body. A
//! common step then removes secrets and repairs the body. A [`Note`] reports everything that an import drops, repairs or does not
//! understand. Secrets in the pasted text never reach the result.
//!
//! ```
//! use target_groups::import::{ImportSource, import_request};
//! use target_groups::message::Locale;
//!
//! let imported = import_request(r#"fetch("https://host/v3/targetGroups", { body: '{"name": "Steps"}' })"#, &Locale::default());
//! assert_eq!((imported.source, imported.text.as_str()), (ImportSource::JavaScript, r#"{"name": "Steps"}"#));
//! ```

mod address;
mod ansi_c;
mod body;
mod call;
mod candidates;
mod commands;
mod credentials;
mod curl;
mod fence;
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
mod mask_json;
mod note;
mod options;
mod pasted;
mod postman;
mod powershell;
mod request_record;
mod response;
mod script;
mod shell;
mod source;
mod spreadsheet;
mod wget;
mod windows;
mod words;

use serde::Serialize;

use crate::json;
use crate::message::Locale;

use body::{begins_with_json, is_space, normalise};
use call::{Request, RequestBuilder};
use candidates::MAX_REQUESTS;
use fence::Fenced;
use loose_json::is_json;
use note::PendingNote;

pub use candidates::ImportCandidate;
pub use note::{Note, NoteCode, texts};
pub use source::ImportSource;

/// The result of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ImportResult {
    /// The request body. Valid JSON is returned unchanged. A text without a request is returned with its credentials masked.
    pub text: String,
    /// The detected format.
    pub source: ImportSource,
    /// `true` for formats that contain a complete request with a URL and headers, and not only a body.
    pub is_call: bool,
    /// `true` if the pasted text is a call or contained credentials. Such a text should not be stored; `text` may be.
    pub may_hold_credentials: bool,
    /// The URL of the request, without secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The notes about everything that was dropped, repaired or not understood.
    pub notes: Vec<Note>,
    /// The requests of a text that contains more than one, at most 100; otherwise empty. `text` is the body of the request that most likely
    /// creates a target group.
    pub candidates: Vec<ImportCandidate>,
    /// The index of that request in `candidates`, counted from 0, if there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen: Option<usize>,
}

/// Extracts a request body from pasted text. Notes are in the language of the locale.
#[must_use]
pub fn import_request(text: &str, locale: &Locale) -> ImportResult {
    let requests = read_calls(text).or_else(|| read_data(text));
    let mut requests = requests.unwrap_or_else(|| vec![without_request(text)]);
    let has_masks = requests.iter().flat_map(|request| &request.notes).any(|note| note.code == NoteCode::SecretsMasked);
    let best = candidates::best(&requests);
    let (candidates, note) = candidates::offer(&requests, best, locale);
    let Request { source, url, text, mut notes, .. } = requests.swap_remove(best);
    notes.extend(note);
    ImportResult {
        text,
        source,
        is_call: source.is_call(),
        may_hold_credentials: source.is_call() || has_masks,
        url,
        notes: note::format_all(notes, locale),
        chosen: candidates::place(best, candidates.len()),
        candidates,
    }
}

/// Reads a text that is not data: a command, a script or a message.
fn read_calls(text: &str) -> Option<Vec<Request>> {
    if begins_with_json(text) || is_json(text) {
        return None;
    }
    fence::find(text).and_then(|fenced| read_fenced_calls(&fenced)).or_else(|| calls_in(text))
}

/// Reads the calls inside fences, and adds notes about the text around them.
fn read_fenced_calls(fenced: &Fenced<'_>) -> Option<Vec<Request>> {
    let mut requests = calls_in(&fenced.inside)?;
    if let Some(first) = requests.first_mut() {
        first.notes.extend(around(fenced));
    }
    Some(requests)
}

/// Returns the notes about the text around fences.
fn around(fenced: &Fenced<'_>) -> impl Iterator<Item = PendingNote> {
    let before = fenced.texts_before.iter().map(|line| PendingNote::at_line(NoteCode::TextBefore, *line));
    before.chain(fenced.text_after.map(|line| PendingNote::at_line(NoteCode::RestIgnored, line)))
}

fn calls_in(text: &str) -> Option<Vec<Request>> {
    let readers = [powershell::read, http_message::read, request_record::read_panel, read_commands, javascript::read];
    readers.into_iter().map(|read| read(text)).find(|requests| !requests.is_empty())
}

/// Reads all commands, and adds notes about the text around them.
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

/// Returns `true` if there are lines before a command that are neither comments nor a code fence.
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

/// Reads JSON: an export of a tool, a response, a target group, fields without braces, or rows of a spreadsheet.
fn read_data(text: &str) -> Option<Vec<Request>> {
    fence::find(text).and_then(|fenced| read_fenced_data(&fenced)).or_else(|| read_documents(text, 1))
}

fn read_fenced_data(fenced: &Fenced<'_>) -> Option<Vec<Request>> {
    let documents = fenced.blocks.iter().filter_map(|block| read_documents(block.text, block.line));
    let mut requests: Vec<Request> = documents.flatten().take(MAX_REQUESTS).collect();
    let first = requests.first_mut()?;
    first.notes.push(PendingNote::plain(NoteCode::FenceRemoved));
    first.notes.extend(around(fenced));
    Some(requests)
}

/// Reads one document after the other. `first_line` is the line number at which the text starts.
fn read_documents(text: &str, first_line: usize) -> Option<Vec<Request>> {
    let trimmed = text.trim_matches(is_space);
    if let Some((text, notes)) = fragment::with_braces(trimmed) {
        return Some(vec![with_notes(data(ImportSource::Fragment, &text), notes)]);
    }
    if let Some((text, notes)) = spreadsheet::read(trimmed) {
        return Some(vec![with_notes(data(ImportSource::Spreadsheet, &text), notes)]);
    }
    let (has_text_before, start) = split_prose(text)?;
    let mut rest = start;
    let mut requests = Vec::new();
    while requests.len() < MAX_REQUESTS
        && let Some((mut found, length)) = read_document(rest, (rest.len() == text.len()).then_some(text))
    {
        requests.append(&mut found);
        rest = rest.get(length..).unwrap_or_default();
        rest = rest.trim_start_matches(|c| is_space(c) || matches!(c, ';' | ','));
        if !rest.starts_with('{') {
            break;
        }
    }
    let line_at = |rest: &str| first_line + line_of(text, text.len() - rest.len()) - 1;
    let first = requests.first_mut()?;
    if has_text_before {
        first.notes.push(PendingNote::at_line(NoteCode::TextBefore, line_at(start)));
    }
    if !rest.is_empty() {
        first.notes.push(PendingNote::at_line(NoteCode::RestIgnored, line_at(rest)));
    }
    Some(requests)
}

/// Reads the JSON at the start of a text, and returns its length. JSON that is the whole of the given text is kept unchanged.
fn read_document(start: &str, whole: Option<&str>) -> Option<(Vec<Request>, usize)> {
    let normal = normalise(start);
    if !normal.is_json {
        return None;
    }
    let mut requests = read_json(&normal.text).unwrap_or_else(|| {
        let is_unchanged = normal.notes.is_empty() && normal.rest == start.len();
        vec![data(ImportSource::Json, whole.filter(|_| is_unchanged).unwrap_or(&normal.text))]
    });
    if let Some(first) = requests.first_mut() {
        first.notes.splice(0..0, normal.notes);
    }
    Some((requests, normal.rest))
}

/// Splits prose from the JSON that follows it.
fn split_prose(text: &str) -> Option<(bool, &str)> {
    if begins_with_json(text) || text.trim_start_matches(is_space).starts_with('"') {
        return Some((false, text));
    }
    let at = text.find('{')?;
    let start = text.get(at..)?;
    let inside = start.get(1..)?.trim_start_matches(is_space);
    let is_object = start.starts_with('{') && (inside.starts_with(['"', '\'', '“', '‘', '\\']) || inside.starts_with('}'));
    is_object.then_some((true, start))
}

fn with_notes(mut request: Request, notes: Vec<PendingNote>) -> Request {
    request.notes.splice(0..0, notes);
    request
}

/// Creates a request without a call.
fn data(source: ImportSource, text: &str) -> Request {
    let mut notes = Vec::new();
    let (text, is_json) = call::clean_body(text, &mut notes);
    let score = call::body_score(&text, is_json);
    Request { source, label: name_of(&text), url: None, text, notes, score }
}

/// Returns the name of the group in a body, for a list of bodies.
fn name_of(text: &str) -> String {
    let document = json::parse(text, 128).ok();
    let name = document.as_ref().and_then(|document| document.root().get("name")?.as_str());
    name.map_or_else(|| "JSON".to_owned(), |name| mask_json::mask(&name).0.chars().take(call::MAX_LABEL_LENGTH).collect())
}

/// Reads exports of tools and responses of the API.
fn read_json(text: &str) -> Option<Vec<Request>> {
    let document = json::parse(text, 128).ok()?;
    let root = document.root();
    if let Some((text, note)) = response::read(root) {
        return Some(vec![with_notes(data(ImportSource::Response, &text), vec![note])]);
    }
    let readers = [har::read, postman::read, insomnia::read, request_record::read_object];
    let calls = readers.into_iter().map(|read| read(root)).find(|calls| !calls.is_empty())?;
    Some(calls.into_iter().map(RequestBuilder::finish).collect())
}

/// Creates the result for a text that does not contain a request.
fn without_request(text: &str) -> Request {
    let (masked, count) = mask_json::mask(text);
    let notes = if count > 0 { vec![PendingNote::with_count(NoteCode::SecretsMasked, count)] } else { Vec::new() };
    Request { source: ImportSource::Json, label: String::new(), url: None, text: masked, notes, score: 0 }
}
