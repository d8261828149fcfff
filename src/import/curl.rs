//! Reads the arguments of curl. What cannot be imported is listed in notes.

use super::call::Call;
use super::candidates::MAX_CANDIDATES;
use super::credentials::{Header, is_scheme};
use super::form::Body;
use super::options::{self, Kind, Use};
use super::pasted::Pasted;
use super::shell::Word;
use super::source::Source;

/// Reads the requests of one command: `--next` starts another.
pub(super) fn read(pasted: &Pasted) -> Vec<Call> {
    let mut words = pasted.words.iter().peekable();
    let mut calls = Vec::new();
    while words.peek().is_some() && calls.len() < MAX_CANDIDATES {
        let mut curl = Curl::new(pasted.stdin.as_deref());
        curl.read(&mut words);
        calls.push(curl.finish());
    }
    if let Some(first) = calls.first_mut() {
        pasted.add_notes(first);
    }
    calls
}

type Words<'w> = std::iter::Peekable<std::slice::Iter<'w, Word>>;

/// The arguments of a request, collected word by word.
struct Curl<'a> {
    /// The input of the command, if it is known.
    stdin: Option<&'a [u8]>,
    call: Call,
    body: Body,
    urls: Vec<String>,
    next_request: bool,
    /// The word before is an option that is not known: this word may be its value.
    after_unknown: bool,
}

impl<'a> Curl<'a> {
    fn new(stdin: Option<&'a [u8]>) -> Self {
        Self { stdin, call: Call::new(Source::Curl), body: Body::default(), urls: Vec::new(), next_request: false, after_unknown: false }
    }

    fn read(&mut self, words: &mut Words<'_>) {
        let mut options_ended = false;
        while !self.next_request
            && let Some(word) = words.next()
        {
            match word.bytes.as_slice() {
                b"--" if !options_ended => options_ended = true,
                [b'-', b'-', name @ ..] if !options_ended => {
                    self.long(name, word, words);
                }
                [b'-', letters @ ..] if !options_ended && !letters.is_empty() => {
                    self.short(letters, word, words);
                }
                argument => self.argument(argument),
            }
        }
    }

    /// `--name value` or `--name=value`.
    fn long(&mut self, text: &[u8], word: &Word, words: &mut Words<'_>) {
        let equals = text.iter().position(|&byte| byte == b'=');
        let name = text.get(..equals.unwrap_or(text.len())).unwrap_or_default();
        let name = String::from_utf8_lossy(name);
        let shown = shown_option(&name);
        self.after_unknown = false;
        match options::long(&name) {
            Kind::Flag => {}
            Kind::Next => self.next_request = true,
            Kind::Unknown => {
                self.call.option(&shown);
                self.after_unknown = equals.is_none();
            }
            Kind::Value(purpose) => {
                if let Some(at) = equals {
                    self.value(purpose, &shown, text.get(at + 1..).unwrap_or_default(), word.expands, words);
                } else if let Some(next) = words.next() {
                    self.value(purpose, &shown, &next.bytes, next.expands, words);
                }
            }
        }
    }

    /// `-sSL`, `-XPOST`, `-d '{}'`: letters, the last of which may take the rest or the next word.
    fn short(&mut self, letters: &[u8], word: &Word, words: &mut Words<'_>) {
        let mut letters = letters;
        self.after_unknown = false;
        while let [letter, rest @ ..] = letters {
            letters = rest;
            let shown = if letter.is_ascii_graphic() { format!("-{}", char::from(*letter)) } else { "-".to_owned() };
            match options::long_name(*letter).map_or(Kind::Unknown, options::long) {
                Kind::Flag => {}
                Kind::Next => self.next_request = true,
                Kind::Unknown => {
                    self.call.option(&shown);
                    self.after_unknown = rest.is_empty();
                }
                Kind::Value(purpose) if !rest.is_empty() => {
                    return self.value(purpose, &shown, rest, word.expands, words);
                }
                Kind::Value(purpose) => {
                    if let Some(next) = words.next() {
                        self.value(purpose, &shown, &next.bytes, next.expands, words);
                    }
                }
            }
        }
    }

    fn value(&mut self, purpose: Use, option: &str, value: &[u8], expands: bool, words: &mut Words<'_>) {
        match purpose {
            Use::Nothing => {}
            Use::Url => self.urls.push(String::from_utf8_lossy(value).into_owned()),
            Use::Method => self.call.method = Some(String::from_utf8_lossy(value).into_owned()),
            Use::Header => self.header(option, value, words),
            Use::NamedHeader(name) => self.call.header(option, name),
            Use::Cookies => self.call.cookie(),
            Use::Credentials => self.call.credential(option),
            Use::Proxy if value.contains(&b'@') => self.call.credential(option),
            Use::Proxy | Use::Ignored => self.call.option(option),
            Use::BodyFile => self.body.files += 1,
            Use::Body(form) => {
                self.call.body_expands |= expands;
                self.body.add(form, value, self.stdin);
            }
        }
    }

    fn header(&mut self, option: &str, value: &[u8], words: &mut Words<'_>) {
        let kind = self.call.header_line(option, value);
        if kind == Header::Other && value.ends_with(b":") && words.peek().is_some_and(|next| !next.bytes.starts_with(b"-")) {
            words.next();
        }
        if kind != Header::Credential {
            return;
        }
        // Without quotes, the secret stands in the words behind: `-H Authorization: Basic c2Vj`.
        if value.ends_with(b":") {
            words.next_if(|next| std::str::from_utf8(&next.bytes).is_ok_and(is_scheme) || !next.bytes.contains(&b'/'));
        }
        let last = value.rsplit(|byte| matches!(byte, b':' | b' ')).next().unwrap_or_default();
        if std::str::from_utf8(last).is_ok_and(|last| is_scheme(last) || last.is_empty()) {
            words.next_if(|next| !next.bytes.starts_with(b"-") && !next.bytes.windows(3).any(|part| part == b"://"));
        }
    }

    fn argument(&mut self, argument: &[u8]) {
        let text = String::from_utf8_lossy(argument);
        if std::mem::take(&mut self.after_unknown) && !text.contains("://") {
            self.call.ignored_arguments += 1;
        } else {
            self.urls.push(text.into_owned());
        }
    }

    /// The URL is the first word with a scheme, or else the first word that stands where a URL stands.
    fn finish(mut self) -> Call {
        let chosen = self.urls.iter().position(|url| url.contains("://")).unwrap_or(0);
        self.call.ignored_arguments += self.urls.len().saturating_sub(1);
        self.call.url = (chosen < self.urls.len()).then(|| self.urls.swap_remove(chosen));
        self.call.body = self.body.bytes;
        self.call.body_files = self.body.files;
        self.call
    }
}

/// An option as a note may show it: a strange one may hold a secret.
pub(super) fn shown_option(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    if (1..=40).contains(&name.len()) && name.bytes().all(plain) { format!("--{name}") } else { "--…".to_owned() }
}
