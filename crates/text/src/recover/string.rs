//! Strings: in any kind of quotes, with a missing quote, or with characters that must be escaped.
//!
//! The hard part is to find the end of a string whose closing quote is missing or that contains a quote. A quote counts as the
//! closing one if a comma, a colon or a bracket follows it. Otherwise the text on both sides of the quote decides.

use super::fault::FaultKind;
use super::reader::{ReaderMark, RecoveringReader};
use target_groups_json::plain_length;

/// The role of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StringRole {
    /// The key of a member.
    Key,
    /// The value of a member.
    Member,
    /// An element of an array, or the root.
    Element,
}

/// Returns `true` for every character that is used as a quote.
pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '\u{2018}'..='\u{201F}' | '«' | '»')
}

/// The way a string continues at a quote or a line break.
#[derive(Debug, Clone, Copy)]
enum QuoteMeaning {
    /// The string continues, and the character must be escaped.
    On,
    /// The string ends with this quote.
    Close,
    /// The string ends before an offset, where its closing quote is missing.
    Before(usize),
    /// The string ends at an offset, and the quote before it is too early.
    Later(usize),
    /// The string ends with this quote, and another quote after it is surplus.
    Doubled,
    /// The string continues, and this quote is surplus.
    DoubledOpening,
    /// The string ends with the typographic quote at an offset.
    Typographic(usize),
    /// The string ends before the colon that precedes this quote.
    Swapped,
}

/// A string that is being read.
struct OpenString {
    role: StringRole,
    start: usize,
    mark: ReaderMark,
    /// The fault of each kind that was reported for the string, so that each is reported once.
    faults: [Option<usize>; 3],
    /// The offset up to which no colon and no typographic quote was found.
    searched: usize,
    colon: Option<usize>,
    /// `true` if the string has escaped quotes, so that it probably contains JSON.
    has_quotes: bool,
}

