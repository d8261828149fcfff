//! A call in a form that all formats share: method, URL, headers and body.
//!
//! Readers only pass names of headers, and values only for the URL and the body. Secrets are removed here, so they never get any further.

use crate::header_name::is_token;
use crate::message::Param;

use super::body::{normalise, rest_ignored};
use super::credentials::{self, Header};
use super::is_group::is_group;
use super::mask_json::{mask, mask_body};
use super::note::{ANOTHER_METHOD, NoteCode, NoteNames, PendingNote, shortened};
use super::source::ImportSource;

/// The maximum length of a URL in a label.
pub(super) const MAX_LABEL_LENGTH: usize = 120;

/// The methods by which a request is recognised.
const METHODS: [&str; 5] = ["POST", "PUT", "PATCH", "GET", "DELETE"];

/// A call while it is being read.
pub(super) struct RequestBuilder {
    source: ImportSource,
    pub(super) method: Option<String>,
    pub(super) url: Option<String>,
    /// The name that an export contains for the request.
    pub(super) name: Option<String>,
    pub(super) body: Option<Vec<u8>>,
    /// The number of parts of the body that are in other files.
    pub(super) body_files: usize,
    /// `true` if the body has parts that a shell or a program replaces.
    pub(super) body_expands: bool,
    pub(super) ignored_arguments: usize,
    credentials: NoteNames,
    cookies: NoteNames,
    headers: NoteNames,
    options: NoteNames,
    pub(super) notes: Vec<PendingNote>,
}

/// A call after the removal of all secrets.
pub(super) struct Request {
    pub(super) source: ImportSource,
    pub(super) label: String,
    pub(super) url: Option<String>,
    pub(super) text: String,
    pub(super) notes: Vec<PendingNote>,
    /// The likelihood that the request creates a target group.
    pub(super) score: u8,
}

impl RequestBuilder {
    pub(super) fn new(source: ImportSource) -> Self {
        Self {
            source,
            method: None,
            url: None,
            name: None,
            body: None,
            body_files: 0,
            body_expands: false,
            ignored_arguments: 0,
            credentials: NoteNames::default(),
            cookies: NoteNames::default(),
            headers: NoteNames::default(),
            options: NoteNames::default(),
            notes: Vec::new(),
        }
    }

    /// Reads the name of a header from `name: value`, and returns its kind. `shown` is displayed for a header without a readable name.
    pub(super) fn header_line(&mut self, shown: &str, line: &[u8]) -> Header {
        let name = line.split(|byte| matches!(byte, b':' | b';')).next().unwrap_or_default();
        let name = if name.len() < line.len() { std::str::from_utf8(name).unwrap_or_default() } else { "" };
        self.named_header(shown, name)
    }

    /// Adds a header by its name.
    pub(super) fn header(&mut self, shown: &str, name: &str) {
        self.named_header(shown, name);
    }

    fn named_header(&mut self, shown: &str, name: &str) -> Header {
        let name = name.trim();
        // Without a readable name, the whole value may be a secret.
        if !(1..=64).contains(&name.len()) || !name.bytes().all(is_token) {
            self.headers.add(shown);
            return Header::Other;
        }
        let kind = credentials::header(name);
        match kind {
            Header::MediaType => {}
            Header::Cookie => self.cookies.add(name),
            Header::Credential => self.credentials.add(name),
            Header::Other => self.headers.add(name),
        }
        kind
    }

    pub(super) fn credential(&mut self, name: &str) {
        self.credentials.add(name);
    }

    pub(super) fn cookie(&mut self) {
        self.cookies.add("Cookie");
    }

    pub(super) fn option(&mut self, name: &str) {
        self.options.add(name);
    }

    /// Adds a query parameter that is not part of the URL. A parameter without a name may itself be a secret.
    pub(super) fn parameter(&mut self, name: &str) {
        let shown = if name.is_empty() { "?…".to_owned() } else { shortened(name) };
        if name.is_empty() || credentials::is_secret(name) { self.credentials.add(&shown) } else { self.options.add(&shown) }
    }

