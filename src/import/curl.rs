//! Reads the arguments of curl. Notes list everything that cannot be imported.

use super::address::likeness;
use super::call::RequestBuilder;
use super::candidates::MAX_REQUESTS;
use super::credentials::{Header, is_scheme};
use super::form::Body;
use super::options::{self, OptionKind, Use};
use super::pasted::Pasted;
use super::shell::ShellWord;
use super::source::ImportSource;

/// Reads the requests of one command. `--next` starts another request.
pub(super) fn read(pasted: &Pasted) -> Vec<RequestBuilder> {
    let mut words = pasted.words.iter().peekable();
    let mut calls = Vec::new();
    while words.peek().is_some() && calls.len() < MAX_REQUESTS {
        let mut curl = Curl::new(pasted.stdin.as_deref());
        curl.read(&mut words);
        calls.push(curl.finish());
    }
    if let Some(first) = calls.first_mut() {
        pasted.add_notes(first);
    }
    calls
}

type Words<'w> = std::iter::Peekable<std::slice::Iter<'w, ShellWord>>;

/// The arguments of a request, collected word by word.
struct Curl<'a> {
    /// The input of the command, if it is known.
    stdin: Option<&'a [u8]>,
    call: RequestBuilder,
    body: Body,
    /// The words that may be the URL, and how likely each of them is.
    urls: Vec<(u8, String)>,
    next_request: bool,
    /// `true` if the previous word is an unknown option, so that this word may be its value.
    after_unknown: bool,
}

impl<'a> Curl<'a> {
    fn new(stdin: Option<&'a [u8]>) -> Self {
        Self {
            stdin,
            call: RequestBuilder::new(ImportSource::Curl),
            body: Body::default(),
            urls: Vec::new(),
            next_request: false,
            after_unknown: false,
        }
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

    /// Reads `--name value` or `--name=value`.
    fn long(&mut self, text: &[u8], word: &ShellWord, words: &mut Words<'_>) {
        let equals = text.iter().position(|&byte| byte == b'=');
        let name = text.get(..equals.unwrap_or(text.len())).unwrap_or_default();
        let name = String::from_utf8_lossy(name);
        let shown = shown_option(&name);
        self.after_unknown = false;
        match options::long(&name) {
            OptionKind::Flag => {}
            OptionKind::Next => self.next_request = true,
            OptionKind::Unknown => {
                self.call.option(&shown);
                self.after_unknown = equals.is_none();
            }
            OptionKind::Value(purpose) => {
                if let Some(at) = equals {
                    self.value(purpose, &shown, text.get(at + 1..).unwrap_or_default(), word.expands, words);
                } else if let Some(next) = words.next() {
                    self.value(purpose, &shown, &next.bytes, next.expands, words);
                }
            }
        }
    }

    /// Reads `-sSL`, `-XPOST` or `-d '{}'`: letters, the last of which may use the rest of the word or the next word as its value.
    fn short(&mut self, letters: &[u8], word: &ShellWord, words: &mut Words<'_>) {
        let mut letters = letters;
        self.after_unknown = false;
        while let [letter, rest @ ..] = letters {
            letters = rest;
            let shown = if letter.is_ascii_graphic() { format!("-{}", char::from(*letter)) } else { "-".to_owned() };
            match options::long_name(*letter).map_or(OptionKind::Unknown, options::long) {
                OptionKind::Flag => {}
                OptionKind::Next => self.next_request = true,
                OptionKind::Unknown => {
                    self.call.option(&shown);
                    self.after_unknown = rest.is_empty();
                }
                OptionKind::Value(purpose) if !rest.is_empty() => {
                    return self.value(purpose, &shown, rest, word.expands, words);
                }
                OptionKind::Value(purpose) => {
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
            Use::Url => self.url(String::from_utf8_lossy(value).into_owned(), 1),
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
        // Without quotes, the value is in the following words: `-H Authorization: Basic c2Vj`.
        let may_follow = if kind == Header::Credential { 2 } else { 1 };
        let mut last = value.rsplit(|byte| matches!(byte, b':' | b' ')).next().unwrap_or_default();
        if value.ends_with(b":")
            && let Some(next) = words.next_if(|next| is_value(next, may_follow))
        {
            last = &next.bytes;
        }
        if kind == Header::Credential && std::str::from_utf8(last).is_ok_and(is_scheme) {
            words.next_if(|next| is_value(next, may_follow));
        }
    }

    fn argument(&mut self, argument: &[u8]) {
        let text = String::from_utf8_lossy(argument);
        if std::mem::take(&mut self.after_unknown) && !text.contains("://") {
            self.call.ignored_arguments += 1;
        } else {
            self.url(text.into_owned(), 0);
        }
    }

    fn url(&mut self, word: String, at_least: u8) {
        self.urls.push((likeness(&word).max(at_least), word));
    }

    /// Completes the request. The URL is the most likely word; if several are equally likely, the first.
    fn finish(mut self) -> RequestBuilder {
        let best = self.urls.iter().map(|(likeness, _)| *likeness).max().filter(|best| *best > 0);
        let chosen = self.urls.iter().position(|(likeness, _)| Some(*likeness) == best);
        self.call.ignored_arguments += self.urls.len() - usize::from(chosen.is_some());
        self.call.url = chosen.map(|chosen| self.urls.swap_remove(chosen).1);
        self.call.body = self.body.bytes;
        self.call.body_files = self.body.files;
        self.call
    }
}

/// Returns `true` for a word after a header that does not look like an option, and is not more likely to be a URL than a value.
fn is_value(word: &ShellWord, most: u8) -> bool {
    !word.bytes.starts_with(b"-") && likeness(&String::from_utf8_lossy(&word.bytes)) <= most
}

/// Returns an option as a note may display it. An unusual word may contain a secret.
pub(super) fn shown_option(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    if (1..=40).contains(&name.len()) && name.bytes().all(plain) { format!("--{name}") } else { "--…".to_owned() }
}
