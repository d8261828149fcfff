//! Splits a command line into words as a POSIX shell does, with bash's `$'…'`.
//!
//! Pages and people damage commands, so it forgives where a shell would not: blanks behind a continuation
//! mark, no mark at all before a line of options, U+00A0 as a blank, `&` inside an unquoted URL, and a
//! next command glued to a closing quote. Variables and substitutions are kept as they are written.

use super::ansi_c;

/// One word of a command.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct ShellWord {
    pub(super) bytes: Vec<u8>,
    /// A shell would have put something else in place of a part of it.
    pub(super) expands: bool,
    /// A part of it stood in quotes.
    quoted: bool,
}

/// The words of one command, and what ended it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ShellCommand {
    pub(super) words: Vec<ShellWord>,
    pub(super) end: End,
}

/// The ends of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The end of the text.
    Text,
    /// The end of the line, `;` or `&`.
    Separator,
    /// `|`: what it prints goes to the next command.
    Pipe,
    /// The next curl command begins right behind a closing quote.
    GluedCurl,
}

/// Reads one command after the other.
#[derive(Debug)]
pub(super) struct Shell<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    words: Vec<ShellWord>,
    word: Option<ShellWord>,
    /// The use of the word that is being read.
    role: WordRole,
    here_documents: Vec<HereDocument>,
    /// The input that a here-document or here-string gives to the command.
    pub(super) stdin: Option<Vec<u8>>,
    /// A quote is open at the end of the text.
    pub(super) quote_open: bool,
    /// Lines of options that were read on without a continuation mark.
    pub(super) lines_joined: usize,
    /// Typographic quotes that were read as plain ones.
    pub(super) quotes_replaced: usize,
    /// No further typographic quote is closed.
    quotes_are_text: bool,
    /// Bytes that were looked through for the end of a quote, without success.
    pub(super) scanned: usize,
    /// The character around the command that ends it: `)` of `$(…)`, or a quote.
    closer: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WordRole {
    Argument,
    /// The file of a redirection.
    File,
    HereString,
    /// The line that ends a here-document.
    Delimiter {
        strip_tabs: bool,
    },
}

#[derive(Debug)]
struct HereDocument {
    delimiter: ShellWord,
    strip_tabs: bool,
}

