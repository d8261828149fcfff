//! Reads a text into rows in one pass. Recursion follows the layouts, so it is as deep as they are; other values are passed in a loop.

use crate::scan::plain_length;

use super::layout::{Holds, Key, Layout};
use super::same::same;
use super::store::{Cell, Class, Home, List, Other, OtherKind, Store, offset};

/// The text is no JSON, or nested too deeply: [`crate::parse`] says where and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl Store {
    /// Reads a text that is one value.
    ///
    /// # Errors
    /// When the text is not one JSON value, or has more levels than allowed.
    pub fn read(&mut self, text: &str, holds: &'static Holds, max_depth: usize) -> Result<(), Unreadable> {
        let end = self.read_prefix(text, 0, holds, max_depth)?;
        if text.as_bytes().get(end..).unwrap_or_default().iter().all(|byte| is_space(*byte)) { Ok(()) } else { Err(Unreadable) }
    }

    /// Reads the value that begins at an offset, perhaps behind white space, and returns where it ends.
    ///
    /// # Errors
    /// When no JSON value begins there, or one with more levels than allowed.
    pub fn read_prefix(&mut self, text: &str, at: usize, holds: &'static Holds, max_depth: usize) -> Result<usize, Unreadable> {
        self.clear();
        self.bare = false;
        let mut reader = Reader { bytes: text.as_bytes(), at, depth: max_depth, store: self };
        reader.skip_space();
        reader.root(holds).ok_or(Unreadable)?;
        let end = reader.at;
        self.sort_others(0);
        Ok(end)
    }

    /// Reads again what stands in a cell, as something else: what an unknown key was meant to hold.
    pub(super) fn read_into(&mut self, text: &str, at: usize, holds: &'static Holds, home: Home, max_depth: usize) -> Option<Cell> {
        Reader { bytes: text.as_bytes(), at, depth: max_depth, store: self }.value(holds, home)
    }
}

struct Reader<'t, 's> {
    bytes: &'t [u8],
    at: usize,
    /// How many more levels may be opened.
    depth: usize,
    store: &'s mut Store,
}

#[inline]
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

