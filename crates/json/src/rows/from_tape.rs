//! Creates rows from a tape. If the rows would need something that the tape cannot provide, such as the JSON text of an
//! undocumented object, the text reader is used instead.

#![allow(clippy::inline_always, reason = "measured: the reader's smallest steps are slower as calls")]

use super::class::Class;
use super::layout::{Holds, Key, RowLayout};
use super::push_number;
use super::read::word_of;
use super::store::{Cell, ElementList, Home, Other, OtherKind, Store, ValueFacts, offset};
use super::tape::{END, KEY_SHIFT, KeyPlaces, KeyTable, PAYLOAD_SHIFT, Pieces, TAG_BITS, Tape, TapeTag, TapeWord};

/// The error if the rows need the JSON text of the value. [`Tape::to_json`] writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeedsText;

/// The prefix of the text of rows from a tape. It contains the spellings of values that are not part of the tape's text.
const SPELLINGS: &str = "truefalsenull0123456789";
const TRUE: (usize, usize) = (0, 4);
const FALSE: (usize, usize) = (4, 9);
const NULL: (usize, usize) = (9, 13);
const FIRST_DIGIT: usize = 13;

impl Store {
    /// Reads a tape, and replaces the content of `text` with the text that the rows refer to. Ranges of nodes are positions on the
    /// tape: they are in document order and have no other meaning.
    ///
    /// # Errors
    /// Returns an error if an object has an unknown key, an object or array occurs where none is expected, or the value exceeds
    /// `max_depth`.
    pub fn read_tape(&mut self, tape: Tape<'_>, keys: &KeyTable, max_depth: usize, text: &mut String) -> Result<(), NeedsText> {
        self.clear();
        self.bare = true;
        text.clear();
        text.push_str(SPELLINGS);
        text.push_str(tape.text);
        let pieces = Pieces::of(tape.text);
        let mut reader = TapeRowReader { words: tape.words, at: 0, pieces, text, depth: max_depth, keys, store: self };
        reader.root(keys.root).ok_or(NeedsText)?;
        if reader.at != tape.words.len() {
            return Err(NeedsText);
        }
        self.sort_others(0);
        Ok(())
    }
}

struct TapeRowReader<'t, 's> {
    words: &'t [u32],
    at: usize,
    pieces: Pieces<'t>,
    text: &'s mut String,
    /// The number of levels that may still be opened.
    depth: usize,
    keys: &'s KeyTable,
    store: &'s mut Store,
}

impl TapeRowReader<'_, '_> {
    fn root(&mut self, holds: &'static Holds) -> Option<()> {
        let home = Home::cell(u32::MAX, Key::NO_CELL);
        let word = self.next()?;
        if let (TapeTag::Object, Holds::Object(layout)) = (word.tag, holds) {
            self.object(layout, home)?;
        } else {
            let value = self.value(word, holds, holds.plain_classes(), home)?;
            self.store.push_element(value, home);
        }
        Some(())
    }

    #[inline]
    fn next(&mut self) -> Option<TapeWord> {
        let word = TapeWord::of(*self.words.get(self.at)?);
        self.at += 1;
        word
    }

    /// Reads a value after its first word.
    #[inline]
    fn value(&mut self, word: TapeWord, holds: &'static Holds, plain: u8, home: Home) -> Option<Cell> {
        let mut value = match word.tag {
            TapeTag::Object => match holds {
                Holds::Object(layout) | Holds::WordOr(_, layout) => self.object_value(layout, home)?,
                // Any class is accepted.
                Holds::Value(0) => self.pass(Class::Object)?,
                _ => return None,
            },
            TapeTag::Array => match holds {
                Holds::List(element) | Holds::ListOr(element, _) => self.list(element, home)?,
                Holds::Value(0) => self.pass(Class::Array)?,
                _ => return None,
            },
            _ => self.scalar(word, holds)?,
        };
        let facts = value.facts;
        value.facts = facts.if_plain(plain & facts.class().bit() != 0 && facts.is_plain() || facts.word() != 0);
        Some(value)
    }

    #[inline]
    fn scalar(&mut self, word: TapeWord, holds: &'static Holds) -> Option<Cell> {
        let place = offset(self.at - 1);
        let (class, (start, end)) = match word.tag {
            TapeTag::String => (Class::String, self.piece(word.payload)?),
            TapeTag::Natural => (Class::Natural, self.natural(word.payload)),
            TapeTag::Number => {
                let (start, end) = self.piece(word.payload)?;
                (class_of_number(self.text.as_bytes().get(start..end)?), (start, end))
            }
            TapeTag::True => (Class::Boolean, TRUE),
            TapeTag::False => (Class::Boolean, FALSE),
            TapeTag::Null => (Class::Null, NULL),
            TapeTag::Array | TapeTag::Object | TapeTag::End | TapeTag::Key => return None,
        };
        let words = holds.words();
        let is_word = class == Class::String && !words.is_empty();
        let word = if is_word { word_of(words, self.text.as_bytes().get(start..end)?) } else { 0 };
        Some(Cell { start: offset(start), end: offset(end), data: place, facts: ValueFacts::plain(class).with_word(word) })
    }