impl<'a> Shell<'a> {
    pub(super) fn new(text: &'a str, closer: Option<u8>) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            words: Vec::new(),
            word: None,
            role: WordRole::Argument,
            here_documents: Vec::new(),
            stdin: None,
            quote_open: false,
            lines_joined: 0,
            quotes_replaced: 0,
            quotes_are_text: false,
            scanned: 0,
            closer,
        }
    }

    /// The rest of the text.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn has_here_document(&self) -> bool {
        !self.here_documents.is_empty()
    }

    /// Reads up to the end of the command.
    pub(super) fn next_command(&mut self) -> ShellCommand {
        let end = loop {
            if let Some(end) = self.step() {
                break end;
            }
        };
        self.end_word();
        self.role = WordRole::Argument;
        ShellCommand { words: std::mem::take(&mut self.words), end }
    }

    /// Reads one character or one quoted part.
    fn step(&mut self) -> Option<End> {
        let Some(byte) = self.next() else {
            return Some(End::Text);
        };
        match byte {
            _ if Some(byte) == self.closer => return self.close(byte),
            b' ' | b'\t' | b'\r' => self.end_word(),
            0xE2 if self.opens_typographic() => return self.typographic_quotes(),
            0xC2 if self.peek() == Some(0xA0) => {
                self.at += 1;
                self.end_word();
            }
            b'\n' => return self.line_end(),
            b'\\' => self.backslash(),
            b'\'' => return self.single_quotes(),
            b'"' => return self.double_quotes(),
            b'$' => return self.dollar(),
            b'`' => self.backtick(),
            b'#' if self.word.is_none() => self.skip_line(),
            b';' => return Some(End::Separator),
            b'|' => return Some(self.pipe()),
            b'&' => return self.ampersand(),
            b'<' | b'>' => self.redirection(byte),
            _ => self.push(byte),
        }
        None
    }

    /// The end of `$(…)` or of the quotes around the command.
    fn close(&mut self, byte: u8) -> Option<End> {
        if byte == b'`' && self.word.is_none() && blank_line_end(self.unread()).is_some() && begins_with_option(next_line(self.unread())) {
            self.backtick();
            return None;
        }
        self.at -= 1;
        Some(End::Separator)
    }

    /// A typographic quote counts only where an argument begins. The first byte has been read.
    fn opens_typographic(&self) -> bool {
        let begins = match &self.word {
            None => true,
            Some(word) => word.bytes.ends_with(b"=") || word.bytes.ends_with(b":") || matches!(word.bytes.as_slice(), [b'-', _]),
        };
        begins && !self.quotes_are_text && matches!(self.unread(), [0x80, 0x98..=0x9F, ..])
    }

    fn typographic_quotes(&mut self) -> Option<End> {
        let is_double = self.unread().get(1).is_some_and(|&byte| byte >= 0x9C);
        let inside = self.text.get(self.at + 2..).unwrap_or_default();
        let Some((length, quote)) = typographic_end(inside, is_double) else {
            self.quotes_are_text = true;
            self.scanned += inside.len();
            self.push(0xE2);
            return None;
        };
        let content = inside.as_bytes().get(..length).unwrap_or_default();
        let word = self.current();
        word.quoted = true;
        word.bytes.extend_from_slice(content);
        self.at += 2 + length + quote;
        self.quotes_replaced += 1;
        None
    }

    /// Outside quotes, a backslash escapes the next character or line end.
    fn backslash(&mut self) {
        if let Some(length) = blank_line_end(self.unread()) {
            let bare = matches!(self.unread(), [b'\n', ..] | [b'\r', b'\n', ..]);
            self.at += length;
            // A shell would join an option to the word before, which is never intended.
            if !bare || begins_with_option(self.unread()) {
                self.end_word();
            }
        } else if let Some(byte) = self.next() {
            self.current().quoted = true;
            self.push(byte);
        } else {
            self.push(b'\\');
        }
    }

    fn single_quotes(&mut self) -> Option<End> {
        let unread = self.unread();
        let length = unread.iter().position(|&byte| byte == b'\'');
        let inside = unread.get(..length.unwrap_or(unread.len())).unwrap_or_default();
        let word = self.current();
        word.quoted = true;
        word.bytes.extend_from_slice(inside);
        self.at += inside.len() + usize::from(length.is_some());
        self.close_quote(length.is_some())
    }

    fn double_quotes(&mut self) -> Option<End> {
        self.current().quoted = true;
        while let Some(byte) = self.next() {
            match (byte, self.peek()) {
                (b'"', _) => return self.close_quote(true),
                (b'\\', Some(next @ (b'$' | b'`' | b'"' | b'\\'))) => {
                    self.at += 1;
                    self.push(next);
                }
                (b'\\', Some(b'\n')) => self.at += 1,
                (b'\\', Some(b'\r')) if self.unread().starts_with(b"\r\n") => self.at += 2,
                (b'$', next) => self.push_dollar(next),
                (b'`', _) => self.push_expansion(b'`'),
                _ => self.push(byte),
            }
        }
        self.close_quote(false)
    }

    fn dollar(&mut self) -> Option<End> {
        match self.peek() {
            Some(b'\'') => {
                self.at += 1;
                let quoted = ansi_c::read(self.unread());
                self.at += quoted.length;
                let word = self.current();
                word.quoted = true;
                word.bytes.extend_from_slice(&quoted.bytes);
                self.close_quote(quoted.closed)
            }
            // `$"…"` is a translated string: the same as without the mark.
            Some(b'"') => None,
            next => {
                self.push_dollar(next);
                None
            }
        }
    }

    fn close_quote(&mut self, closed: bool) -> Option<End> {
        self.quote_open |= !closed;
        (closed && begins_with_curl(self.unread())).then_some(End::GluedCurl)
    }

    /// A backtick at the end of a line is PowerShell's continuation mark.
    fn backtick(&mut self) {
        match blank_line_end(self.unread()) {
            Some(length) if self.word.is_none() => {
                self.at += length;
            }
            _ => self.push_expansion(b'`'),
        }
    }

    fn pipe(&mut self) -> End {
        if self.peek() == Some(b'|') {
            self.at += 1;
            return End::Separator;
        }
        End::Pipe
    }

    /// `a&b` is a URL that somebody forgot to quote; any other `&` ends the command.
    fn ampersand(&mut self) -> Option<End> {
        match self.peek() {
            Some(b'>') => None,
            Some(next) if self.word.is_some() && !is_blank(next) && next != b'&' => {
                self.push(b'&');
                None
            }
            _ => Some(End::Separator),
        }
    }

    fn redirection(&mut self, mark: u8) {
        // The number of a stream belongs to the redirection: `2>/dev/null`.
        if self.word.as_ref().is_some_and(|word| !word.quoted && word.bytes.iter().all(u8::is_ascii_digit)) {
            self.word = None;
        }
        self.end_word();
        let unread = self.unread();
        let (role, length) = match mark {
            b'<' if unread.starts_with(b"<<") => (WordRole::HereString, 2),
            b'<' if unread.starts_with(b"<-") => (WordRole::Delimiter { strip_tabs: true }, 2),
            b'<' if unread.starts_with(b"<") => (WordRole::Delimiter { strip_tabs: false }, 1),
            _ if unread.starts_with(b">") || unread.starts_with(b"&") => (WordRole::File, 1),
            _ => (WordRole::File, 0),
        };
        self.at += length;
        self.role = role;
    }

    fn end_word(&mut self) {
        let Some(mut word) = self.word.take() else {
            return;
        };
        match std::mem::replace(&mut self.role, WordRole::Argument) {
            WordRole::Argument => self.words.push(word),
            WordRole::File => {}
            WordRole::HereString => {
                word.bytes.push(b'\n');
                self.stdin = Some(word.bytes);
            }
            WordRole::Delimiter { strip_tabs } => {
                self.here_documents.push(HereDocument { delimiter: word, strip_tabs });
            }
        }
    }

    fn line_end(&mut self) -> Option<End> {
        self.end_word();
        self.role = WordRole::Argument;
        for document in std::mem::take(&mut self.here_documents) {
            let fed = self.here_document(&document);
            self.stdin = Some(fed);
        }
        if self.words.is_empty() {
            return None;
        }
        if begins_with_option(self.unread()) {
            self.lines_joined += 1;
            return None;
        }
        Some(End::Separator)
    }

    /// The lines up to the delimiter.
    fn here_document(&mut self, document: &HereDocument) -> Vec<u8> {
        let mut fed = Vec::new();
        let mut continues = false;
        while self.at < self.bytes.len() {
            let mut line = self.take_line();
            let is_continued = std::mem::take(&mut continues);
            if document.strip_tabs {
                line = without_tabs(line);
            }
            if !is_continued && without_line_end(line) == document.delimiter.bytes.as_slice() {
                return fed;
            }
            if document.delimiter.quoted {
                fed.extend_from_slice(line);
            } else {
                continues = unescape_here_document(line, &mut fed);
            }
        }
        fed
    }

    fn take_line(&mut self) -> &'a [u8] {
        let unread = self.unread();
        let length = unread.iter().position(|&byte| byte == b'\n').map_or(unread.len(), |at| at + 1);
        self.at += length;
        unread.get(..length).unwrap_or_default()
    }

    fn skip_line(&mut self) {
        let unread = self.unread();
        self.at += unread.iter().position(|&byte| byte == b'\n').unwrap_or(unread.len());
    }

    fn push_dollar(&mut self, next: Option<u8>) {
        let expands = next.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'{' | b'('));
        self.push(b'$');
        self.current().expands |= expands;
    }

    fn push_expansion(&mut self, byte: u8) {
        self.push(byte);
        self.current().expands = true;
    }

    fn push(&mut self, byte: u8) {
        self.current().bytes.push(byte);
    }

    fn current(&mut self) -> &mut ShellWord {
        self.word.get_or_insert_default()
    }

    fn unread(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += usize::from(byte.is_some());
        byte
    }
}