impl Reader<'_, '_> {
    /// The root is an element of a list that has no other.
    fn root(&mut self, holds: &'static Holds) -> Option<()> {
        let home = Home { parent: u32::MAX, field: Key::NO_CELL };
        if let (Some(b'{'), Holds::Object(layout)) = (self.peek(), holds) {
            self.object(layout, home)?;
        } else {
            let value = self.value(holds, home)?;
            self.store.push_element(value, home);
        }
        Some(())
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline]
    fn skip_space(&mut self) {
        // Compact text has none, and indented text has a line break and many spaces.
        while let Some(byte) = self.bytes.get(self.at) {
            if *byte > b' ' {
                return;
            }
            if !is_space(*byte) {
                return;
            }
            self.at += 1;
            while let Some(word) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<8>()) {
                let others = u64::from_le_bytes(*word) ^ 0x2020_2020_2020_2020;
                if others != 0 {
                    self.at += others.trailing_zeros() as usize / 8;
                    break;
                }
                self.at += 8;
            }
        }
    }

    fn value(&mut self, holds: &'static Holds, home: Home) -> Option<Cell> {
        let start = self.at;
        let mut value = match self.peek()? {
            b'"' => self.string(holds.words())?,
            b'-' | b'0'..=b'9' => self.number()?,
            b'{' => match holds {
                Holds::Object(layout) | Holds::WordOr(_, layout) => self.object_value(layout, home)?,
                Holds::OneOf(first, second) => self.one_of(first, second, home)?,
                _ => self.pass(Class::Object)?,
            },
            b'[' => match holds {
                Holds::List(element) | Holds::ListOr(element, _) => return self.list(element, home),
                _ => self.pass(Class::Array)?,
            },
            b't' => self.literal(b"true", Class::Boolean)?,
            b'f' => self.literal(b"false", Class::Boolean)?,
            b'n' => self.literal(b"null", Class::Null)?,
            _ => return None,
        };
        value.start = offset(start);
        value.end = offset(self.at);
        value.plain = holds.is_plain(&value);
        Some(value)
    }

    fn object_value(&mut self, layout: &'static Layout, home: Home) -> Option<Cell> {
        let row = self.object(layout, home)?;
        Some(Cell { class: Class::Object, data: row, ..Cell::default() })
    }

    /// Reads an object as the first layout, and again when it has the first key of the second one.
    #[cold]
    fn one_of(&mut self, first: &'static Layout, second: &'static Layout, home: Home) -> Option<Cell> {
        let start = self.at;
        let value = self.object_value(first, home)?;
        let name = second.keys.first().map_or("", |key| key.name);
        let is_second = |other: &Other| other.row == value.data && other.kind == OtherKind::Unknown && self.is_called(&other.key, name);
        if !self.store.others.iter().any(is_second) {
            return Some(value);
        }
        self.store.odd.retain(|row| *row < value.data);
        self.store.others.retain(|other| other.row < value.data);
        self.at = start;
        self.object_value(second, home)
    }

    fn object(&mut self, layout: &'static Layout, home: Home) -> Option<u32> {
        self.depth = self.depth.checked_sub(1)?;
        let row = self.store.open_row(layout, home, offset(self.at));
        let cells = self.store.rows.last()?.cells;
        let (mut present, mut odd) = (0_u32, false);
        let mut guess = 0;
        self.at += 1;
        self.skip_space();
        if self.peek()? != b'}' {
            loop {
                let key_start = self.at;
                let place = self.key(layout, guess)?;
                let key_end = self.at;
                self.skip_space();
                if self.peek()? != b':' {
                    return None;
                }
                self.at += 1;
                self.skip_space();
                let key = place.and_then(|place| layout.keys.get(usize::from(place)));
                match key {
                    Some(key) if key.cell != Key::NO_CELL => {
                        guess = place.unwrap_or_default() + 1;
                        let mut value = self.value(&key.holds, Home { parent: row, field: key.cell })?;
                        if key.needs_elements() && value.class == Class::Array && self.is_empty_list(&value) {
                            value.plain = false;
                        }
                        let filled = self.store.fill(row, cells, key.cell, value);
                        present |= 1 << key.cell;
                        odd |= filled.odd;
                        if filled.repeated {
                            self.note(row, key_start..key_end, value, OtherKind::Repeated(key.cell));
                        }
                    }
                    _ => {
                        let kind = place.map_or(OtherKind::Unknown, OtherKind::Nothing);
                        let value = self.value(&Holds::Nothing, home)?;
                        self.note(row, key_start..key_end, value, kind);
                        odd = true;
                    }
                }
                self.skip_space();
                match self.peek()? {
                    b',' => self.at += 1,
                    b'}' => break,
                    _ => return None,
                }
                self.skip_space();
            }
        }
        self.at += 1;
        self.depth += 1;
        self.store.close_row(row, offset(self.at), present, odd);
        Some(row)
    }

    /// Reads a key, and finds its place among those of the layout. Keys often come in the order of the layout.
    #[inline]
    fn key(&mut self, layout: &'static Layout, guess: u8) -> Option<Option<u8>> {
        if self.peek()? != b'"' {
            return None;
        }
        let start = self.at + 1;
        if let Some(key) = layout.keys.get(usize::from(guess)) {
            let end = start + key.name.len();
            if self.bytes.get(end) == Some(&b'"') && same(key.name.as_bytes(), self.bytes.get(start..end)?) {
                self.at = end + 1;
                return Some(Some(guess));
            }
        }
        let key = self.string(&[])?;
        if key.escaped {
            return Some(self.escaped_key(layout, start));
        }
        Some(layout.find(self.bytes.get(start..self.at - 1)?))
    }

    /// A key with escapes may be a known one all the same.
    #[cold]
    fn escaped_key(&self, layout: &'static Layout, start: usize) -> Option<u8> {
        let content = std::str::from_utf8(self.bytes.get(start..self.at - 1)?).ok()?;
        layout.find(crate::string::decode(content).as_bytes())
    }

    /// Whether a key that is not known has this name.
    fn is_called(&self, key: &Cell, name: &str) -> bool {
        let content = self.bytes.get(key.start as usize + 1..(key.end as usize).saturating_sub(1)).unwrap_or_default();
        if !key.escaped {
            return content == name.as_bytes();
        }
        std::str::from_utf8(content).is_ok_and(|content| crate::string::decode(content) == name)
    }

    fn is_empty_list(&self, value: &Cell) -> bool {
        self.store.lists.get(value.data as usize).is_some_and(|list| list.length == 0)
    }

    #[cold]
    fn note(&mut self, row: u32, key: std::ops::Range<usize>, value: Cell, kind: OtherKind) {
        let escaped = self.bytes.get(key.clone()).unwrap_or_default().contains(&b'\\');
        let key = Cell { start: offset(key.start), end: offset(key.end), class: Class::String, escaped, ..Cell::default() };
        self.store.note(Other { row, key, value, kind, meant: Key::NO_CELL, repeated: false, replaced: false });
    }

    fn list(&mut self, element: &'static Holds, home: Home) -> Option<Cell> {
        self.depth = self.depth.checked_sub(1)?;
        let start = offset(self.at);
        let mut list = List { first: self.store.next_row(), length: 0 };
        let mut last = u32::MAX;
        let mut plain = true;
        self.at += 1;
        self.skip_space();
        if self.peek()? != b']' {
            loop {
                let row = match (element, self.peek()?) {
                    (Holds::Object(layout), b'{') => self.object(layout, home)?,
                    _ => {
                        let value = self.value(element, home)?;
                        plain &= value.plain;
                        self.store.push_element(value, home)
                    }
                };
                if let Some(entry) = self.store.rows.get_mut(row as usize) {
                    entry.is_element = true;
                    entry.index = list.length;
                }
                if let Some(entry) = self.store.rows.get_mut(last as usize) {
                    entry.next = row;
                }
                if list.length == 0 {
                    list.first = row;
                }
                last = row;
                list.length += 1;
                self.skip_space();
                match self.peek()? {
                    b',' => self.at += 1,
                    b']' => break,
                    _ => return None,
                }
                self.skip_space();
            }
        }
        self.at += 1;
        self.depth += 1;
        let data = offset(self.store.lists.len());
        self.store.lists.push(list);
        Some(Cell { start, end: offset(self.at), data, class: Class::Array, plain, ..Cell::default() })
    }

    #[inline]
    fn string(&mut self, words: &'static [&'static str]) -> Option<Cell> {
        let start = self.at + 1;
        let mut escaped = false;
        self.at = start;
        loop {
            self.at += plain_length(self.bytes.get(self.at..)?);
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    escaped = true;
                    self.at += escape_length(self.bytes.get(self.at..)?)?;
                }
                _ => return None,
            }
        }
        let content = self.bytes.get(start..self.at)?;
        self.at += 1;
        let word = words.iter().position(|word| same(word.as_bytes(), content)).map_or(0, |place| place + 1);
        Some(Cell { class: Class::String, escaped, word: u8::try_from(word).unwrap_or(0), ..Cell::default() })
    }

    #[inline]
    fn number(&mut self) -> Option<Cell> {
        let start = self.at;
        let rest = self.bytes.get(start..)?;
        let digits = digits(rest);
        let class = match rest.get(digits) {
            Some(b'.' | b'e' | b'E' | b'-' | b'+' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_') => Class::Number,
            _ if digits > 15 || (digits > 1 && rest.first() == Some(&b'0')) => Class::Number,
            _ => Class::Natural,
        };
        self.at += if class == Class::Natural { digits } else { number_length(rest)? };
        Some(Cell { class, ..Cell::default() })
    }

    fn literal(&mut self, word: &[u8], class: Class) -> Option<Cell> {
        let end = self.at + word.len();
        let follows = self.bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        if self.bytes.get(self.at..end) != Some(word) || follows {
            return None;
        }
        self.at = end;
        Some(Cell { class, ..Cell::default() })
    }

    /// Passes an object or array that nobody described, and finds its end.
    fn pass(&mut self, class: Class) -> Option<Cell> {
        let floor = self.store.open.len();
        loop {
            // A value stands here.
            match self.peek()? {
                bracket @ (b'{' | b'[') => {
                    self.depth = self.depth.checked_sub(1)?;
                    let closing = if bracket == b'{' { b'}' } else { b']' };
                    self.store.open.push(closing);
                    self.at += 1;
                    self.skip_space();
                    if self.peek()? != closing {
                        self.pass_key(closing)?;
                        continue;
                    }
                }
                _ => {
                    self.value(&Holds::Nothing, Home { parent: 0, field: 0 })?;
                    self.skip_space();
                }
            }
            // Something ends here, or goes on.
            loop {
                let closing = *self.store.open.last()?;
                let byte = self.peek()?;
                if byte == closing {
                    self.store.open.pop();
                    self.at += 1;
                    self.depth += 1;
                    if self.store.open.len() == floor {
                        return Some(Cell { class, data: u32::MAX, ..Cell::default() });
                    }
                    self.skip_space();
                } else if byte == b',' {
                    self.at += 1;
                    self.skip_space();
                    self.pass_key(closing)?;
                    break;
                } else {
                    return None;
                }
            }
        }
    }

    /// Passes the key before a member's value; nothing before an element.
    fn pass_key(&mut self, closing: u8) -> Option<()> {
        if closing == b'}' {
            if self.peek()? != b'"' {
                return None;
            }
            self.string(&[])?;
            self.skip_space();
            if self.peek()? != b':' {
                return None;
            }
            self.at += 1;
            self.skip_space();
        }
        Some(())
    }
}

#[inline]
fn digits(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len())
}

/// The length of a number in JSON's grammar, of which nothing may be left over.
#[cold]
fn number_length(bytes: &[u8]) -> Option<usize> {
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    let some_digits = |at: usize| Some(digits(bytes.get(at..)?)).filter(|digits| *digits > 0);
    at += if bytes.get(at) == Some(&b'0') { 1 } else { some_digits(at)? };
    if bytes.get(at) == Some(&b'.') {
        at += 1 + some_digits(at + 1)?;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        at += some_digits(at)?;
    }
    let goes_on = matches!(bytes.get(at), Some(b'0'..=b'9' | b'.' | b'a'..=b'z' | b'A'..=b'Z' | b'_'));
    (!goes_on).then_some(at)
}

#[cold]
fn escape_length(bytes: &[u8]) -> Option<usize> {
    match bytes.get(1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(2),
        b'u' => bytes.get(2..6)?.iter().all(u8::is_ascii_hexdigit).then_some(6),
        _ => None,
    }
}
