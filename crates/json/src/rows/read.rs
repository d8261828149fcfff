//! Reads a text into rows in one pass. Recursion follows the layouts, so its depth is bounded by them; other values are skipped in
//! a loop.

#![allow(clippy::inline_always, reason = "measured: the reader's smallest steps are slower as calls")]

use crate::parse::byte_order_mark;
use crate::scan::plain_length;

use super::class::Class;
use super::equal::equal;
use super::layout::{Holds, Key, RowLayout};
use super::store::{Cell, ElementList, Home, Order, Other, OtherKind, Store, ValueFacts, offset};

/// The error for a text that is not JSON or is nested too deeply. [`crate::parse`] reports the reason and the position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl Store {
    /// Reads a text that consists of one value.
    ///
    /// # Errors
    /// Returns an error if the text is not one JSON value or exceeds `max_depth`.
    pub fn read(&mut self, text: &str, holds: &'static Holds, max_depth: usize) -> Result<(), Unreadable> {
        let end = self.read_prefix(text, 0, holds, max_depth)?;
        if text.as_bytes().get(end..).unwrap_or_default().iter().all(|byte| is_space(*byte)) { Ok(()) } else { Err(Unreadable) }
    }

    /// Reads the value at an offset, after optional white space, and returns the offset of its end.
    ///
    /// # Errors
    /// Returns an error if no JSON value starts there or the value exceeds `max_depth`.
    pub fn read_prefix(&mut self, text: &str, at: usize, holds: &'static Holds, max_depth: usize) -> Result<usize, Unreadable> {
        self.clear();
        self.bare = false;
        let at = if at == 0 { byte_order_mark(text) } else { at };
        let mut reader = RowReader { bytes: text.as_bytes(), at, depth: max_depth, store: self };
        reader.skip_space();
        reader.root(holds).ok_or(Unreadable)?;
        let end = reader.at;
        self.sort_others(0);
        Ok(end)
    }

    /// Reads the value at an offset again as a different kind: the one of the field that an unknown key was intended to be.
    pub(super) fn read_into(&mut self, text: &str, at: usize, holds: &'static Holds, home: Home, max_depth: usize) -> Option<Cell> {
        RowReader { bytes: text.as_bytes(), at, depth: max_depth, store: self }.value(holds, holds.plain_classes(), home)
    }
}

struct RowReader<'t, 's> {
    bytes: &'t [u8],
    at: usize,
    /// The number of levels that may still be opened.
    depth: usize,
    store: &'s mut Store,
}

#[inline]
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// Returns the byte at an offset, or 0 at the end. JSON never contains 0 outside strings.
#[inline(always)]
fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// Returns the offset after white space. Usually there is none.
#[inline(always)]
fn pass_space(bytes: &[u8], at: usize) -> usize {
    if byte(bytes, at) > b' ' { at } else { pass_some_space(bytes, at) }
}

/// Returns the offset after the white space that follows a colon, which is usually one space or none.
#[inline(always)]
fn pass_space_behind_colon(bytes: &[u8], at: usize) -> usize {
    let at = at + usize::from(byte(bytes, at) == b' ');
    pass_space(bytes, at)
}

/// Returns the offset after the white space that follows a comma or a bracket, usually a line break and indentation, or none.
#[inline(always)]
fn pass_space_between(bytes: &[u8], at: usize) -> usize {
    let first = byte(bytes, at);
    if first > b' ' {
        return at;
    }
    let at = at + usize::from(first == b'\n');
    let Some(word) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) else { return pass_some_space(bytes, at) };
    let spaces = (u64::from_le_bytes(*word) ^ SPACES).trailing_zeros() as usize / 8;
    pass_space(bytes, at + spaces)
}

const SPACES: u64 = u64::from_ne_bytes([b' '; 8]);

#[inline(never)]
fn pass_some_space(bytes: &[u8], mut at: usize) -> usize {
    while is_space(byte(bytes, at)) {
        at += 1;
        while let Some(word) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            let spaces = (u64::from_le_bytes(*word) ^ SPACES).trailing_zeros() as usize / 8;
            at += spaces;
            if spaces < 8 {
                break;
            }
        }
    }
    at
}

