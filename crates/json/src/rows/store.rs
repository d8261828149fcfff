//! The memory of rows: plain numbers that are reused from call to call.

use crate::order::sort_indexes;

use super::class::Class;
use super::layout::{Holds, Key, RowLayout};

/// A value: its position, and facts that were recorded while reading.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The row of an object with a layout, or the index of a list with described elements in [`Store::lists`]. For rows from a tape
    /// also the position on the tape, see [`Store::bare`].
    pub(super) data: u32,
    pub(super) facts: ValueFacts,
}

/// The properties of a value, packed into one number: values are copied often, and copying single bytes that were just written
/// stalls the processor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ValueFacts(u32);

impl Cell {
    /// Creates a value without a position.
    pub(super) const fn of(facts: ValueFacts) -> Self {
        Self { start: 0, end: 0, data: u32::MAX, facts }
    }
}

impl ValueFacts {
    const CLASS: u32 = 0xFF;
    const ESCAPED: u32 = 1 << 8;
    const PLAIN: u32 = 1 << 9;
    const WORD_SHIFT: u32 = 16;

    /// Creates the facts of a value that needs no closer look.
    #[inline]
    pub(super) const fn plain(class: Class) -> Self {
        Self(class as u32 | Self::PLAIN)
    }

    /// Sets the flag for a value that needs no closer look.
    #[inline]
    pub(super) const fn if_plain(self, plain: bool) -> Self {
        Self(if plain { self.0 | Self::PLAIN } else { self.0 & !Self::PLAIN })
    }

    /// Sets the flag for a string that contains backslashes.
    #[inline]
    pub(super) const fn if_escaped(self, escaped: bool) -> Self {
        Self(if escaped { self.0 | Self::ESCAPED } else { self.0 })
    }

    /// Sets the word of a string: its index plus 1, or 0 for none.
    #[inline]
    pub(super) const fn with_word(self, word: u8) -> Self {
        Self(self.0 | (word as u32) << Self::WORD_SHIFT)
    }

    #[inline]
    pub(super) const fn class(self) -> Class {
        match self.0 & Self::CLASS {
            1 => Class::Null,
            2 => Class::Boolean,
            3 => Class::Natural,
            4 => Class::Number,
            5 => Class::String,
            6 => Class::Array,
            7 => Class::Object,
            _ => Class::Absent,
        }
    }

    /// Returns `true` for a string that contains backslashes.
    #[inline]
    pub(super) const fn is_escaped(self) -> bool {
        self.0 & Self::ESCAPED != 0
    }

    /// Returns `true` if the value has its documented kind and needs no closer look.
    #[inline]
    pub(super) const fn is_plain(self) -> bool {
        self.0 & Self::PLAIN != 0
    }

    /// Returns the index of the string's word plus 1, or 0 if it is not one of the words.
    #[inline]
    pub(super) const fn word(self) -> u8 {
        let [_, _, word, _] = self.0.to_le_bytes();
        word
    }
}

/// An object that a layout describes, or an element of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct StoredRow {
    pub(super) value: Cell,
    pub(super) parent: u32,
    /// The next element of the list, or 0 for the last one. Only used for elements.
    pub(super) next: u32,
    /// The index of its first cell.
    pub(super) cells: u32,
    /// The index in the list. Only used for elements.
    pub(super) index: u32,
    /// One bit for each cell that has a value.
    pub(super) present: u32,
    pub(super) layout: Option<&'static RowLayout>,
    /// The cell of the parent that holds the object or the list.
    pub(super) field: u8,
    pub(super) is_element: bool,
}

/// A list with described elements.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ElementList {
    pub(super) first: u32,
    pub(super) length: u32,
}

/// A member without its own cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Other {
    pub(super) row: u32,
    pub(super) key: Cell,
    pub(super) value: Cell,
    pub(super) kind: OtherKind,
    /// The cell of the intended key, or [`Key::NO_CELL`] if it is unknown.
    pub(super) meant: u8,
    /// `true` if an earlier member of the object has the same key.
    pub(super) repeated: bool,
    /// `true` if a later member of the object has the same key and takes precedence.
    pub(super) replaced: bool,
}

/// The reason why a member has no cell of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// The key is not in the layout.
    Unknown,
    /// The key is in the layout but holds no value. Contains the index of the key.
    Nothing(u8),
    /// The member replaced an earlier one with the same key. Contains the cell.
    Repeated(u8),
}