impl ShellWord {
    /// The word, if no part of it stands in quotes.
    pub(super) fn unquoted(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok().filter(|_| !self.quoted)
    }
}

fn next_line(text: &[u8]) -> &[u8] {
    text.get(blank_line_end(text).unwrap_or_default()..).unwrap_or_default()
}

/// Finds the end of a text in typographic quotes, and the length of the closing quote. Quotes inside the text stay.
fn typographic_end(text: &str, is_double: bool) -> Option<(usize, usize)> {
    let is_json = text.trim_start().starts_with(['{', '[']);
    let mut before = ' ';
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        let fits = match character {
            '\u{201C}'..='\u{201F}' | '"' => is_double,
            '\u{2018}'..='\u{201B}' | '\'' => !is_double,
            _ => false,
        };
        let ends =
            || characters.as_str().chars().next().is_none_or(|next| next.is_whitespace() || matches!(next, '\\' | ')' | ';' | '`' | '^'));
        if fits && ends() && (!is_json || matches!(before, '}' | ']')) {
            return Some((at, character.len_utf8()));
        }
        if !character.is_whitespace() {
            before = character;
        }
    }
    None
}

fn without_tabs(line: &[u8]) -> &[u8] {
    let tabs = line.iter().take_while(|&&byte| byte == b'\t').count();
    line.get(tabs..).unwrap_or_default()
}

fn without_line_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// In a here-document with an unquoted delimiter a backslash guards `$`, a backtick, itself and the line end. Returns `true` if
/// the line goes on in the next one.
fn unescape_here_document(line: &[u8], out: &mut Vec<u8>) -> bool {
    let mut bytes = line.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, bytes.peek()) {
            (b'\\', Some(b'\n')) => return true,
            (b'\\', Some(b'$' | b'`' | b'\\')) => out.extend(bytes.next()),
            _ => out.push(byte),
        }
    }
    false
}

/// The length of what ends a line, blanks before it included, when nothing else stands before it.
fn blank_line_end(text: &[u8]) -> Option<usize> {
    let blanks = text.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    (text.get(blanks) == Some(&b'\n')).then_some(blanks + 1)
}

/// A line that starts with an option is not a command of its own.
fn begins_with_option(text: &[u8]) -> bool {
    let mut rest = text;
    loop {
        match rest {
            [b' ' | b'\t' | b'\r', tail @ ..] | [0xC2, 0xA0, tail @ ..] => rest = tail,
            [b'-', b'-', letter, ..] | [b'-', letter, ..] => return letter.is_ascii_alphabetic(),
            _ => return false,
        }
    }
}

/// The text begins with the word `curl`.
pub(super) fn begins_with_curl(text: &[u8]) -> bool {
    let rest = text.strip_prefix(b"curl.exe").or_else(|| text.strip_prefix(b"curl"));
    rest.and_then(<[u8]>::first).is_some_and(|&byte| is_blank(byte))
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}