/// Returns the offset after a key and its colon if they are the expected ones.
#[inline(always)]
fn pass_member(bytes: &[u8], at: usize, key: &'static Key) -> Option<usize> {
    let member = key.member.as_bytes();
    let end = at + member.len();
    equal(member, bytes.get(at..end)?).then_some(end)
}

/// Reads a string without escapes, a number of digits only, or a boolean. Returns `None` for other values.
#[inline(always)]
fn scalar(bytes: &[u8], at: usize, key: &'static Key) -> Option<Cell> {
    let (end, class, word) = match byte(bytes, at) {
        b'"' => {
            let end = at + 1 + plain_length(bytes.get(at + 1..)?);
            if byte(bytes, end) != b'"' {
                return None;
            }
            let word = if let Holds::Word(words) = key.holds { word_of(words, bytes.get(at + 1..end)?) } else { 0 };
            (end + 1, Class::String, word)
        }
        b'1'..=b'9' => {
            let mut end = at + 1;
            while byte(bytes, end).is_ascii_digit() {
                end += 1;
            }
            if end - at > 15 || !ends_scalar(byte(bytes, end)) {
                return None;
            }
            (end, Class::Natural, 0)
        }
        b't' if bytes.get(at..at + 4) == Some(b"true") && ends_scalar(byte(bytes, at + 4)) => (at + 4, Class::Boolean, 0),
        _ => return None,
    };
    let plain = key.plain & class.bit() != 0 || word != 0;
    Some(Cell { start: offset(at), end: offset(end), data: u32::MAX, facts: ValueFacts::plain(class).with_word(word).if_plain(plain) })
}

/// Returns `true` if this byte always ends a number or a literal.
#[inline(always)]
fn ends_scalar(byte: u8) -> bool {
    matches!(byte, b',' | b'}' | b'\n' | b' ' | b'\r')
}

/// Returns the index of a string in a list of words, plus 1, or 0 if it is not in the list.
#[inline]
pub(super) fn word_of(words: &'static [&'static str], content: &[u8]) -> u8 {
    let place = words.iter().position(|word| equal(word.as_bytes(), content));
    place.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or(0)
}

impl RowReader<'_, '_> {
    /// Reads the root, which is treated as the only element of a list.
    fn root(&mut self, holds: &'static Holds) -> Option<()> {
        let home = Home::cell(u32::MAX, Key::NO_CELL);
        if let (Some(b'{'), Holds::Object(layout)) = (self.peek(), holds) {
            let order = self.store.order_of(layout);
            self.object(layout, order, home)?;
        } else {
            let value = self.value(holds, holds.plain_classes(), home)?;
            self.store.push_element(value, home);
        }
        Some(())
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        self.at = pass_space(self.bytes, self.at);
    }

    /// Returns the byte at the current offset, or 0 at the end. JSON never contains 0 outside strings.
    #[inline(always)]
    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    #[inline]
    fn value(&mut self, holds: &'static Holds, plain: u8, home: Home) -> Option<Cell> {
        let start = self.at;
        let mut value = match self.byte() {
            b'"' => self.string(holds.words())?,
            b'-' | b'0'..=b'9' => self.number()?,
            b'{' => match holds {
                Holds::Object(layout) | Holds::WordOr(_, layout) => self.object_value(layout, home)?,
                Holds::OneOf(first, second) => self.one_of(first, second, home)?,
                _ => self.pass(Class::Object)?,
            },
            b'[' => match holds {
                Holds::List(element) | Holds::ListOr(element, _) => self.list(element, home)?,
                _ => self.pass(Class::Array)?,
            },
            b't' => self.literal(b"true", Class::Boolean)?,
            b'f' => self.literal(b"false", Class::Boolean)?,
            b'n' => self.literal(b"null", Class::Null)?,
            _ => return None,
        };
        value.start = offset(start);
        value.end = offset(self.at);
        // The facts of a list include those of its elements.
        let facts = value.facts;
        value.facts = facts.if_plain(plain & facts.class().bit() != 0 && facts.is_plain() || facts.word() != 0);
        Some(value)
    }

    fn object_value(&mut self, layout: &'static RowLayout, home: Home) -> Option<Cell> {
        let order = self.store.order_of(layout);
        let row = self.object(layout, order, home)?;
        Some(Cell { data: row, ..Cell::of(ValueFacts::plain(Class::Object)) })
    }

