//! Reads the URL and the body of a curl command; everything else is listed in notes.

use super::credentials::{self, Header};
use super::form::Body;
use super::note::{ANOTHER_METHOD, Names, NoteCode, PendingNote, format_all};
use super::options::{self, Kind, Use};
use super::shell::{Command, End, Shell, Word};
use super::{Imported, Source, detect, windows};
use crate::header_name::is_token;
use crate::message::{Locale, Param};

/// Reads the command that a text begins with.
pub(super) fn import(text: &str, locale: &Locale) -> Imported {
    let pasted = if windows::is_windows(text) { Pasted::windows(text) } else { Pasted::posix(text) };
    let mut curl = Curl { stdin: pasted.stdin.as_deref(), ..Curl::default() };
    curl.read(&pasted.command.words);
    curl.finish(&pasted, locale)
}

/// A command and its surroundings.
struct Pasted<'a> {
    command: Command,
    stdin: Option<Vec<u8>>,
    quote_open: bool,
    lines_joined: usize,
    rest: &'a str,
}

impl<'a> Pasted<'a> {
    fn windows(text: &'a str) -> Self {
        let (command, quote_open, rest) = windows::split(text);
        Self { command, stdin: None, quote_open, lines_joined: 0, rest }
    }

    fn posix(text: &'a str) -> Self {
        let mut shell = Shell::new(text);
        let mut command = shell.next_command();
        let mut fed = None;
        while command.end == End::Pipe && !is_curl(&command) {
            fed = printed(&command);
            command = shell.next_command();
        }
        Self { command, quote_open: shell.quote_open, lines_joined: shell.lines_joined, rest: shell.rest(), stdin: shell.stdin.or(fed) }
    }
}

fn is_curl(command: &Command) -> bool {
    command.words.iter().any(|word| std::str::from_utf8(&word.bytes).is_ok_and(detect::is_curl))
}

/// Returns the output of `echo` or `printf`, for simple arguments.
fn printed(command: &Command) -> Option<Vec<u8>> {
    let words: Vec<&[u8]> = command.words.iter().map(|word| word.bytes.as_slice()).collect();
    match words.as_slice() {
        [b"printf", b"%s" | b"--", text] | [b"echo", b"-n", text] => Some(text.to_vec()),
        [b"printf", text] if !text.iter().any(|byte| matches!(byte, b'%' | b'\\')) => Some(text.to_vec()),
        [b"echo", text] | [b"printf", b"%s\\n", text] => Some([text, b"\n".as_slice()].concat()),
        _ => None,
    }
}

/// The arguments of a command, collected word by word.
#[derive(Default)]
struct Curl<'a> {
    /// The input of the command, if it is known.
    stdin: Option<&'a [u8]>,
    body: Body,
    body_expands: bool,
    urls: Vec<String>,
    method: Option<String>,
    credentials: Names,
    cookies: Names,
    headers: Names,
    ignored_options: Names,
    ignored_arguments: usize,
    next_request: bool,
    /// The word before is an option that is not known: this word may be its value.
    after_unknown: bool,
}

