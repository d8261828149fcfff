//! Reads text into rows: each object that a layout describes becomes a row with a cell for every key.
//!
//! A [`RowLayout`] describes the keys of an object. [`Store::read`] goes over a text once and fills a row for each object that has
//! a layout; other values are skipped. A cell contains the position of its value and its [`Class`]. Values are decoded only on
//! demand, by the methods of [`Node`], and never copied.
//!
//! ```
//! use target_groups_json::rows::{Class, Holds, Key, RowLayout, ReadText, Rows, Store};
//!
//! static KEYS: [Key; 1] = RowLayout::with_cells([Key::new(r#""goal":"#, Holds::Value(Class::Natural.bit()), true)]);
//! static GOAL: RowLayout = RowLayout::new("Goal", &KEYS);
//! static ROOT: Holds = Holds::Object(&GOAL);
//!
//! let (text, mut store) = (r#"{"goal": 4, "note": "unknown"}"#, Store::default());
//! store.read(text, &ROOT, 64).unwrap();
//! let read = ReadText::new(text, &store);
//! let root = Rows::of(&read).root();
//! let row = root.row().unwrap();
//! assert_eq!(row.cell(GOAL.cell_of("goal")).unwrap().raw(), "4");
//! assert_eq!(row.others().next().unwrap().key(), "note");
//! ```
//!
//! Rows do not contain values without a layout. To read any text into a tree, use [`crate::parse`].

mod class;
mod equal;
mod from_tape;
mod layout;
mod others;
mod read;
pub(crate) mod read_text;
mod store;
mod tape;

use std::borrow::Cow;
use std::ops::Range;

use crate::order::sort_indexes;
use crate::{Decimal, Kind, Value, quote};

use store::{Cell, StoredRow, ValueFacts};

pub use class::Class;
pub use from_tape::NeedsText;
pub use layout::{Holds, Key, RowLayout, name_of_member};
pub use others::Nearest;
pub use read::Unreadable;
pub use read_text::ReadText;
pub use store::{OtherKind, Store};
pub use tape::{KeyTable, Tape, TapeTag};

/// A text that was read into rows.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'d>(&'d ReadText<'d>);

/// A value in the text.
#[derive(Debug, Clone, Copy)]
pub struct Node<'d> {
    rows: Rows<'d>,
    value: Cell,
    place: Place,
}

/// The position of a value among the rows: a row and a cell in one number. It remains valid after the text is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place(u64);

/// An object that a layout describes.
#[derive(Debug, Clone, Copy)]
pub struct RowRef<'d> {
    rows: Rows<'d>,
    row: u32,
    cells: u32,
    /// One bit for each cell that has a value.
    present: u32,
}

/// A member without its own cell.
#[derive(Debug, Clone, Copy)]
pub struct OtherRef<'d> {
    rows: Rows<'d>,
    index: usize,
}

/// A field of the elements of an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListField {
    /// The name of the layout of the elements.
    pub record: &'static str,
    /// The index of the field among the keys of the layout, or `None` for any field.
    pub field: Option<u16>,
}

impl ListField {
    /// Returns the same array with any field.
    #[must_use]
    pub fn any(self) -> Self {
        Self { field: None, ..self }
    }
}

impl Place {
    /// The value of the cell number for the row itself.
    const ROW: u8 = u8::MAX;
    /// The value of the cell number for a member without a cell. The row number is then that of the member.
    const OTHER: u8 = u8::MAX - 1;

    #[inline]
    const fn new(row: u32, cell: u8) -> Self {
        Self((row as u64) << 8 | cell as u64)
    }

    #[inline]
    const fn row(self) -> u32 {
        let [_, a, b, c, d, ..] = self.0.to_le_bytes();
        u32::from_le_bytes([a, b, c, d])
    }

    #[inline]
    const fn cell(self) -> u8 {
        let [cell, ..] = self.0.to_le_bytes();
        cell
    }
}

impl<'d> Rows<'d> {
    /// Creates the rows of a text.
    #[must_use]
    pub fn of(read: &'d ReadText<'d>) -> Self {
        Self(read)
    }