    /// Reads an object with the first layout, and again with the second layout if it has the first key of that one.
    #[cold]
    fn one_of(&mut self, first: &'static RowLayout, second: &'static RowLayout, home: Home) -> Option<Cell> {
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

    fn object(&mut self, layout: &'static RowLayout, order: usize, home: Home) -> Option<u32> {
        self.depth = self.depth.checked_sub(1)?;
        let row = self.store.open_row(layout, home, offset(self.at));
        let cells = self.store.used_cells - usize::from(layout.cells);
        let bytes = self.bytes;
        let (mut present, mut odd) = (0_u32, false);
        let mut before = Order::START;
        let mut at = pass_space_between(bytes, self.at + 1);
        if byte(bytes, at) == b'}' {
            at += 1;
        } else {
            loop {
                let key_start = at;
                let expected = self.store.orders.get(order).map_or(0, |order| order.after(before));
                let passed = layout.keys.get(usize::from(expected)).and_then(|key| pass_member(bytes, at, key));
                let (place, key_end) = if let Some(end) = passed {
                    at = end;
                    (expected, end - 1)
                } else {
                    self.at = at;
                    let unexpected = self.unexpected_key(layout, order, before)?;
                    at = self.at;
                    unexpected
                };
                at = pass_space_behind_colon(bytes, at);
                match layout.keys.get(usize::from(place)) {
                    Some(key) if key.cell != Key::NO_CELL => {
                        before = place;
                        let value = if let Some(value) = scalar(bytes, at, key) {
                            value
                        } else {
                            self.at = at;
                            self.member(key, row)?
                        };
                        at = value.end as usize;
                        let bit = 1 << key.cell;
                        let repeated = present & bit != 0;
                        odd |= repeated || !value.facts.is_plain();
                        present |= bit;
                        if let Some(cell) = self.store.cells.get_mut(cells + usize::from(key.cell)) {
                            *cell = value;
                        }
                        if repeated {
                            self.note(row, key_start..key_end, value, OtherKind::Repeated(key.cell));
                        }
                    }
                    known => {
                        let kind = if known.is_some() { OtherKind::Nothing(place) } else { OtherKind::Unknown };
                        self.at = at;
                        let value = self.value(&Holds::Nothing, 0, home)?;
                        at = self.at;
                        self.note(row, key_start..key_end, value, kind);
                        odd = true;
                    }
                }
                at = pass_space_between(bytes, at);
                match byte(bytes, at) {
                    b',' => at = pass_space_between(bytes, at + 1),
                    b'}' => {
                        at += 1;
                        break;
                    }
                    _ => return None,
                }
            }
        }
        self.at = at;
        self.depth += 1;
        self.store.close_row(row, layout.required, offset(at), present, odd);
        Some(row)
    }

    /// Reads the value of a key if it is not a plain scalar.
    #[inline(never)]
    fn member(&mut self, key: &'static Key, row: u32) -> Option<Cell> {
        let mut value = self.value(&key.holds, key.plain, Home::cell(row, key.cell))?;
        if key.required && value.facts.class() == Class::Array && self.is_empty_list(key, &value) {
            value.facts = value.facts.if_plain(false);
        }
        Some(value)
    }

    /// Reads an element that has a single member with the same key as the previous element, and a plain scalar as its value. This
    /// is the common form of goals, one per period. Changes nothing if the element has another form.
    #[inline]
    fn object_of_one(&mut self, layout: &'static RowLayout, order: usize, home: Home) -> bool {
        let bytes = self.bytes;
        let place = self.store.orders.get(order).map_or(0, |order| order.after(Order::START));
        let Some(key) = layout.keys.get(usize::from(place)).filter(|key| key.cell != Key::NO_CELL) else { return false };
        let at = pass_space_between(bytes, self.at + 1);
        let Some(end) = pass_member(bytes, at, key) else { return false };
        let Some(value) = scalar(bytes, pass_space_behind_colon(bytes, end), key) else { return false };
        let end = pass_space_between(bytes, value.end as usize);
        if byte(bytes, end) != b'}' || self.depth == 0 {
            return false;
        }
        let row = self.store.open_row(layout, home, offset(self.at));
        let cells = self.store.used_cells - usize::from(layout.cells);
        if let Some(cell) = self.store.cells.get_mut(cells + usize::from(key.cell)) {
            *cell = value;
        }
        self.at = end + 1;
        self.store.close_row(row, layout.required, offset(self.at), 1 << key.cell, !value.facts.is_plain());
        true
    }

    /// Reads a key other than the expected one, and its colon. Returns the index of the key in the layout, or an index out of range
    /// for an unknown key, and the offset of the key's end.
    #[inline(never)]
    fn unexpected_key(&mut self, layout: &'static RowLayout, order: usize, before: u8) -> Option<(u8, usize)> {
        if self.byte() != b'"' {
            return None;
        }
        let start = self.at + 1;
        let key = self.string(&[])?;
        let key_end = self.at;
        let place = if key.facts.is_escaped() { self.escaped_key(layout, start) } else { layout.find(self.bytes.get(start..key_end - 1)?) };
        if let (Some(place), Some(order)) = (place, self.store.orders.get_mut(order)) {
            order.learn(before, place);
        }
        self.pass_colon()?;
        Some((place.unwrap_or(u8::MAX), key_end))
    }

    fn pass_colon(&mut self) -> Option<()> {
        self.skip_space();
        if self.byte() != b':' {
            return None;
        }
        self.at += 1;
        Some(())
    }

    /// Looks up a key that contains escapes.
    #[cold]
    fn escaped_key(&self, layout: &'static RowLayout, start: usize) -> Option<u8> {
        let content = std::str::from_utf8(self.bytes.get(start..self.at - 1)?).ok()?;
        layout.find(crate::string::decode(content).as_bytes())
    }

    /// Returns `true` if an unknown key has this name.
    fn is_called(&self, key: &Cell, name: &str) -> bool {
        let content = self.bytes.get(key.start as usize + 1..(key.end as usize).saturating_sub(1)).unwrap_or_default();
        if !key.facts.is_escaped() {
            return content == name.as_bytes();
        }
        std::str::from_utf8(content).is_ok_and(|content| crate::string::decode(content) == name)
    }

    fn is_empty_list(&self, key: &Key, value: &Cell) -> bool {
        key.needs_elements() && self.store.lists.get(value.data as usize).is_some_and(|list| list.length == 0)
    }

    #[cold]
    fn note(&mut self, row: u32, key: std::ops::Range<usize>, value: Cell, kind: OtherKind) {
        let escaped = self.bytes.get(key.clone()).unwrap_or_default().contains(&b'\\');
        let facts = ValueFacts::plain(Class::String).if_escaped(escaped);
        let key = Cell { start: offset(key.start), end: offset(key.end), ..Cell::of(facts) };
        self.store.note(Other { row, key, value, kind, meant: Key::NO_CELL, repeated: false, replaced: false });
    }

    fn list(&mut self, element: &'static Holds, home: Home) -> Option<Cell> {
        self.depth = self.depth.checked_sub(1)?;
        let mut list = ElementList { first: self.store.next_row(), length: 0 };
        let mut plain = true;
        self.at = pass_space_between(self.bytes, self.at + 1);
        if self.byte() == b']' {
            self.at += 1;
        } else if let Holds::Object(layout) = element {
            plain = self.objects(layout, home, &mut list)?;
        } else {
            loop {
                let value = self.value(element, element.plain_classes(), home)?;
                plain &= value.facts.is_plain();
                self.element(value, home, &mut list);
                if self.is_last()? {
                    break;
                }
            }
        }
        self.depth += 1;
        let data = offset(self.store.lists.len());
        self.store.lists.push(list);
        Some(Cell { data, ..Cell::of(ValueFacts::plain(Class::Array).if_plain(plain)) })
    }

    /// Reads the elements of an array of objects.
    fn objects(&mut self, layout: &'static RowLayout, home: Home, list: &mut ElementList) -> Option<bool> {
        let order = self.store.order_of(layout);
        let mut plain = true;
        let mut has_one_member = false;
        let mut before = u32::MAX;
        loop {
            let home = Home { is_element: true, index: list.length, ..home };
            let next = self.store.next_row();
            // Rows that belong to the previous element may lie between it and this one.
            if before != u32::MAX && next != before + 1 {
                self.store.link(before, next);
            }
            before = next;
            if self.byte() == b'{' {
                if !(has_one_member && self.object_of_one(layout, order, home)) {
                    let row = self.object(layout, order, home)?;
                    has_one_member = self.store.has_one_member(row);
                }
                list.length += 1;
            } else {
                let value = self.value(&Holds::Nothing, 0, home)?;
                plain = false;
                self.element(value, home, list);
            }
            if self.is_last()? {
                return Some(plain);
            }
        }
    }

    fn element(&mut self, value: Cell, home: Home, list: &mut ElementList) {
        self.store.push_element(value, Home { is_element: true, index: list.length, ..home });
        list.length += 1;
    }

    /// Consumes the comma after an element, or the closing bracket of the array.
    #[inline]
    fn is_last(&mut self) -> Option<bool> {
        let at = pass_space_between(self.bytes, self.at);
        match byte(self.bytes, at) {
            b',' => {
                self.at = pass_space_between(self.bytes, at + 1);
                Some(false)
            }
            b']' => {
                self.at = at + 1;
                Some(true)
            }
            _ => None,
        }
    }

    #[inline]
    fn string(&mut self, words: &'static [&'static str]) -> Option<Cell> {
        let start = self.at + 1;
        self.at = start + plain_length(self.bytes.get(start..)?);
        let escaped = self.byte() != b'"';
        if escaped {
            self.rest_of_string()?;
        }
        let mut word = 0;
        if !words.is_empty() {
            word = word_of(words, self.bytes.get(start..self.at)?);
        }
        self.at += 1;
        Some(Cell::of(ValueFacts::plain(Class::String).if_escaped(escaped).with_word(word)))
    }