/// Reusable memory for rows.
#[derive(Debug, Default)]
pub struct Store {
    pub(super) rows: Vec<StoredRow>,
    /// The cells of all rows. Memory of earlier texts is not cleared: only the cells that are marked as present in a row are valid.
    pub(super) cells: Vec<Cell>,
    /// The number of cells that belong to rows.
    pub(super) used_cells: usize,
    pub(super) lists: Vec<ElementList>,
    pub(super) others: Vec<Other>,
    /// Rows that need a closer look.
    pub(super) odd: Vec<u32>,
    /// The cells that an unknown key provides, each with the index of that member.
    pub(super) adopted: Vec<(u32, u32)>,
    /// The open brackets of a value that is being skipped.
    pub(super) open: Vec<u8>,
    /// The most recent key order of each layout.
    pub(super) orders: Vec<Order>,
    /// `true` if the rows come from a tape. Strings are then their content only, without quotes and escapes, and [`Cell::data`] of
    /// a value that is neither an object nor an array is its position on the tape.
    pub(super) bare: bool,
}

/// The location that a value is stored in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home {
    pub(super) parent: u32,
    pub(super) field: u8,
    pub(super) is_element: bool,
    /// The index in the list. Only used for elements.
    pub(super) index: u32,
}

impl Home {
    /// Creates the location of a cell.
    #[inline]
    pub(super) fn cell(parent: u32, field: u8) -> Self {
        Self { parent, field, is_element: false, index: 0 }
    }
}

impl Store {
    /// Creates an empty store.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            rows: Vec::new(),
            cells: Vec::new(),
            used_cells: 0,
            lists: Vec::new(),
            others: Vec::new(),
            odd: Vec::new(),
            adopted: Vec::new(),
            open: Vec::new(),
            orders: Vec::new(),
            bare: false,
        }
    }

    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.used_cells = 0;
        self.lists.clear();
        self.others.clear();
        self.odd.clear();
        self.adopted.clear();
        self.open.clear();
    }

    /// Adds an object with a layout, with all cells absent.
    #[inline]
    pub(super) fn open_row(&mut self, layout: &'static RowLayout, home: Home, start: u32) -> u32 {
        let row = self.next_row();
        let cells = offset(self.used_cells);
        self.used_cells += usize::from(layout.cells);
        if self.used_cells > self.cells.len() {
            self.add_cells();
        }
        self.rows.push(StoredRow {
            value: Cell { start, data: row, ..Cell::of(ValueFacts::plain(Class::Object)) },
            parent: home.parent,
            // The next element of the list, unless other rows come between.
            next: row + 1,
            cells,
            index: home.index,
            present: 0,
            layout: Some(layout),
            field: home.field,
            is_element: home.is_element,
        });
        row
    }

    /// Adds a complete object whose layout has a single cell.
    #[inline]
    pub(super) fn push_row_of_one(&mut self, layout: &'static RowLayout, home: Home, range: (u32, u32), value: Cell) {
        let row = self.next_row();
        let cells = offset(self.used_cells);
        self.used_cells += 1;
        if self.used_cells > self.cells.len() {
            self.add_cells();
        }
        if let Some(cell) = self.cells.get_mut(cells as usize) {
            *cell = value;
        }
        self.rows.push(StoredRow {
            value: Cell { start: range.0, end: range.1, data: row, facts: ValueFacts::plain(Class::Object) },
            parent: home.parent,
            next: row + 1,
            cells,
            index: home.index,
            present: 1,
            layout: Some(layout),
            field: home.field,
            is_element: home.is_element,
        });
        if !value.facts.is_plain() {
            self.odd.push(row);
        }
    }

    /// Grows the cells to twice the number in use.
    #[cold]
    fn add_cells(&mut self) {
        self.cells.resize(self.used_cells * 2, Cell::default());
    }

    /// Adds an element of a list that is not an object with a layout.
    pub(super) fn push_element(&mut self, value: Cell, home: Home) -> u32 {
        let row = self.next_row();
        self.rows.push(StoredRow {
            value,
            parent: home.parent,
            next: row + 1,
            cells: 0,
            index: home.index,
            present: 0,
            layout: None,
            field: home.field,
            is_element: home.is_element,
        });
        row
    }

    /// Records the element of a list that follows another one.
    pub(super) fn link(&mut self, row: u32, next: u32) {
        if let Some(entry) = self.rows.get_mut(row as usize) {
            entry.next = next;
        }
    }

    #[inline]
    pub(super) fn next_row(&self) -> u32 {
        offset(self.rows.len())
    }

    /// Returns the index of a layout's key order.
    #[inline]
    pub(super) fn order_of(&mut self, layout: &'static RowLayout) -> usize {
        match self.orders.iter().position(|order| std::ptr::eq(order.layout, layout)) {
            Some(place) => place,
            None => self.new_order(layout),
        }
    }

    #[cold]
    fn new_order(&mut self, layout: &'static RowLayout) -> usize {
        self.orders.push(Order::of(layout));
        self.orders.len() - 1
    }

    /// Records that an object is complete.
    #[inline]
    pub(super) fn close_row(&mut self, row: u32, required: u32, end: u32, present: u32, odd: bool) {
        let Some(entry) = self.rows.get_mut(row as usize) else { return };
        entry.value.end = end;
        entry.present = present;
        if odd || required & !present != 0 {
            self.odd.push(row);
        }
    }

    /// Returns `true` if exactly one cell of a row has a value.
    pub(super) fn has_one_member(&self, row: u32) -> bool {
        self.rows.get(row as usize).is_some_and(|row| row.present.is_power_of_two())
    }

    /// Sorts the members that were recorded since `known` by row. Later rows have higher numbers.
    pub(super) fn sort_others(&mut self, known: usize) {
        let new = self.others.get(known..).unwrap_or_default();
        if new.is_sorted_by_key(|other| other.row) {
            return;
        }
        let mut order: Vec<u32> = (0..offset(new.len())).collect();
        let key = |index: u32| new.get(index as usize).map(|other| (other.row, index));
        sort_indexes(&mut order, &|left, right| key(left).cmp(&key(right)));
        let sorted: Vec<Other> = order.iter().filter_map(|index| new.get(*index as usize).copied()).collect();
        self.others.truncate(known);
        self.others.extend(sorted);
    }

    pub(super) fn note(&mut self, other: Other) {
        self.others.push(other);
    }
}