    /// Returns the text.
    #[must_use]
    pub fn text(self) -> &'d str {
        self.0.text
    }

    /// Returns `true` if the rows come from a tape: ranges are positions on it, and arrays and objects have no JSON text.
    #[must_use]
    pub fn are_of_tape(self) -> bool {
        self.0.store.bare
    }

    /// Returns the root value.
    #[must_use]
    pub fn root(self) -> Node<'d> {
        self.row_node(0)
    }

    /// Iterates over the objects that do not match their layout exactly: those with values of other kinds, or with missing,
    /// repeated or unknown keys.
    pub fn odd_rows(self) -> impl Iterator<Item = RowRef<'d>> {
        self.0.store.odd.iter().filter_map(move |row| RowRef::of(self, *row)).filter(|row| row.is_reached())
    }

    fn row(self, row: u32) -> Option<&'d StoredRow> {
        self.0.store.rows.get(row as usize)
    }

    fn row_node(self, row: u32) -> Node<'d> {
        let value = self.row(row).map(|row| row.value).unwrap_or_default();
        Node { rows: self, value, place: Place::new(row, Place::ROW) }
    }

    fn raw(self, value: &Cell) -> &'d str {
        self.0.text.get(value.start as usize..value.end as usize).unwrap_or_default()
    }

    fn string(self, value: &Cell) -> Cow<'d, str> {
        self.0.string(value)
    }

    /// Returns the range of a value in the text, or on the tape. On a tape, only objects and arrays have more than one word.
    #[inline]
    fn range(self, value: &Cell) -> Range<usize> {
        if self.0.store.bare && !matches!(value.facts.class(), Class::Array | Class::Object) {
            return value.data as usize..value.data as usize + 1;
        }
        value.start as usize..value.end as usize
    }

    /// Returns the key of the member at or around a place, with escapes resolved, or `None` for the root.
    #[must_use]
    pub fn key(self, place: Place) -> Option<Cow<'d, str>> {
        match place.cell() {
            Place::OTHER => self.0.store.others.get(place.row() as usize).map(|other| self.string(&other.key)),
            Place::ROW => {
                let entry = self.row(place.row())?;
                self.key(RowRef::of(self, entry.parent)?.cell(entry.field)?.place)
            }
            cell => self.row(place.row())?.layout?.key_of_cell(cell).map(|key| Cow::Borrowed(key.name)),
        }
    }

    /// Returns the field of an array's elements at a place, or `None` if the place is not a known field of an element.
    #[must_use]
    pub fn list_field(self, place: Place) -> Option<ListField> {
        let (row, field) = match place.cell() {
            Place::ROW => return None,
            Place::OTHER => {
                let other = self.0.store.others.get(place.row() as usize)?;
                let OtherKind::Nothing(key) = other.kind else { return None };
                (other.row, 0x100 | u16::from(key))
            }
            cell => (place.row(), u16::from(cell)),
        };
        let row = self.row(row).filter(|row| row.is_element)?;
        Some(ListField { record: row.layout?.name, field: Some(field) })
    }

    /// Appends the JSON Pointer to a value.
    pub fn write_pointer(self, place: Place, pointer: &mut String) {
        if place.cell() == Place::OTHER {
            if let Some(other) = self.0.store.others.get(place.row() as usize) {
                self.write_row(other.row, pointer);
                push_token(&self.string(&other.key), pointer);
            }
            return;
        }
        self.write_row(place.row(), pointer);
        if place.cell() != Place::ROW {
            self.write_key(place.row(), place.cell(), pointer);
        }
    }

    fn write_row(self, row: u32, pointer: &mut String) {
        let Some(entry) = self.row(row) else { return };
        if entry.parent == u32::MAX {
            return;
        }
        let adopted = !self.0.store.adopted.is_empty();
        let held = if adopted { RowRef::of(self, entry.parent).and_then(|parent| parent.cell(entry.field)) } else { None };
        match held {
            Some(held) if held.place.cell() == Place::OTHER => self.write_pointer(held.place, pointer),
            _ => {
                self.write_row(entry.parent, pointer);
                self.write_key(entry.parent, entry.field, pointer);
            }
        }
        if entry.is_element {
            pointer.push('/');
            push_number(entry.index, pointer);
        }
    }

    fn write_key(self, row: u32, cell: u8, pointer: &mut String) {
        let layout = self.row(row).and_then(|row| row.layout);
        if let Some(key) = layout.and_then(|layout| layout.key_of_cell(cell)) {
            // Documented keys contain no character that a pointer escapes.
            pointer.push('/');
            pointer.push_str(key.name);
        }
    }
}