impl RecoveringReader<'_> {
    /// Reads a string from its opening quote, and returns the range of its content.
    pub(super) fn string(&mut self, role: StringRole) -> std::ops::Range<usize> {
        let start = self.at;
        match (self.triple_end(start), self.character(start)) {
            (Some(end), _) => self.triple_quoted(end, role),
            (None, Some('"') | None) => self.double_quoted(role),
            (None, Some(quote)) => self.other_quoted(quote, role),
        }
        let content = start + self.character(start).map_or(0, char::len_utf8);
        let end = self.before_space(content, self.at);
        let quote = self.slice(content, end).chars().next_back().filter(|quote| is_quote(*quote)).map_or(0, char::len_utf8);
        content..(end - quote).max(content)
    }

    fn double_quoted(&mut self, role: StringRole) {
        let start = self.at;
        let mut open =
            OpenString { role, start, mark: self.mark(), faults: [None; 3], searched: start + 1, colon: None, has_quotes: false };
        self.at += 1;
        loop {
            self.at += plain_length(self.bytes().get(self.at..).unwrap_or_default());
            let turn = match self.peek() {
                None => self.turn_at_end(&mut open),
                Some(b'"') => self.turn_at_quote(&mut open),
                Some(b'\\') => {
                    self.escape(&mut open);
                    continue;
                }
                Some(b'\n' | b'\r') => self.turn_at_line_end(&mut open),
                Some(_) => QuoteMeaning::On,
            };
            if self.turn(turn, &mut open) {
                return;
            }
        }
    }

    /// Continues with a string. Returns `true` if it has ended.
    fn turn(&mut self, turn: QuoteMeaning, open: &mut OpenString) -> bool {
        match turn {
            QuoteMeaning::On => {
                self.escape_character(open);
                return false;
            }
            QuoteMeaning::DoubledOpening => {
                let fault = self.fault(FaultKind::Stray, self.at, true);
                self.remove(fault, self.at, self.at + 1);
                self.at += 1;
                return false;
            }
            QuoteMeaning::Close => self.at += 1,
            QuoteMeaning::Before(end) => self.close_before(end, open),
            QuoteMeaning::Later(end) => {
                let fault = self.fault(FaultKind::ClosingQuote, self.at, true);
                self.remove(fault, self.at, self.at + 1);
                self.insert(fault, end, "\"");
                self.at = end;
            }
            QuoteMeaning::Doubled => {
                let second = self.after_space(self.at + 1);
                let fault = self.fault(FaultKind::Stray, second, true);
                self.remove(fault, self.at + 1, second + 1);
                self.at = second + 1;
            }
            QuoteMeaning::Swapped => {
                let fault = self.fault(FaultKind::ClosingQuote, self.at, true);
                self.insert(fault, self.at - 1, "\"");
                self.remove(fault, self.at, self.at + 1);
                self.passed = Some(self.at);
                self.at -= 1;
            }
            QuoteMeaning::Typographic(quote) => {
                self.forget_from(open.mark, quote);
                let end = quote + self.character(quote).map_or(0, char::len_utf8);
                let fault = self.fault(FaultKind::Quote, quote, true);
                self.replace(fault, quote, end, "\"");
                self.at = end;
            }
        }
        true
    }

    /// Ends a string before an offset, where its closing quote is missing.
    fn close_before(&mut self, end: usize, open: &OpenString) {
        self.forget_from(open.mark, end);
        if self.slice(open.start + 1, end).ends_with("\\\"") && !self.slice(open.start + 1, end).ends_with("\\\\\"") {
            // The closing quote is there, but escaped.
            let fault = self.fault(FaultKind::Escape, end - 2, false);
            self.remove(fault, end - 2, end - 1);
        } else if end == self.text.len() {
            let fault = self.unfinished();
            self.close_at_end(fault);
        } else {
            let fault = self.fault(FaultKind::ClosingQuote, open.start, true);
            self.insert(fault, end, "\"");
        }
        self.at = end;
    }

    /// Closes a string at the end of the text, which may be in the middle of an escape.
    fn close_at_end(&mut self, fault: usize) {
        let end = self.text.len();
        let line = self.text.get(end.saturating_sub(6)..).unwrap_or_default();
        let cut = line.rfind('\\').map(|at| end - line.len() + at).filter(|at| {
            let before = self.slice(0, *at).len() - self.slice(0, *at).trim_end_matches('\\').len();
            before.is_multiple_of(2) && is_cut_escape(self.slice(*at, end))
        });
        match cut {
            Some(at) => self.replace(fault, at, end, "\""),
            None => self.insert(fault, end, "\""),
        }
    }

    fn turn_at_quote(&mut self, open: &mut OpenString) -> QuoteMeaning {
        let quote = self.at;
        if self.closes(quote + 1, open.role) {
            return QuoteMeaning::Close;
        }
        if let Some(turn) = self.earlier_end(quote, open) {
            return turn;
        }
        let next = self.after_space(quote + 1);
        if quote == open.start + 1 && self.word_end(next) > next && next == quote + 1 && open.role != StringRole::Element {
            return QuoteMeaning::DoubledOpening;
        }
        if self.holds_json(open) && !(self.byte(next) == Some(b'"') && self.is_string_at(next)) {
            return QuoteMeaning::On;
        }
        if self.byte(next) == Some(b'"') && self.closes(next + 1, open.role) && (next == quote + 1 || !self.is_string_at(next)) {
            return QuoteMeaning::Doubled;
        }
        if matches!(self.byte(next), None | Some(b'"' | b'{' | b'[')) {
            return QuoteMeaning::Close;
        }
        if self.is_inner(quote, open.role) {
            return QuoteMeaning::On;
        }
        let word = self.word_end(quote + 1);
        let ends = if open.role == StringRole::Key { self.byte(self.after_space(word)) == Some(b':') } else { self.ends_value(word) };
        if word > quote + 1 && ends { QuoteMeaning::Later(word) } else { QuoteMeaning::Close }
    }

    /// Returns `true` if a value looks like JSON in a string, in which quotes are escaped.
    fn holds_json(&self, open: &OpenString) -> bool {
        open.role == StringRole::Member && (open.has_quotes || matches!(self.byte(open.start + 1), Some(b'{' | b'[')))
    }

    /// Returns `true` if a quote is inside a string, that is, if one of the next two quotes on the line ends it.
    fn is_inner(&self, quote: usize, role: StringRole) -> bool {
        let plain_end = |from: usize| self.next_quote(from).filter(|end| self.structure_before(from, *end) == *end);
        let Some(second) = plain_end(quote + 1) else { return false };
        self.closes(second + 1, role) || plain_end(second + 1).is_some_and(|third| self.closes(third + 1, role))
    }

    /// Finds the position where a string should have ended, before a quote that starts something else.
    fn earlier_end(&mut self, quote: usize, open: &mut OpenString) -> Option<QuoteMeaning> {
        if let Some(turn) = self.end_in_content(quote, open) {
            return Some(turn);
        }
        if open.role == StringRole::Key {
            return None;
        }
        let end = self.structure_before(open.start + 1, quote);
        let is_key = || self.next_quote(quote + 1).is_some_and(|second| self.byte(self.after_space(second + 1)) == Some(b':'));
        if end == quote || !(open.role == StringRole::Element || is_key()) {
            return None;
        }
        if !self.holds_json(open) {
            return Some(QuoteMeaning::Before(end));
        }
        // Brackets at the end belong to JSON inside the string.
        self.slice(end, quote).rfind(',').map(|comma| QuoteMeaning::Before(end + comma))
    }

    /// Finds a colon in a key, or a typographic quote that ends a string.
    fn end_in_content(&mut self, to: usize, open: &mut OpenString) -> Option<QuoteMeaning> {
        let from = std::mem::replace(&mut open.searched, to);
        let content = self.slice(from, to);
        if open.role == StringRole::Key {
            open.colon = open.colon.or_else(|| content.find(':').map(|colon| from + colon));
            let end = open.colon.map(|colon| self.before_space(open.start + 1, colon))?;
            if open.colon == to.checked_sub(1) && self.byte(to) == Some(b'"') {
                return Some(QuoteMeaning::Swapped);
            }
            return (end > open.start + 1).then_some(QuoteMeaning::Before(end));
        }
        let mut quotes = content.match_indices(['\u{201C}', '\u{201D}', '\u{201E}', '\u{201F}']);
        quotes.find(|(at, quote)| self.closes(from + at + quote.len(), open.role)).map(|(at, _)| QuoteMeaning::Typographic(from + at))
    }

    fn turn_at_line_end(&mut self, open: &mut OpenString) -> QuoteMeaning {
        if let Some(turn) = self.end_in_content(self.at, open) {
            return turn;
        }
        let end = self.structure_before(open.start + 1, self.at);
        let next = self.after_space(self.at);
        let is_closing_quote = || {
            let after = self.after_space(next + 1);
            !self.slice(next + 1, after).as_bytes().contains(&b'\n')
                && self.closes(next + 1, open.role)
                && !self.slice(end, self.at).as_bytes().contains(&b',')
        };
        match self.byte(next) {
            Some(b'"') if !is_closing_quote() => QuoteMeaning::Before(end),
            None | Some(b'}' | b']' | b'{' | b'[') => QuoteMeaning::Before(end),
            _ => QuoteMeaning::On,
        }
    }

    fn turn_at_end(&mut self, open: &mut OpenString) -> QuoteMeaning {
        if let Some(turn) = self.end_in_content(self.at, open) {
            return turn;
        }
        let end = self.structure_before(open.start + 1, self.at);
        let is_structure = self.slice(end, self.at).contains(['}', ']', ',']);
        QuoteMeaning::Before(if is_structure { end } else { self.at })
    }

    /// Returns `true` if a string can end before an offset, judging by the text that follows.
    fn closes(&self, after: usize, role: StringRole) -> bool {
        let next = self.after_space(after);
        let is_value = role != StringRole::Key;
        match self.byte(next) {
            None | Some(b',' | b'}' | b']' | b';') => true,
            Some(b':') => role != StringRole::Member,
            Some(b'=') => !is_value,
            Some(b'/' | b'|') => is_value,
            Some(b'#') => next > after,
            _ => is_value && self.slice(after, next).as_bytes().contains(&b'\n'),
        }
    }

    /// Returns `true` if the quote at an offset opens a string that is not empty.
    fn is_string_at(&self, quote: usize) -> bool {
        self.next_quote(quote + 1).is_some_and(|end| self.structure_before(quote + 1, end) == end)
    }

    /// Returns the next double quote on the same line.
    fn next_quote(&self, from: usize) -> Option<usize> {
        let rest = self.bytes().get(from..)?;
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\n'))?;
        (rest.get(length) == Some(&b'"')).then_some(from + length)
    }

    /// Returns the start of the commas, colons, brackets and white space that precede an offset.
    fn structure_before(&self, start: usize, end: usize) -> usize {
        let content = self.slice(start, end);
        let rest = content.trim_end_matches([' ', '\t', '\n', '\r', ',', ':', '{', '}', '[', ']']);
        let structure = content.get(rest.len()..).unwrap_or_default();
        if structure.trim().is_empty() && end < self.text.len() && self.byte(end) == Some(b'"') { end } else { start + rest.len() }
    }

    fn word_end(&self, from: usize) -> usize {
        let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        from + self.bytes().get(from..).unwrap_or_default().iter().take_while(is_word).count()
    }

    /// Skips an escape, and repairs one that is not valid in JSON.
    fn escape(&mut self, open: &mut OpenString) {
        let start = self.at;
        let Some(letter) = self.character(start + 1) else {
            self.at = self.text.len();
            return;
        };
        let digits = |count: usize| {
            let digits = self.slice(start + 2, start + 2 + count);
            digits.len() == count && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        open.has_quotes |= letter == '"';
        let (length, insert) = match letter {
            '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => (2, None),
            'u' if digits(4) => (6, None),
            'u' if start + 6 > self.text.len() => (self.text.len() - start, None),
            'x' if digits(2) => (2, Some(r"\u00")),
            'v' => (2, Some(r"\u000b")),
            '\'' | '`' | '$' | '0'..='9' => (1, Some("")),
            '\n' => (2, Some("")),
            _ => (1, Some(r"\\")),
        };
        // In a key, the backslash is surplus.
        let (length, insert) = if open.role == StringRole::Key && insert.is_some() { (1, Some("")) } else { (length, insert) };
        self.at = start + length;
        if let Some(insert) = insert {
            let fault = self.fault_in(open, 0, FaultKind::Escape, start);
            self.replace(fault, start, start + length, insert);
        }
    }

    /// Escapes the current character: a quote or a control character.
    fn escape_character(&mut self, open: &mut OpenString) {
        if self.peek() == Some(b'"') {
            let fault = self.fault_in(open, 1, FaultKind::InnerQuote, self.at);
            match open.role {
                StringRole::Key => self.remove(fault, self.at, self.at + 1),
                _ => self.insert(fault, self.at, "\\"),
            }
            self.at += 1;
            return;
        }
        // Consecutive line breaks are one fault.
        let end = self.after_space(self.at).max(self.at + 1);
        while self.at < end {
            if let Some(byte) = self.peek().filter(|byte| *byte < b' ') {
                let fault = self.fault_in(open, 2, FaultKind::ControlCharacter, self.at);
                let insert = if open.role == StringRole::Key { String::new() } else { escaped(byte) };
                self.replace(fault, self.at, self.at + 1, &insert);
            }
            self.at += 1;
        }
    }

    /// Returns the fault of a kind that the string already has, or reports a new one.
    fn fault_in(&mut self, open: &mut OpenString, place: usize, kind: FaultKind, at: usize) -> usize {
        let is_certain = kind != FaultKind::Escape || matches!(self.byte(at + 1), Some(b'\'' | b'x' | b'v' | b'\n'));
        let Some(known) = open.faults.get_mut(place) else { return 0 };
        if let Some(fault) = *known {
            return fault;
        }
        let fault = self.fault(kind, at, is_certain);
        *known = Some(fault);
        fault
    }

    /// Returns the start of the three quotes that close a triple-quoted string.
    fn triple_end(&self, start: usize) -> Option<usize> {
        let rest = self.slice(start, self.text.len());
        let quotes = [r#"""""#, "'''"].into_iter().find(|quotes| rest.starts_with(*quotes))?.as_bytes();
        let is_end = |window: &[u8]| window.get(1..) == Some(quotes) && window.first() != Some(&b'\\');
        rest.as_bytes().get(3..)?.windows(4).position(is_end).map(|length| start + 4 + length)
    }

    /// Reads a triple-quoted string, as in Python.
    fn triple_quoted(&mut self, end: usize, role: StringRole) {
        let start = self.at;
        let mark = self.mark();
        let fault = self.fault(FaultKind::Quote, start, true);
        self.replace(fault, start, start + 3, "\"");
        self.at = start + 3;
        while self.at < end {
            match self.peek() {
                Some(b'\\') => self.other_escape(fault, mark, role),
                Some(b'"') => {
                    self.insert(fault, self.at, "\\");
                    self.at += 1;
                }
                Some(control @ 0..=0x1F) => {
                    self.replace(fault, self.at, self.at + 1, &escaped(control));
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        self.replace(fault, end, end + 3, "\"");
        self.at = end + 3;
    }

    /// Skips an escape in a string with other quotes.
    fn other_escape(&mut self, fault: usize, mark: ReaderMark, role: StringRole) {
        let mut open = OpenString { role, start: self.at, mark, faults: [Some(fault); 3], searched: 0, colon: None, has_quotes: false };
        self.escape(&mut open);
    }

    /// Reads a string with quotes other than JSON's.
    fn other_quoted(&mut self, quote: char, role: StringRole) {
        let start = self.at;
        let mark = self.mark();
        let fault = self.fault(FaultKind::Quote, start, true);
        self.at += quote.len_utf8();
        self.replace(fault, start, self.at, "\"");
        loop {
            let Some(character) = self.character(self.at) else {
                let end = self.structure_before(start + quote.len_utf8(), self.text.len());
                return self.close_other(mark, start, end);
            };
            let next = self.at + character.len_utf8();
            match character {
                _ if can_close(quote, character) && (quote == '`' || self.closes_other(next, role)) => {
                    self.replace(fault, self.at, next, "\"");
                    self.at = next;
                    return;
                }
                '\n' | '\r' if quote != '`' => {
                    let end = self.structure_before(start + quote.len_utf8(), self.at);
                    return self.close_other(mark, start, end);
                }
                '\\' => {
                    self.other_escape(fault, mark, role);
                    continue;
                }
                '"' => self.insert(fault, self.at, "\\"),
                '\0'..='\u{1F}' => self.replace(fault, self.at, next, &escaped(self.peek().unwrap_or_default())),
                _ => {}
            }
            self.at = next;
        }
    }

    /// Returns `true` if a string with other quotes can end before an offset, even if a comma or colon is missing.
    fn closes_other(&self, after: usize, role: StringRole) -> bool {
        let next = self.after_space(after);
        let is_next = match self.character(next) {
            Some(character) if is_quote(character) => true,
            Some('{' | '[' | '0'..='9' | '-') => role == StringRole::Key,
            _ => false,
        };
        (is_next && next > after) || self.closes(after, role)
    }

    /// Ends a string with other quotes whose closing quote is missing.
    fn close_other(&mut self, mark: ReaderMark, start: usize, end: usize) {
        let end = end.max(start + self.character(start).map_or(0, char::len_utf8));
        self.forget_from(mark, end);
        let fault = self.fault(FaultKind::ClosingQuote, start, true);
        self.insert(fault, end, "\"");
        self.at = end;
    }
}

/// Returns `true` if a character can close a string that another character has opened.
fn can_close(open: char, character: char) -> bool {
    match open {
        '`' => character == '`',
        '\'' | '\u{2018}'..='\u{201B}' => matches!(character, '\'' | '\u{2018}'..='\u{201B}'),
        _ => matches!(character, '"' | '\u{201C}'..='\u{201F}' | '«' | '»'),
    }
}

/// Returns `true` for the start of an incomplete escape.
fn is_cut_escape(text: &str) -> bool {
    text == "\\" || (text.starts_with("\\u") && text.len() < 6)
}

fn escaped(control: u8) -> String {
    match control {
        b'\n' => "\\n".to_owned(),
        b'\r' => "\\r".to_owned(),
        b'\t' => "\\t".to_owned(),
        other => format!("\\u{other:04x}"),
    }
}
