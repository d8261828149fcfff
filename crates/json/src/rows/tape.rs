//! A value encoded as numbers and one text, for programs that have the value in memory and would otherwise have to serialize it.
//!
//! A [`Tape`] has one word for each value, in document order, and all strings concatenated into one text. Keys in a [`KeyTable`]
//! are stored as numbers in the word of their value. [`Store::read_tape`] turns a tape into rows without looking at most of the
//! text; [`Tape::to_json`] writes the JSON text of any tape.
//!
//! | bits | meaning |
//! |---|---|
//! | 0–3 | the [`TapeTag`] |
//! | 4–11 | the key of a member: its index in the key table plus 1; 255 after a [`TapeTag::Key`]; 0 for an element |
//! | 12–31 | the length of a text in UTF-16 code units, or the value of a natural number |

use crate::string::quote_into;

use super::layout::{Holds, Key, RowLayout};

/// The number that marks a key that is part of the text.
const KEY_IN_TEXT: u8 = u8::MAX;
/// The maximum number of keys in a key table.
const MAX_NAMES: usize = KEY_IN_TEXT as usize - 1;
const NO_PLACE: u8 = u8::MAX;

pub(super) const TAG_BITS: u32 = 15;
pub(super) const KEY_SHIFT: u32 = 4;
pub(super) const PAYLOAD_SHIFT: u32 = 12;
/// The word of [`TapeTag::End`].
pub(super) const END: u32 = 0;

/// The meaning of a word on a tape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum TapeTag {
    /// The end of the innermost array or object.
    End,
    /// A string.
    String,
    /// An integer from 0, stored in the payload.
    Natural,
    /// Any other number, whose spelling is in the text.
    Number,
    /// `true`.
    True,
    /// `false`.
    False,
    /// `null`.
    Null,
    /// The start of an array.
    Array,
    /// The start of an object.
    Object,
    /// The key of the next value, stored in the text.
    Key,
}

/// A value encoded as numbers and one text.
#[derive(Debug, Clone, Copy)]
pub struct Tape<'t> {
    /// One word for each value, key in the text, and end of a container.
    pub words: &'t [u32],
    /// All strings, keys without a number, and spellings of numbers, in document order.
    pub text: &'t str,
}

/// The keys that a tape stores as numbers.
#[derive(Debug)]
pub struct KeyTable {
    pub(super) root: &'static Holds,
    names: Vec<&'static str>,
    layouts: Vec<(&'static RowLayout, Box<KeyPlaces>)>,
}

/// The index of each numbered key among the keys of a layout, or [`NO_PLACE`] if it has no cell there.
pub(super) type KeyPlaces = [u8; 256];

/// A decoded word of a tape.
#[derive(Debug, Clone, Copy)]
pub(super) struct TapeWord {
    pub(super) tag: TapeTag,
    pub(super) key: u8,
    pub(super) payload: u32,
}

impl TapeWord {
    #[inline]
    pub(super) fn of(word: u32) -> Option<Self> {
        let [low, ..] = word.to_le_bytes();
        let tag = match low & 15 {
            0 => TapeTag::End,
            1 => TapeTag::String,
            2 => TapeTag::Natural,
            3 => TapeTag::Number,
            4 => TapeTag::True,
            5 => TapeTag::False,
            6 => TapeTag::Null,
            7 => TapeTag::Array,
            8 => TapeTag::Object,
            9 => TapeTag::Key,
            _ => return None,
        };
        let [key, ..] = (word >> KEY_SHIFT).to_le_bytes();
        Some(Self { tag, key, payload: word >> PAYLOAD_SHIFT })
    }
}

impl TapeTag {
    /// Encodes a word of a tape. Only the low 20 bits of the payload are used.
    ///
    /// ```
    /// use target_groups_json::rows::{Holds, KeyTable, TapeTag, Tape};
    ///
    /// let words = [TapeTag::Array.word(0, 0), TapeTag::Natural.word(0, 4), TapeTag::String.word(0, 2), TapeTag::End.word(0, 0)];
    /// let json = Tape { words: &words, text: "hi" }.to_json(&KeyTable::of(&Holds::Nothing));
    /// assert_eq!(json.unwrap(), r#"[4,"hi"]"#);
    /// ```
    #[must_use]
    pub fn word(self, key: u8, payload: u32) -> u32 {
        self as u32 | u32::from(key) << KEY_SHIFT | payload << PAYLOAD_SHIFT
    }
}

impl KeyTable {
    /// Collects the keys of all objects that a value can contain.
    #[must_use]
    pub fn of(root: &'static Holds) -> Self {
        let mut table = Self { root, names: Vec::new(), layouts: Vec::new() };
        table.add(root);
        let names = &table.names;
        for (layout, places) in &mut table.layouts {
            for (place, name) in places.iter_mut().skip(1).zip(names) {
                let found = layout.find(name.as_bytes());
                let has_cell = |place: &u8| layout.keys.get(usize::from(*place)).is_some_and(|key| key.cell != Key::NO_CELL);
                *place = found.filter(has_cell).unwrap_or(NO_PLACE);
            }
        }
        table
    }

    /// Returns the keys in the order of their numbers, which start at 1.
    #[must_use]
    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    fn add(&mut self, holds: &'static Holds) {
        match holds {
            Holds::Object(layout) | Holds::WordOr(_, layout) => self.add_layout(layout),
            Holds::OneOf(first, second) => {
                self.add_layout(first);
                self.add_layout(second);
            }
            Holds::List(element) | Holds::ListOr(element, _) => self.add(element),
            Holds::Value(_) | Holds::Word(_) | Holds::Nothing => {}
        }
    }