/// Appends a number without the formatting machinery, which would dominate the cost of writing a pointer.
pub fn push_number(number: u32, text: &mut String) {
    if number >= 10 {
        push_number(number / 10, text);
    }
    text.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

/// Appends a key to a JSON Pointer.
pub fn push_token(key: &str, pointer: &mut String) {
    pointer.push('/');
    let mut rest = key;
    while let Some((place, escape)) = rest.bytes().enumerate().find_map(|(place, byte)| Some((place, escape_of(byte)?))) {
        pointer.extend([rest.get(..place).unwrap_or_default(), escape]);
        rest = rest.get(place + 1..).unwrap_or_default();
    }
    pointer.push_str(rest);
}

/// Returns the escape of a character that has a special meaning in a JSON Pointer.
fn escape_of(byte: u8) -> Option<&'static str> {
    match byte {
        b'~' => Some("~0"),
        b'/' => Some("~1"),
        _ => None,
    }
}

impl PartialEq for Node<'_> {
    /// Returns `true` if both are the same place.
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl Eq for Node<'_> {}

impl<'d> From<Value<'d>> for Node<'d> {
    /// Wraps a value of a tree. It has no rows and no elements.
    fn from(value: Value<'d>) -> Self {
        let range = value.range();
        let class = match value.kind() {
            Kind::Null => Class::Null,
            Kind::Boolean => Class::Boolean,
            Kind::Number => Class::Number,
            Kind::String => Class::String,
            Kind::Array => Class::Array,
            Kind::Object => Class::Object,
        };
        let (start, end) = (store::offset(range.start), store::offset(range.end));
        let escaped = class == Class::String && value.raw().contains('\\');
        let cell = Cell { start, end, ..Cell::of(ValueFacts::plain(class).if_escaped(escaped).if_plain(false)) };
        let place = Place::new(u32::MAX, Place::ROW);
        Self { rows: Rows(value.document().read_text()), value: cell, place }
    }
}

impl<'d> Node<'d> {
    /// Returns the rows that contain the value.
    #[must_use]
    pub fn rows(self) -> Rows<'d> {
        self.rows
    }

    /// Returns the position of the value among the rows.
    #[must_use]
    pub fn place(self) -> Place {
        self.place
    }

    /// Returns the class of the value.
    #[must_use]
    pub fn class(self) -> Class {
        self.value.facts.class()
    }

    /// Returns the kind of the value, or `Null` if it is absent.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.value.facts.class() {
            Class::Absent | Class::Null => Kind::Null,
            Class::Boolean => Kind::Boolean,
            Class::Natural | Class::Number => Kind::Number,
            Class::String => Kind::String,
            Class::Array => Kind::Array,
            Class::Object => Kind::Object,
        }
    }

    /// Returns `true` if the value has its documented kind and needs no closer look.
    #[must_use]
    pub fn is_plain(self) -> bool {
        self.value.facts.is_plain()
    }

    /// Returns the range of the value in UTF-8 offsets, or its position on the tape for rows from a tape.
    #[must_use]
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.rows.range(&self.value)
    }

    /// Returns the value as JSON text.
    #[must_use]
    pub fn json(self) -> Cow<'d, str> {
        if self.rows.0.store.bare && self.value.facts.class() == Class::String {
            return quote(&self.rows.string(&self.value)).into();
        }
        self.rows.raw(&self.value).into()
    }

    /// Returns the source text of the value.
    #[must_use]
    pub fn raw(self) -> &'d str {
        self.rows.raw(&self.value)
    }

    /// Returns the content of a string, with escapes resolved. A lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'d, str>> {
        (self.value.facts.class() == Class::String).then(|| self.rows.string(&self.value))
    }

    /// Returns the content of a string between its quotes, with escapes. For rows from a tape, returns the string itself.
    fn content(self) -> Option<&'d str> {
        if self.value.facts.class() != Class::String {
            return None;
        }
        let raw = self.raw();
        if self.rows.0.store.bare { Some(raw) } else { raw.strip_prefix('"')?.strip_suffix('"') }
    }

    /// Returns `true` if the value is the string `text`. `escaped` is its usual spelling in JSON, without the quotes.
    #[must_use]
    pub fn is_text(self, text: &str, escaped: &str) -> bool {
        self.content() == Some(if self.rows.0.store.bare { text } else { escaped })
    }

    /// Returns the content of a string without surrounding white space, escaped or not. Other escapes are not resolved.
    #[must_use]
    pub fn trimmed(self) -> Option<&'d str> {
        const ESCAPED_SPACES: [&str; 4] = [r"\n", r"\r", r"\t", r"\f"];
        let content = self.content()?;
        if self.rows.0.store.bare {
            // In JSON text, this character is a `\u` escape, which is not trimmed.
            return Some(content.trim_matches(|character: char| character.is_whitespace() && character != '\u{B}'));
        }
        let mut text = content.trim();
        while let Some(inner) = ESCAPED_SPACES.iter().find_map(|space| text.strip_prefix(space).or_else(|| text.strip_suffix(space))) {
            text = inner.trim();
        }
        Some(text)
    }

    /// Returns the value of a boolean.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        (self.value.facts.class() == Class::Boolean).then(|| self.raw() == "true")
    }

    /// Returns the exact value of a number.
    #[must_use]
    pub fn as_decimal(self) -> Option<Decimal<'d>> {
        matches!(self.value.facts.class(), Class::Natural | Class::Number).then(|| Decimal::of_checked(self.raw()))
    }

    /// Returns the index of the string among the words that its key can hold.
    #[must_use]
    pub fn word(self) -> Option<usize> {
        usize::from(self.value.facts.word()).checked_sub(1)
    }

    /// Returns the row of an object that a layout describes.
    #[must_use]
    pub fn row(self) -> Option<RowRef<'d>> {
        if self.value.facts.class() != Class::Object {
            return None;
        }
        RowRef::of(self.rows, self.value.data)
    }

    /// Returns the elements of an array with described elements. The iterator is empty for other values.
    #[must_use]
    pub fn elements(self) -> NodeElements<'d> {
        let list = if self.value.facts.class() == Class::Array { self.rows.0.store.lists.get(self.value.data as usize) } else { None };
        let list = list.copied().unwrap_or_default();
        NodeElements { rows: self.rows, next: list.first, left: list.length as usize }
    }

    /// Returns the field of an array's elements that the value belongs to, see [`Rows::list_field`].
    #[must_use]
    pub fn list_field(self) -> Option<ListField> {
        self.rows.list_field(self.place)
    }

    /// Returns the JSON Pointer to the value.
    #[must_use]
    pub fn pointer(self) -> String {
        let mut pointer = String::new();
        self.rows.write_pointer(self.place, &mut pointer);
        pointer
    }
}