impl Curl<'_> {
    fn read(&mut self, words: &[Word]) {
        let mut words = words.iter();
        words.by_ref().find(|word| std::str::from_utf8(&word.bytes).is_ok_and(detect::is_curl));
        let mut options_ended = false;
        while let Some(word) = words.next()
            && !self.next_request
        {
            match word.bytes.as_slice() {
                b"--" if !options_ended => options_ended = true,
                [b'-', b'-', name @ ..] if !options_ended => {
                    self.long(name, word, &mut words);
                }
                [b'-', letters @ ..] if !options_ended && !letters.is_empty() => {
                    self.short(letters, word, &mut words);
                }
                argument => self.argument(argument),
            }
        }
    }

    /// `--name value` or `--name=value`.
    fn long<'w>(&mut self, text: &[u8], word: &Word, words: &mut impl Iterator<Item = &'w Word>) {
        let equals = text.iter().position(|&byte| byte == b'=');
        let name = text.get(..equals.unwrap_or(text.len())).unwrap_or_default();
        let name = String::from_utf8_lossy(name);
        let shown = shown_option(&name);
        self.after_unknown = false;
        match options::long(&name) {
            Kind::Flag => {}
            Kind::Next => self.next_request = true,
            Kind::Unknown => {
                self.ignored_options.add(&shown);
                self.after_unknown = equals.is_none();
            }
            Kind::Value(purpose) => {
                if let Some(at) = equals {
                    self.value(purpose, &shown, text.get(at + 1..).unwrap_or_default(), word.expands);
                } else if let Some(next) = words.next() {
                    self.value(purpose, &shown, &next.bytes, next.expands);
                }
            }
        }
    }

    /// `-sSL`, `-XPOST`, `-d '{}'`: letters, the last of which may take the rest or the next word.
    fn short<'w>(&mut self, letters: &[u8], word: &Word, words: &mut impl Iterator<Item = &'w Word>) {
        let mut letters = letters;
        self.after_unknown = false;
        while let [letter, rest @ ..] = letters {
            letters = rest;
            let shown = if letter.is_ascii_graphic() { format!("-{}", char::from(*letter)) } else { "-".to_owned() };
            match options::long_name(*letter).map_or(Kind::Unknown, options::long) {
                Kind::Flag => {}
                Kind::Next => self.next_request = true,
                Kind::Unknown => {
                    self.ignored_options.add(&shown);
                    self.after_unknown = rest.is_empty();
                }
                Kind::Value(purpose) if !rest.is_empty() => {
                    return self.value(purpose, &shown, rest, word.expands);
                }
                Kind::Value(purpose) => {
                    if let Some(next) = words.next() {
                        self.value(purpose, &shown, &next.bytes, next.expands);
                    }
                }
            }
        }
    }

    fn value(&mut self, purpose: Use, option: &str, value: &[u8], expands: bool) {
        match purpose {
            Use::Nothing => {}
            Use::Ignored => self.ignored_options.add(option),
            Use::Url => self.urls.push(String::from_utf8_lossy(value).into_owned()),
            Use::Method => self.method = Some(String::from_utf8_lossy(value).into_owned()),
            Use::Header => self.header(option, value),
            Use::NamedHeader(name) => self.headers.add(name),
            Use::Cookies => self.cookies.add("Cookie"),
            Use::Credentials => self.credentials.add(option),
            Use::BodyFile => self.body.files += 1,
            Use::Body(form) => {
                self.body_expands |= expands;
                self.body.add(form, value, self.stdin);
            }
        }
    }

    fn header(&mut self, option: &str, value: &[u8]) {
        let name = value.split(|byte| matches!(byte, b':' | b';')).next().unwrap_or_default().trim_ascii();
        let is_header = name.len() < value.len() && (1..=64).contains(&name.len());
        let name = std::str::from_utf8(name).ok().filter(|name| is_header && name.bytes().all(is_token));
        // Without a readable name the whole value may be the secret.
        let Some(name) = name else {
            return self.headers.add(option);
        };
        match credentials::header(name) {
            Header::MediaType => {}
            Header::Cookie => self.cookies.add(name),
            Header::Credential => self.credentials.add(name),
            Header::Other => self.headers.add(name),
        }
    }

    fn argument(&mut self, argument: &[u8]) {
        let text = String::from_utf8_lossy(argument);
        if std::mem::take(&mut self.after_unknown) && !text.contains("://") {
            self.ignored_arguments += 1;
        } else {
            self.urls.push(text.into_owned());
        }
    }

    fn finish(mut self, pasted: &Pasted, locale: &Locale) -> Imported {
        let url = self.url();
        let body = self.body.bytes.take();
        let text = match body.map(String::from_utf8) {
            None => Ok(None),
            Some(Ok(text)) => Ok(Some(text)),
            Some(Err(error)) => Err(String::from_utf8_lossy(error.as_bytes()).into_owned()),
        };
        let mut notes = self.notes();
        if matches!(text, Ok(None)) && self.body.files == 0 {
            notes.push(PendingNote::plain(NoteCode::BodyMissing));
        }
        if text.is_err() {
            notes.push(PendingNote::plain(NoteCode::NotUtf8));
        }
        notes.extend(surroundings(pasted, self.next_request));
        let text = text.map_or_else(|lossy| lossy, Option::unwrap_or_default);
        Imported { text, source: Source::Curl, url, notes: format_all(notes, locale) }
    }

    /// The first word with a scheme, or else the first word that stands where a URL stands.
    fn url(&mut self) -> Option<String> {
        let urls = std::mem::take(&mut self.urls);
        let chosen = urls.iter().find(|url| url.contains("://")).or(urls.first())?;
        self.ignored_arguments += urls.len() - 1;
        let (clean, dropped) = credentials::clean_url(chosen);
        for name in dropped {
            self.credentials.add(&name);
        }
        Some(clean)
    }

    fn notes(&self) -> Vec<PendingNote> {
        let named = [
            (NoteCode::CredentialsDropped, &self.credentials),
            (NoteCode::CookiesDropped, &self.cookies),
            (NoteCode::HeaderIgnored, &self.headers),
            (NoteCode::OptionIgnored, &self.ignored_options),
        ];
        let named = named.into_iter().filter(|(_, names)| !names.is_empty());
        let mut notes: Vec<PendingNote> = named.map(|(code, names)| PendingNote::with_names(code, names)).collect();
        if self.ignored_arguments > 0 {
            notes.push(PendingNote::with_count(NoteCode::ArgumentIgnored, self.ignored_arguments));
        }
        if let Some(method) = self.method.as_deref().filter(|method| !method.eq_ignore_ascii_case("POST")) {
            let readable = method.len() <= 20 && method.bytes().all(|byte| byte.is_ascii_alphabetic());
            let method = if readable { Param::from(method) } else { Param::Term(&ANOTHER_METHOD) };
            notes.push(PendingNote::new(NoteCode::MethodIgnored, [("method", method)]));
        }
        if self.body.files > 0 {
            notes.push(PendingNote::with_count(NoteCode::FileBody, self.body.files));
        }
        if self.body_expands {
            notes.push(PendingNote::plain(NoteCode::ExpansionKept));
        }
        notes
    }
}

/// Notes about what stands round the command.
fn surroundings(pasted: &Pasted, next_request: bool) -> Vec<PendingNote> {
    let mut notes = Vec::new();
    if pasted.quote_open {
        notes.push(PendingNote::plain(NoteCode::QuoteOpen));
    }
    if pasted.lines_joined > 0 {
        notes.push(PendingNote::with_count(NoteCode::LineJoined, pasted.lines_joined));
    }
    if next_request || pasted.command.end == End::GluedCurl || detect::mentions_curl(pasted.rest) {
        notes.push(PendingNote::plain(NoteCode::SecondCommandIgnored));
    } else if !pasted.rest.trim().trim_start_matches('`').is_empty() {
        notes.push(PendingNote::plain(NoteCode::RestIgnored));
    }
    notes
}

/// An option as a note may show it: a strange one may hold a secret.
fn shown_option(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    if (1..=40).contains(&name.len()) && name.bytes().all(plain) { format!("--{name}") } else { "--…".to_owned() }
}
