//! Parses a text in one pass, without recursion.

use super::document::ParsedNode;
use super::scan::{plain_length, space_length};
use super::{Document, Kind, ParseError};

/// Parses JSON text (RFC 8259). An escaped lone surrogate is accepted, as in `JSON.parse`.
///
/// # Errors
/// Returns the first position at which the text is not JSON, or at which a bracket exceeds `max_depth`. To find all faults of an
/// invalid text, use the `target-groups-text` crate.
///
/// ```
/// let document = target_groups_json::parse(r#"{"goal": 4.000}"#, 64).unwrap();
/// assert_eq!(document.root().get("goal").unwrap().raw(), "4.000");
/// ```
pub fn parse(text: &str, max_depth: usize) -> Result<Document<'_>, ParseError> {
    let reader = DocumentReader {
        text,
        bytes: text.as_bytes(),
        at: byte_order_mark(text),
        nodes: Vec::with_capacity(text.len() / 8 + 1),
        open: Vec::with_capacity(8),
        max_depth,
    };
    reader.read()
}

/// Returns the length in bytes of the byte order mark at the start of a text, or 0 if there is none. Some editors write one, and
/// JSON parsers may ignore it.
#[must_use]
pub fn byte_order_mark(text: &str) -> usize {
    if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }
}

/// A container that has not been closed yet.
struct OpenArrayOrObject {
    node: usize,
    closing: u8,
    /// `true` until its first item is read.
    fresh: bool,
}

struct DocumentReader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    nodes: Vec<ParsedNode>,
    open: Vec<OpenArrayOrObject>,
    max_depth: usize,
}

impl<'t> DocumentReader<'t> {
    fn read(mut self) -> Result<Document<'t>, ParseError> {
        self.skip_space();
        if self.at == self.bytes.len() {
            return Err(self.fault());
        }
        self.value()?;
        while let Some(open) = self.open.last_mut() {
            let closing = open.closing;
            let fresh = std::mem::take(&mut open.fresh);
            self.skip_space();
            if self.peek() == Some(closing) {
                self.close();
            } else {
                self.continue_container(closing, fresh)?;
            }
        }
        self.skip_space();
        if self.at < self.bytes.len() {
            return Err(self.fault());
        }
        Ok(Document::new(self.text, self.nodes))
    }

    /// Reads the next member or element, or its opening bracket.
    fn continue_container(&mut self, closing: u8, fresh: bool) -> Result<(), ParseError> {
        if !fresh {
            self.take(b',')?;
        }
        if closing == b'}' {
            if self.peek() != Some(b'"') {
                return Err(self.fault());
            }
            self.string()?;
            self.skip_space();
            self.take(b':')?;
        }
        self.value()
    }

    /// Consumes one byte and the white space after it.
    fn take(&mut self, byte: u8) -> Result<(), ParseError> {
        if self.peek() != Some(byte) {
            return Err(self.fault());
        }
        self.at += 1;
        self.skip_space();
        Ok(())
    }

    fn value(&mut self) -> Result<(), ParseError> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => self.open(Kind::Object, b'}'),
            Some(b'[') => self.open(Kind::Array, b']'),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.literal("true", Kind::Boolean),
            Some(b'f') => self.literal("false", Kind::Boolean),
            Some(b'n') => self.literal("null", Kind::Null),
            _ => Err(self.fault()),
        }
    }

    fn open(&mut self, kind: Kind, closing: u8) -> Result<(), ParseError> {
        if self.open.len() >= self.max_depth {
            return Err(ParseError::TooDeep { offset: self.at });
        }
        self.open.push(OpenArrayOrObject { node: self.nodes.len(), closing, fresh: true });
        self.push(kind, self.at, false);
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) {
        self.at += 1;
        let end = offset(self.at);
        let next = offset(self.nodes.len());
        if let Some(node) = self.open.pop().and_then(|open| self.nodes.get_mut(open.node)) {
            node.end = end;
            node.next = next;
        }
    }

    /// Adds a value that ends at the current position.
    fn push(&mut self, kind: Kind, start: usize, escaped: bool) {
        let next = offset(self.nodes.len() + 1);
        self.nodes.push(ParsedNode { start: offset(start), end: offset(self.at), next, kind, escaped });
    }

    fn literal(&mut self, word: &str, kind: Kind) -> Result<(), ParseError> {
        let start = self.at;
        let end = start + word.len();
        let follows = self.bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        if self.bytes.get(start..end) != Some(word.as_bytes()) || follows {
            return Err(self.fault());
        }
        self.at = end;
        self.push(kind, start, false);
        Ok(())
    }

    fn number(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        // A digit here follows a leading zero. A letter or a second dot cannot be part of a number.
        if matches!(self.peek(), Some(b'0'..=b'9' | b'.' | b'a'..=b'z' | b'A'..=b'Z' | b'_')) {
            return Err(self.fault());
        }
        self.push(Kind::Number, start, false);
        Ok(())
    }

    fn digits(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.fault()) } else { Ok(()) }
    }

    fn string(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        loop {
            self.at += plain_length(self.bytes.get(self.at..).unwrap_or_default());
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                _ => return Err(self.fault()),
            }
        }
        self.at += 1;
        self.push(Kind::String, start, escaped);
        Ok(())
    }

    fn escape(&mut self) -> Result<(), ParseError> {
        let length = match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
            Some(b'u') => 6,
            _ => return Err(self.fault()),
        };
        let digits = self.bytes.get(self.at + 2..self.at + length);
        if digits.is_none_or(|digits| !digits.iter().all(u8::is_ascii_hexdigit)) {
            return Err(self.fault());
        }
        self.at += length;
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
            // Indented text has many spaces in a row.
            self.at += space_length(self.bytes.get(self.at..).unwrap_or_default());
        }
    }

    /// Returns a syntax error at the current position.
    fn fault(&self) -> ParseError {
        ParseError::Syntax { offset: self.at }
    }
}

/// Converts a length to `u32`. Callers limit texts to far less than 4 GiB.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