impl<'d> RowRef<'d> {
    #[inline]
    fn of(rows: Rows<'d>, row: u32) -> Option<Self> {
        let entry = rows.row(row)?;
        entry.layout.map(|_| Self { rows, row, cells: entry.cells, present: entry.present })
    }

    /// Returns the object as a value.
    #[must_use]
    pub fn node(self) -> Node<'d> {
        self.rows.row_node(self.row)
    }

    /// Returns the layout of the object.
    #[must_use]
    pub fn layout(self) -> Option<&'static RowLayout> {
        self.rows.row(self.row)?.layout
    }

    /// Returns `true` if a cell has a value.
    #[inline]
    fn has(self, cell: u8) -> bool {
        self.present.checked_shr(u32::from(cell)).unwrap_or(0) & 1 != 0
    }

    /// Returns the value of a cell, or `None` if it is absent.
    #[must_use]
    pub fn cell(self, cell: u8) -> Option<Node<'d>> {
        if !self.has(cell) {
            return None;
        }
        let value = *self.rows.0.store.cells.get(self.cells as usize + usize::from(cell))?;
        let place = if self.rows.0.store.adopted.is_empty() { Place::new(self.row, cell) } else { self.place_of_held(cell) };
        Some(Node { rows: self.rows, value, place })
    }

    /// Returns the class of the value of a cell.
    #[must_use]
    #[inline]
    pub fn class(self, cell: u8) -> Class {
        if !self.has(cell) {
            return Class::Absent;
        }
        self.rows.0.store.cells.get(self.cells as usize + usize::from(cell)).map_or(Class::Absent, |value| value.facts.class())
    }

    /// Returns the value of a cell, unless it comes from an unknown key that was read as this one.
    #[must_use]
    pub fn own_cell(self, cell: u8) -> Option<Node<'d>> {
        self.cell(cell).filter(|value| value.place.cell() != Place::OTHER)
    }

    /// Returns the effective members of the object in document order, with and without a cell.
    #[must_use]
    pub fn members(self) -> Vec<MemberRef<'d>> {
        let layout = self.layout();
        let cells = 0..layout.map_or(0, |layout| layout.cells);
        let known = cells.filter_map(|cell| {
            let value = self.own_cell(cell)?;
            let name = layout?.key_of_cell(cell)?.name;
            Some(MemberRef { key: Cow::Borrowed(name), key_range: self.key_before(value), value, other: None })
        });
        let others = self.others().filter(|other| !other.is_replaced() && !matches!(other.kind(), OtherKind::Repeated(_)));
        let others =
            others.map(|other| MemberRef { key: other.key(), key_range: other.key_range(), value: other.value(), other: Some(other) });
        let members: Vec<MemberRef<'d>> = known.chain(others).collect();
        let mut order: Vec<u32> = (0..store::offset(members.len())).collect();
        let start = |index: u32| members.get(index as usize).map(|member| member.value.range().start);
        sort_indexes(&mut order, &|left, right| start(left).cmp(&start(right)));
        order.iter().filter_map(|index| members.get(*index as usize).cloned()).collect()
    }

    /// Returns the range of the key before a value. Quotes inside a key follow backslashes. On a tape, key and value are one word.
    fn key_before(self, value: Node<'d>) -> Range<usize> {
        if self.rows.0.store.bare {
            return value.range();
        }
        let before = self.rows.0.text.get(..value.range().start).unwrap_or_default();
        let key = before.trim_end().strip_suffix(':').unwrap_or_default().trim_end();
        let mut start = key.len().saturating_sub(1);
        while let Some((before, _)) = key.get(..start).and_then(|rest| rest.rsplit_once('"')) {
            start = before.len();
            if (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2) {
                break;
            }
        }
        start..key.len()
    }

    /// Returns `true` if a cell contains only digits, without a leading zero.
    #[must_use]
    #[inline]
    pub fn is_natural(self, cell: u8) -> bool {
        let value = self.rows.0.store.cells.get(self.cells as usize + usize::from(cell)).filter(|_| self.has(cell));
        let first = |value: &Cell| self.rows.0.text.as_bytes().get(value.start as usize).copied();
        value.is_some_and(|value| value.facts.class() == Class::Natural && first(value) != Some(b'0'))
    }

    /// Returns the place of the value of a cell, or of the unknown member that provides it.
    #[cold]
    fn place_of_held(self, cell: u8) -> Place {
        let place = self.cells + u32::from(cell);
        let adopted = self.rows.0.store.adopted.iter().find(|(held, _)| *held == place);
        adopted.map_or(Place::new(self.row, cell), |(_, other)| Place::of_other(*other))
    }

    /// Returns the place of the value of a cell, even if it is absent.
    #[must_use]
    pub fn place_of(self, cell: u8) -> Place {
        Place::new(self.row, cell)
    }

    /// Returns the place of the object.
    #[must_use]
    pub fn place(self) -> Place {
        Place::new(self.row, Place::ROW)
    }

    /// Iterates over the members without a cell, in document order.
    pub fn others(self) -> impl Iterator<Item = OtherRef<'d>> {
        self.rows.0.store.others_of(self.row).map(move |index| OtherRef { rows: self.rows, index })
    }

    /// Returns `true` if the object is effective: no later member with the same key replaces it.
    fn is_reached(self) -> bool {
        let Some(entry) = self.rows.row(self.row) else { return false };
        if entry.parent == u32::MAX {
            return true;
        }
        let Some(parent) = RowRef::of(self.rows, entry.parent) else { return false };
        let Some(held) = parent.cell(entry.field) else { return false };
        let range = held.range();
        let counts = range.start <= entry.value.start as usize && entry.value.end as usize <= range.end;
        counts && parent.is_reached()
    }
}