    /// Continues from an escape to the closing quote.
    #[inline(never)]
    fn rest_of_string(&mut self) -> Option<()> {
        let (bytes, mut at) = (self.bytes, self.at);
        loop {
            match byte(bytes, at) {
                b'"' => {
                    self.at = at;
                    return Some(());
                }
                // JSON inside a string usually escapes only its quotes.
                b'\\' if byte(bytes, at + 1) == b'"' => at += 2,
                b'\\' => at += escape_length(bytes.get(at..)?)?,
                _ => return None,
            }
            at += plain_length(bytes.get(at..)?);
        }
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
        Some(Cell::of(ValueFacts::plain(class)))
    }

    fn literal(&mut self, word: &[u8], class: Class) -> Option<Cell> {
        let end = self.at + word.len();
        let follows = self.bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        if self.bytes.get(self.at..end) != Some(word) || follows {
            return None;
        }
        self.at = end;
        Some(Cell::of(ValueFacts::plain(class)))
    }

    /// Skips an object or array without a layout, and finds its end.
    fn pass(&mut self, class: Class) -> Option<Cell> {
        let floor = self.store.open.len();
        loop {
            // The next token is a value.
            let bracket = self.peek()?;
            if matches!(bracket, b'{' | b'[') {
                self.depth = self.depth.checked_sub(1)?;
                let closing = if bracket == b'{' { b'}' } else { b']' };
                self.store.open.push(closing);
                self.at += 1;
                self.skip_space();
                if self.peek()? != closing {
                    self.pass_key(closing)?;
                    continue;
                }
            } else {
                self.value(&Holds::Nothing, 0, Home::cell(0, 0))?;
                self.skip_space();
            }
            // A container ends here or continues.
            loop {
                let closing = *self.store.open.last()?;
                let byte = self.peek()?;
                if byte == closing {
                    self.store.open.pop();
                    self.at += 1;
                    self.depth += 1;
                    if self.store.open.len() == floor {
                        return Some(Cell::of(ValueFacts::plain(class)));
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

    /// Skips the key of a member. Does nothing for an element.
    fn pass_key(&mut self, closing: u8) -> Option<()> {
        if closing == b'}' {
            if self.peek()? != b'"' {
                return None;
            }
            self.string(&[])?;
            self.pass_colon()?;
            self.skip_space();
        }
        Some(())
    }
}

#[inline]
fn digits(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len())
}

/// Returns the length of a number in JSON's grammar, or `None` if any other characters follow.
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