    /// Returns the next piece of the tape's text, as a range of the text of the rows.
    #[inline]
    fn piece(&mut self, units: u32) -> Option<(usize, usize)> {
        let (start, end) = self.pieces.next(units)?;
        Some((start + SPELLINGS.len(), end + SPELLINGS.len()))
    }

    #[inline]
    fn natural(&mut self, number: u32) -> (usize, usize) {
        if number < 10 {
            let start = FIRST_DIGIT + number as usize;
            return (start, start + 1);
        }
        let start = self.text.len();
        push_number(number, self.text);
        (start, self.text.len())
    }

    fn object_value(&mut self, layout: &'static RowLayout, home: Home) -> Option<Cell> {
        let start = offset(self.at - 1);
        let row = self.object(layout, home)?;
        Some(Cell { start, end: offset(self.at), data: row, facts: ValueFacts::plain(Class::Object) })
    }

    fn object(&mut self, layout: &'static RowLayout, home: Home) -> Option<u32> {
        let places = self.keys.places_of(layout)?;
        self.object_of(layout, places, home)
    }

    /// Reads an object after its first word.
    fn object_of(&mut self, layout: &'static RowLayout, places: &KeyPlaces, home: Home) -> Option<u32> {
        self.depth = self.depth.checked_sub(1)?;
        let row = self.store.open_row(layout, home, offset(self.at - 1));
        let cells = self.store.used_cells - usize::from(layout.cells);
        let (mut present, mut odd) = (0_u32, false);
        loop {
            let word = *self.words.get(self.at)?;
            self.at += 1;
            if word == END {
                break;
            }
            let Some(key) = key_of(word, layout, places) else {
                self.noted(TapeWord::of(word)?, layout, row)?;
                odd = true;
                continue;
            };
            let value = match self.plain_scalar(word, key) {
                Some(value) => value,
                None => self.member(TapeWord::of(word)?, key, row)?,
            };
            let bit = 1_u32.checked_shl(u32::from(key.cell))?;
            if present & bit != 0 {
                return None;
            }
            odd |= !value.facts.is_plain();
            present |= bit;
            *self.store.cells.get_mut(cells + usize::from(key.cell))? = value;
        }
        self.depth += 1;
        self.store.close_row(row, layout.required, offset(self.at), present, odd);
        Some(row)
    }

    /// Reads a string or a small number as the value of a key. Returns `None` for other values, which are rare.
    #[inline(always)]
    fn plain_scalar(&mut self, word: u32, key: &'static Key) -> Option<Cell> {
        let payload = word >> PAYLOAD_SHIFT;
        let data = offset(self.at - 1);
        if word & TAG_BITS == TapeTag::String as u32 {
            let (start, end) = self.piece(payload)?;
            let word = if let Holds::Word(words) = key.holds { word_of(words, self.text.as_bytes().get(start..end)?) } else { 0 };
            let plain = key.plain & Class::String.bit() != 0 || word != 0;
            let facts = ValueFacts::plain(Class::String).with_word(word).if_plain(plain);
            return Some(Cell { start: offset(start), end: offset(end), data, facts });
        }
        if word & TAG_BITS == TapeTag::Natural as u32 && payload < 10 {
            let start = offset(FIRST_DIGIT) + payload;
            let facts = ValueFacts::plain(Class::Natural).if_plain(key.plain & Class::Natural.bit() != 0);
            return Some(Cell { start, end: start + 1, data, facts });
        }
        None
    }

    /// Reads an element with a single member, a string or a small number, whose layout has one cell. This is the common form of
    /// goals, one per period. Changes nothing if the element has another form.
    #[inline]
    fn object_of_one(&mut self, layout: &'static RowLayout, places: &KeyPlaces, home: Home) -> bool {
        let Some([word, END]) = self.words.get(self.at..self.at + 2) else { return false };
        let Some(key) = key_of(*word, layout, places) else { return false };
        if layout.cells != 1 || self.depth == 0 {
            return false;
        }
        let start = offset(self.at - 1);
        self.at += 1;
        let Some(value) = self.plain_scalar(*word, key) else {
            self.at -= 1;
            return false;
        };
        self.at += 1;
        self.store.push_row_of_one(layout, home, (start, offset(self.at)), value);
        true
    }

    #[inline]
    fn member(&mut self, word: TapeWord, key: &'static Key, row: u32) -> Option<Cell> {
        let mut value = self.value(word, &key.holds, key.plain, Home::cell(row, key.cell))?;
        if value.facts.class() == Class::Array && key.needs_elements() && self.is_empty(&value) {
            value.facts = value.facts.if_plain(false);
        }
        Some(value)
    }

