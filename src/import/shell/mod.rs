//! Splits a command line into words like a POSIX shell, with support for bash's `$'…'`.
//!
//! Web pages and people damage commands, so the parser is more lenient than a shell: it accepts blanks after a continuation character, a
//! missing continuation character before a line of options, U+00A0 as a blank, `&` inside an unquoted URL, and a next command directly
//! after a closing quote. Variables and substitutions are kept unchanged.

mod here_document;
mod line;
mod quotes;
mod reader;

use line::{begins_with_option, blank_line_end, is_blank, next_line};
use reader::WordRole;

pub(super) use line::begins_with_curl;
pub(super) use reader::{End, Shell, ShellCommand, ShellWord};

impl Shell<'_> {
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

    /// Returns the end of `$(…)` or of the quotes around the command.
    fn close(&mut self, byte: u8) -> Option<End> {
        if byte == b'`' && self.word.is_none() && blank_line_end(self.unread()).is_some() && begins_with_option(next_line(self.unread())) {
            self.backtick();
            return None;
        }
        self.at -= 1;
        Some(End::Separator)
    }

    /// Outside quotes, a backslash escapes the next character or line end.
    fn backslash(&mut self) {
        if let Some(length) = blank_line_end(self.unread()) {
            let bare = matches!(self.unread(), [b'\n', ..] | [b'\r', b'\n', ..]);
            self.at += length;
            // A shell would append an option to the previous word, which is never intended.
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

    /// A backtick at the end of a line is PowerShell's continuation character.
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

    /// `a&b` is a URL without the necessary quotes; any other `&` ends the command.
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
                self.here_documents.push(reader::HereDocument { delimiter: word, strip_tabs });
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
}
