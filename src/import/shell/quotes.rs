//! All kinds of quotes, and the variables inside them.

use super::line::begins_with_curl;
use super::reader::{End, Shell};
use crate::import::ansi_c;

impl Shell<'_> {
    /// Returns `true` if a typographic quote opens a string, which is only possible at the start of an argument. Its first byte has been
    /// read.
    pub(super) fn opens_typographic(&self) -> bool {
        let begins = match &self.word {
            None => true,
            Some(word) => word.bytes.ends_with(b"=") || word.bytes.ends_with(b":") || matches!(word.bytes.as_slice(), [b'-', _]),
        };
        begins && !self.quotes_are_text && matches!(self.unread(), [0x80, 0x98..=0x9F, ..])
    }

    pub(super) fn typographic_quotes(&mut self) -> Option<End> {
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

    pub(super) fn single_quotes(&mut self) -> Option<End> {
        let unread = self.unread();
        let length = unread.iter().position(|&byte| byte == b'\'');
        let inside = unread.get(..length.unwrap_or(unread.len())).unwrap_or_default();
        let word = self.current();
        word.quoted = true;
        word.bytes.extend_from_slice(inside);
        self.at += inside.len() + usize::from(length.is_some());
        self.close_quote(length.is_some())
    }

    pub(super) fn double_quotes(&mut self) -> Option<End> {
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

    pub(super) fn dollar(&mut self) -> Option<End> {
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
            // `$"…"` is a translatable string, which equals the same string without the `$`.
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
}

/// Finds the end of a string in typographic quotes, and the length of the closing quote. Quotes inside the string are kept.
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