    fn is_empty(&self, list: &Cell) -> bool {
        self.store.lists.get(list.data as usize).is_some_and(|list| list.length == 0)
    }

    /// Records a member whose key is in the layout but has no cell.
    #[cold]
    fn noted(&mut self, key: TapeWord, layout: &'static RowLayout, row: u32) -> Option<()> {
        let place = offset(self.at - 1);
        let (start, end) = if key.tag == TapeTag::Key { self.piece(key.payload)? } else { return None };
        let known = layout.find(self.text.as_bytes().get(start..end)?)?;
        if layout.keys.get(usize::from(known))?.cell != Key::NO_CELL {
            return None;
        }
        let key = Cell { start: offset(start), end: offset(end), data: place, facts: ValueFacts::plain(Class::String) };
        let word = self.next()?;
        let value = match word.tag {
            TapeTag::Array => self.pass(Class::Array)?,
            TapeTag::Object => self.pass(Class::Object)?,
            _ => self.scalar(word, &Holds::Nothing)?,
        };
        let kind = OtherKind::Nothing(known);
        self.store.note(Other { row, key, value, kind, meant: Key::NO_CELL, repeated: false, replaced: false });
        Some(())
    }

    /// Skips the content of an array or object after its first word.
    fn pass(&mut self, class: Class) -> Option<Cell> {
        let start = offset(self.at - 1);
        let mut open = 1_usize;
        let depth = self.depth.checked_sub(1)?;
        while open > 0 {
            let word = self.next()?;
            match word.tag {
                TapeTag::Array | TapeTag::Object if open > depth => return None,
                TapeTag::Array | TapeTag::Object => open += 1,
                TapeTag::End => open -= 1,
                TapeTag::String | TapeTag::Number | TapeTag::Key => drop(self.piece(word.payload)?),
                TapeTag::Natural | TapeTag::True | TapeTag::False | TapeTag::Null => {}
            }
        }
        Some(Cell { start, end: offset(self.at), ..Cell::of(ValueFacts::plain(class)) })
    }

    fn list(&mut self, element: &'static Holds, home: Home) -> Option<Cell> {
        self.depth = self.depth.checked_sub(1)?;
        let start = offset(self.at - 1);
        let mut list = ElementList { first: self.store.next_row(), length: 0 };
        let plain = match element {
            Holds::Object(layout) => self.objects(layout, home, &mut list)?,
            _ => self.elements(element, home, &mut list)?,
        };
        self.depth += 1;
        let data = offset(self.store.lists.len());
        self.store.lists.push(list);
        Some(Cell { start, end: offset(self.at), data, facts: ValueFacts::plain(Class::Array).if_plain(plain) })
    }

    fn elements(&mut self, element: &'static Holds, home: Home, list: &mut ElementList) -> Option<bool> {
        let mut plain = true;
        loop {
            let word = self.next()?;
            if word.tag == TapeTag::End {
                return Some(plain);
            }
            let value = self.value(word, element, element.plain_classes(), home)?;
            plain &= value.facts.is_plain();
            self.element(value, home, list);
        }
    }

    /// Reads the elements of an array of objects.
    fn objects(&mut self, layout: &'static RowLayout, home: Home, list: &mut ElementList) -> Option<bool> {
        let places = self.keys.places_of(layout)?;
        let mut plain = true;
        let mut before = u32::MAX;
        loop {
            let word = *self.words.get(self.at)?;
            self.at += 1;
            if word == END {
                return Some(plain);
            }
            let next = self.store.next_row();
            // Rows that belong to the previous element may lie between it and this one.
            if before != u32::MAX && next != before + 1 {
                self.store.link(before, next);
            }
            before = next;
            if word & TAG_BITS == TapeTag::Object as u32 {
                let home = Home { is_element: true, index: list.length, ..home };
                if !self.object_of_one(layout, places, home) {
                    self.object_of(layout, places, home)?;
                }
                list.length += 1;
            } else {
                let value = self.value(TapeWord::of(word)?, &Holds::Nothing, 0, home)?;
                plain = false;
                self.element(value, home, list);
            }
        }
    }

    fn element(&mut self, value: Cell, home: Home, list: &mut ElementList) {
        self.store.push_element(value, Home { is_element: true, index: list.length, ..home });
        list.length += 1;
    }
}

/// Returns the key of a member, if the key has a number and a cell in the layout.
#[inline(always)]
fn key_of(word: u32, layout: &'static RowLayout, places: &KeyPlaces) -> Option<&'static Key> {
    let [key, ..] = (word >> KEY_SHIFT).to_le_bytes();
    let place = *places.get(usize::from(key))?;
    layout.keys.get(usize::from(place))
}

/// Distinguishes numbers that consist of digits only from other spellings.
fn class_of_number(spelling: &[u8]) -> Class {
    let is_natural = spelling.len() <= 15 && spelling.iter().all(u8::is_ascii_digit);
    if is_natural { Class::Natural } else { Class::Number }
}