    fn add_layout(&mut self, layout: &'static RowLayout) {
        if self.layouts.iter().any(|(known, _)| std::ptr::eq(*known, layout)) {
            return;
        }
        self.layouts.push((layout, Box::new([NO_PLACE; 256])));
        for key in layout.keys.iter().filter(|key| key.cell != Key::NO_CELL) {
            let is_short = key.name.len() + "\"\":".len() <= MAX_KEY_LENGTH;
            if is_short && self.names.len() < MAX_NAMES && !self.names.contains(&key.name) {
                self.names.push(key.name);
            }
            self.add(&key.holds);
        }
    }

    /// Returns the indexes of the numbered keys in a layout.
    #[inline]
    pub(super) fn places_of(&self, layout: &'static RowLayout) -> Option<&KeyPlaces> {
        self.layouts.iter().find(|(known, _)| std::ptr::eq(*known, layout)).map(|(_, places)| &**places)
    }

    fn name(&self, key: u8) -> &'static str {
        usize::from(key).checked_sub(1).and_then(|place| self.names.get(place)).copied().unwrap_or_default()
    }
}

/// A text that is read in pieces, whose lengths are given in UTF-16 code units.
#[derive(Debug)]
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
    /// `true` if code units are bytes.
    is_ascii: bool,
}

impl<'t> Pieces<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0, is_ascii: text.is_ascii() }
    }

    /// Returns the start and end of the next piece, or `None` if the text has no such piece.
    #[inline]
    pub(super) fn next(&mut self, units: u32) -> Option<(usize, usize)> {
        let start = self.at;
        let end = if self.is_ascii { start + units as usize } else { start + self.bytes(units)? };
        if end > self.text.len() {
            return None;
        }
        self.at = end;
        Some((start, end))
    }

    /// Returns the number of bytes of the next code units.
    fn bytes(&self, units: u32) -> Option<usize> {
        let (mut bytes, mut left) = (0, units as usize);
        let mut characters = self.text.get(self.at..)?.chars();
        while left > 0 {
            let character = characters.next()?;
            left = left.checked_sub(character.len_utf16())?;
            bytes += character.len_utf8();
        }
        Some(bytes)
    }

    fn next_text(&mut self, units: u32) -> Option<&'t str> {
        let (start, end) = self.next(units)?;
        self.text.get(start..end)
    }
}

impl Tape<'_> {
    /// Writes the value as JSON text without white space. Returns `None` if the tape is not one value.
    #[must_use]
    pub fn to_json(self, keys: &KeyTable) -> Option<String> {
        let json = &mut String::with_capacity(self.text.len() + 8 * self.words.len());
        let mut pieces = Pieces::of(self.text);
        let mut open = Vec::new();
        let mut words = self.words.iter();
        loop {
            let word = TapeWord::of(*words.next()?)?;
            match word.tag {
                TapeTag::End => json.push(open.pop()?),
                TapeTag::Key => {
                    separate(json);
                    quote_into(pieces.next_text(word.payload)?, json);
                    json.push(':');
                    continue;
                }
                _ => {
                    if word.key != KEY_IN_TEXT {
                        separate(json);
                    }
                    if !matches!(word.key, 0 | KEY_IN_TEXT) {
                        quote_into(keys.name(word.key), json);
                        json.push(':');
                    }
                    write_value(word, &mut pieces, &mut open, json)?;
                }
            }
            if open.is_empty() {
                return words.as_slice().is_empty().then(|| std::mem::take(json));
            }
        }
    }

    /// Returns an upper bound for the length in bytes of the value as JSON text.
    #[must_use]
    pub fn max_json_length(self) -> usize {
        // Each byte of the text may become an escape of six bytes.
        let mut length = self.text.len() * 6;
        for word in self.words {
            length += usize::from(LENGTHS.get((*word & TAG_BITS) as usize).copied().unwrap_or(0));
            if word & 0xFF0 != 0 {
                length += MAX_KEY_LENGTH;
            }
        }
        length
    }
}

/// The maximum length in bytes of a numbered key, including its quotes and colon.
const MAX_KEY_LENGTH: usize = 40;
/// The maximum length in bytes of a value for each tag, including a comma and excluding the part in the text.
const LENGTHS: [u8; 10] = [2, 3, 8, 1, 5, 6, 5, 1, 1, 4];

fn write_value(word: TapeWord, pieces: &mut Pieces<'_>, open: &mut Vec<char>, json: &mut String) -> Option<()> {
    match word.tag {
        TapeTag::String => quote_into(pieces.next_text(word.payload)?, json),
        TapeTag::Natural => super::push_number(word.payload, json),
        TapeTag::Number => json.push_str(pieces.next_text(word.payload)?),
        TapeTag::True => json.push_str("true"),
        TapeTag::False => json.push_str("false"),
        TapeTag::Null => json.push_str("null"),
        TapeTag::Array => {
            json.push('[');
            open.push(']');
        }
        TapeTag::Object => {
            json.push('{');
            open.push('}');
        }
        TapeTag::End | TapeTag::Key => return None,
    }
    Some(())
}

/// Appends a comma after a complete value.
fn separate(json: &mut String) {
    if !matches!(json.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
        json.push(',');
    }
}
