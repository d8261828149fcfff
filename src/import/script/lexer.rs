//! The tokens of a script: names, strings, numbers and punctuation.

use std::ops::Range;

use crate::import::body::is_space;

/// A token of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum ScriptToken {
    /// A name with its members: `axios.post`.
    Name(String),
    Text {
        value: String,
        expands: bool,
    },
    Number,
    Mark(char),
}

pub(super) struct ScriptLexer<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl ScriptLexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn next(&mut self) -> Option<(ScriptToken, Range<usize>)> {
        self.skip_space();
        let start = self.at;
        let character = self.rest().chars().next()?;
        let token = match character {
            '"' | '\'' | '`' => self.string(character, false, false),
            _ if character.is_ascii_digit() => {
                self.at += self.rest().find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_').unwrap_or(self.rest().len());
                ScriptToken::Number
            }
            _ if is_name(character) => self.name(),
            _ => {
                self.at += character.len_utf8();
                ScriptToken::Mark(character)
            }
        };
        Some((token, start..self.at))
    }

    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let space = rest.len() - rest.trim_start_matches(is_space).len();
            let comment = rest.get(space..).unwrap_or_default();
            let length = if comment.starts_with("/*") {
                comment.find("*/").map_or(comment.len(), |end| end + 2)
            } else if comment.starts_with("//") || comment.starts_with('#') {
                comment.find('\n').unwrap_or(comment.len())
            } else {
                0
            };
            self.at += space + length;
            if length == 0 {
                return;
            }
        }
    }

    /// Reads a name with its members, or the prefix of a Python string.
    fn name(&mut self) -> ScriptToken {
        let rest = self.rest();
        let length = rest.find(|c| !is_name(c) && c != '.').unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        let quote = rest.get(length..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '"' | '\''));
        if let Some(quote) = quote.filter(|_| name.len() <= 2 && name.bytes().all(|byte| b"rbfuRBFU".contains(&byte))) {
            let (is_raw, is_format) = (name.contains(['r', 'R']), name.contains(['f', 'F']));
            self.at += length;
            return self.string(quote, is_raw, is_format);
        }
        let token = ScriptToken::Name(name.to_owned());
        self.at += length;
        token
    }

    fn string(&mut self, quote: char, is_raw: bool, is_format: bool) -> ScriptToken {
        let triple = ["\"\"\"", "'''"].into_iter().find(|triple| self.rest().starts_with(triple));
        let close = triple.map_or_else(|| quote.to_string(), str::to_owned);
        self.at += close.len();
        let mut value = String::new();
        let mut expands = false;
        while let Some(character) = self.rest().chars().next() {
            if self.rest().starts_with(&close) {
                self.at += close.len();
                break;
            }
            self.at += character.len_utf8();
            match character {
                '\\' if !is_raw => self.escape(&mut value),
                _ => {
                    expands |= (character == '$' && quote == '`' && self.rest().starts_with('{')) || (is_format && character == '{');
                    value.push(character);
                }
            }
        }
        ScriptToken::Text { value, expands }
    }

    fn escape(&mut self, value: &mut String) {
        let Some(letter) = self.rest().chars().next() else { return };
        self.at += letter.len_utf8();
        match letter {
            'n' => value.push('\n'),
            'r' => value.push('\r'),
            't' => value.push('\t'),
            'b' => value.push('\u{8}'),
            'f' => value.push('\u{C}'),
            'v' => value.push('\u{B}'),
            '0' => value.push('\0'),
            '\n' => {}
            '\r' => self.at += usize::from(self.rest().starts_with('\n')),
            'x' => self.code(2, value),
            'u' => self.code(4, value),
            _ => value.push(letter),
        }
    }

    /// Reads the digits of `\x41` or `\u0041`. Two of the latter represent one character beyond U+FFFF.
    fn code(&mut self, digits: usize, value: &mut String) {
        let unit = |text: &str| text.get(..digits).and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let Some(first) = unit(self.rest()) else { return };
        self.at += digits;
        let second = if digits == 4 { self.rest().strip_prefix("\\u").and_then(unit) } else { None };
        match char::decode_utf16([Some(first), second].into_iter().flatten()).next() {
            Some(Ok(character)) => {
                self.at += if character.len_utf16() == 2 { 6 } else { 0 };
                value.push(character);
            }
            _ => value.push(char::REPLACEMENT_CHARACTER),
        }
    }
}

fn is_name(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '_' | '$') || character.is_ascii_digit()
}