/// A member of an object.
#[derive(Debug, Clone)]
pub struct MemberRef<'d> {
    /// The key, with escapes resolved.
    pub key: Cow<'d, str>,
    /// The range of the key including its quotes, in UTF-8 offsets.
    pub key_range: Range<usize>,
    /// The value.
    pub value: Node<'d>,
    /// The same member if it has no cell.
    pub other: Option<OtherRef<'d>>,
}

impl<'d> OtherRef<'d> {
    fn entry(self) -> Option<&'d store::Other> {
        self.rows.0.store.others.get(self.index)
    }

    /// Returns the key, with escapes resolved.
    #[must_use]
    pub fn key(self) -> Cow<'d, str> {
        self.entry().map(|other| self.rows.string(&other.key)).unwrap_or_default()
    }

    /// Returns the range of the key including its quotes, in UTF-8 offsets.
    #[must_use]
    pub fn key_range(self) -> Range<usize> {
        self.entry().map_or(0..0, |other| self.rows.range(&other.key))
    }

    /// Returns the reason why the member has no cell.
    #[must_use]
    pub fn kind(self) -> OtherKind {
        self.entry().map_or(OtherKind::Unknown, |other| other.kind)
    }

    /// Returns the known key that was probably intended.
    #[must_use]
    pub fn meant(self) -> Option<&'static Key> {
        let other = self.entry()?;
        self.rows.row(other.row)?.layout?.key_of_cell(other.meant)
    }

    /// Returns `true` if an earlier member of the object has the same key.
    #[must_use]
    pub fn is_repeated(self) -> bool {
        self.entry().is_some_and(|other| other.repeated)
    }

    /// Returns `true` if a later member of the object has the same key and takes precedence.
    #[must_use]
    pub fn is_replaced(self) -> bool {
        self.entry().is_some_and(|other| other.replaced)
    }

    /// Returns the value.
    #[must_use]
    pub fn value(self) -> Node<'d> {
        let value = self.entry().map(|other| other.value).unwrap_or_default();
        Node { rows: self.rows, value, place: self.place() }
    }

    /// Returns the place of the member.
    #[must_use]
    pub fn place(self) -> Place {
        Place::new(store::offset(self.index), Place::OTHER)
    }
}