/// The expected order of the keys of a layout: the key that followed each key last time. It affects only speed.
#[derive(Debug)]
pub(super) struct Order {
    layout: &'static RowLayout,
    /// The next key, by the index of the previous key.
    next: [u8; 48],
}

impl Order {
    /// The index that represents the position before the first key.
    pub(super) const START: u8 = 47;

    fn of(layout: &'static RowLayout) -> Self {
        let mut next = [0; 48];
        for (place, next) in (1..).zip(next.iter_mut().take(usize::from(Self::START))) {
            *next = place;
        }
        Self { layout, next }
    }

    #[inline]
    pub(super) fn after(&self, before: u8) -> u8 {
        self.next.get(usize::from(before)).copied().unwrap_or(0)
    }

    #[inline]
    pub(super) fn learn(&mut self, before: u8, place: u8) {
        if let Some(next) = self.next.get_mut(usize::from(before)) {
            *next = place;
        }
    }
}

impl Holds {
    /// Returns the words that a string can be.
    #[inline]
    pub(super) fn words(&self) -> &'static [&'static str] {
        match self {
            Self::Word(words) | Self::WordOr(words, _) => words,
            _ => &[],
        }
    }
}

impl Key {
    /// Returns `true` if an empty list is treated as a missing value.
    #[inline]
    pub(super) fn needs_elements(&self) -> bool {
        self.required && matches!(self.holds, Holds::List(_))
    }
}

/// Converts a length to `u32`. Callers limit texts to far less than 4 GiB.
#[inline]
pub(super) fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::Class;
    use super::ValueFacts;

    #[test]
    fn facts_are_kept_apart() {
        use Class::{Absent, Array, Boolean, Natural, Null, Number, Object, String};
        for class in [Absent, Null, Boolean, Natural, Number, String, Array, Object] {
            let facts = ValueFacts::plain(class).with_word(7).if_escaped(true).if_plain(false);
            assert_eq!((facts.class(), facts.word(), facts.is_escaped(), facts.is_plain()), (class, 7, true, false));
            assert!(facts.if_plain(true).is_plain());
        }
    }
}