    /// Removes secrets, repairs the body, and creates the notes.
    pub(super) fn finish(mut self) -> Request {
        let url = self.url.take().map(|url| {
            let (clean, dropped) = credentials::clean_url(&url);
            for name in dropped {
                self.credentials.add(&name);
            }
            clean
        });
        let body = self.body.take();
        let mut notes = self.named();
        if body.is_none() && self.body_files == 0 {
            notes.push(PendingNote::plain(NoteCode::BodyMissing));
        }
        let text = body.map_or_else(String::new, |bytes| text_of(bytes, &mut notes));
        let (text, is_json) = clean_body(&text, &mut notes);
        notes.append(&mut self.notes);
        let at_address = url.as_ref().is_some_and(|url| url.contains("targetGroups"));
        let score = body_score(&text, is_json) + u8::from(at_address);
        let (label, masked) = self.label(url.as_deref());
        if masked > 0 {
            notes.push(PendingNote::with_count(NoteCode::SecretsMasked, masked));
        }
        Request { source: self.source, label, url, text, notes, score }
    }

    fn named(&self) -> Vec<PendingNote> {
        let named = [
            (NoteCode::CredentialsDropped, &self.credentials),
            (NoteCode::CookiesDropped, &self.cookies),
            (NoteCode::HeaderIgnored, &self.headers),
            (NoteCode::OptionIgnored, &self.options),
        ];
        let named = named.into_iter().filter(|(_, names)| !names.is_empty());
        let mut notes: Vec<PendingNote> = named.map(|(code, names)| PendingNote::with_names(code, names)).collect();
        if self.ignored_arguments > 0 {
            notes.push(PendingNote::with_count(NoteCode::ArgumentIgnored, self.ignored_arguments));
        }
        if let Some(method) = self.method.as_deref().filter(|method| !method.eq_ignore_ascii_case("POST")) {
            let method = if is_word(method) { Param::from(method) } else { Param::Term(&ANOTHER_METHOD) };
            notes.push(PendingNote::new(NoteCode::MethodIgnored, [("method", method)]));
        }
        if self.body_files > 0 {
            notes.push(PendingNote::with_count(NoteCode::FileBody, self.body_files));
        }
        if self.body_expands {
            notes.push(PendingNote::plain(NoteCode::ExpansionKept));
        }
        notes
    }

    /// Returns the name from the export, or the method and the URL, and the number of masks in it.
    fn label(&self, url: Option<&str>) -> (String, usize) {
        if let Some(name) = self.name.as_deref().filter(|name| !name.trim().is_empty()) {
            let (name, masked) = mask(name);
            return (name.chars().take(MAX_LABEL_LENGTH).collect(), masked);
        }
        let method = self.method.as_deref().filter(|method| is_word(method)).unwrap_or("POST");
        let url = url.unwrap_or_default();
        (format!("{method} {url}").trim_end().chars().take(MAX_LABEL_LENGTH).collect(), 0)
    }
}

/// Returns `true` for an HTTP method.
pub(super) fn is_method(word: &str) -> bool {
    METHODS.contains(&word)
}

/// Returns `true` if a word can be displayed as a method. An unusual word may contain a secret.
fn is_word(word: &str) -> bool {
    (1..=10).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn text_of(bytes: Vec<u8>, notes: &mut Vec<PendingNote>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        notes.push(PendingNote::plain(NoteCode::NotUtf8));
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    })
}

/// Returns the likelihood that a body is that of a target group.
pub(super) fn body_score(text: &str, is_json: bool) -> u8 {
    4 * u8::from(is_json && is_group(text)) + 2 * u8::from(is_json)
}

/// Repairs a body, and masks the credentials in it, because it may be the body of a login.
pub(super) fn clean_body(text: &str, notes: &mut Vec<PendingNote>) -> (String, bool) {
    let mut normal = normalise(text);
    notes.append(&mut normal.notes);
    notes.extend(rest_ignored(text, normal.rest));
    let (masked, count) = mask_body(&normal.text);
    if count > 0 {
        notes.push(PendingNote::with_count(NoteCode::SecretsMasked, count));
    }
    (masked, normal.is_json)
}