/// An iterator over the elements of an array.
#[derive(Debug, Clone)]
pub struct NodeElements<'d> {
    rows: Rows<'d>,
    next: u32,
    left: usize,
}

impl Default for NodeElements<'_> {
    /// Returns an empty iterator.
    fn default() -> Self {
        static NOTHING: ReadText<'_> = ReadText::without_rows("");
        Self { rows: Rows(&NOTHING), next: 0, left: 0 }
    }
}

impl<'d> Iterator for NodeElements<'d> {
    type Item = Node<'d>;

    #[inline]
    fn next(&mut self) -> Option<Node<'d>> {
        self.left = self.left.checked_sub(1)?;
        let entry = self.rows.row(self.next)?;
        let node = Node { rows: self.rows, value: entry.value, place: Place::new(self.next, Place::ROW) };
        self.next = entry.next;
        Some(node)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for NodeElements<'_> {}

#[cfg(test)]
mod tests {
    use super::{Class, Holds, Key, ReadText, RowLayout, Rows, Store};

    static A_KEYS: [Key; 1] = RowLayout::with_cells([Key::new(r#""a":"#, Holds::Value(Class::Natural.bit()), false)]);
    static A: RowLayout = RowLayout::new("A", &A_KEYS);
    static B_KEYS: [Key; 1] = RowLayout::with_cells([Key::new("\"b\"\\\":", Holds::Value(Class::Natural.bit()), false)]);
    static B: RowLayout = RowLayout::new("B", &B_KEYS);
    static ROOT_KEYS: [Key; 1] = RowLayout::with_cells([Key::new(r#""either":"#, Holds::OneOf(&A, &B), false)]);
    static ROOT_LAYOUT: RowLayout = RowLayout::new("Root", &ROOT_KEYS);
    static ROOT: Holds = Holds::Object(&ROOT_LAYOUT);

    #[test]
    fn the_key_of_a_member_is_found_however_it_is_written() {
        for (key, layout) in [(r#""a""#, "A"), (r#""\u0061""#, "A"), (r#""b\"\\""#, "B"), (r#""\u0062\"\\""#, "B")] {
            let text = format!(r#"{{"either": {{"x": "\"" , {key} : 1}}}}"#);
            let mut store = Store::default();
            store.read(&text, &ROOT, 64).unwrap();
            let read = ReadText::new(&text, &store);
            let row = Rows::of(&read).root().row().unwrap().cell(0).unwrap().row().unwrap();
            let members = row.members();
            let ranges: Vec<&str> = members.iter().map(|member| text.get(member.key_range.clone()).unwrap()).collect();
            assert_eq!((row.layout().unwrap().name, ranges), (layout, vec![r#""x""#, key]));
        }
    }
}
