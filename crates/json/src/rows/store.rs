//! The memory of rows: plain numbers, reused from call to call.

use crate::order::sort_indexes;

use super::class::Class;
use super::layout::{Holds, Key, RowLayout};

/// A value: where it stands, and what is known of it without looking again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Of an object with a layout its row, of a list with described elements its place in [`Store::lists`]. From a tape also its
    /// place there, see [`Store::bare`].
    pub(super) data: u32,
    pub(super) facts: ValueFacts,
}

/// The properties of a value. One number instead of a field for each: a value is copied often, and copies of single bytes
/// that were just written stall the processor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ValueFacts(u32);

impl Cell {
    /// A value that stands nowhere yet.
    pub(super) const fn of(facts: ValueFacts) -> Self {
        Self { start: 0, end: 0, data: u32::MAX, facts }
    }
}

impl ValueFacts {
    const CLASS: u32 = 0xFF;
    const ESCAPED: u32 = 1 << 8;
    const PLAIN: u32 = 1 << 9;
    const WORD_SHIFT: u32 = 16;

    /// Of a value of a class that needs no closer look.
    #[inline]
    pub(super) const fn plain(class: Class) -> Self {
        Self(class as u32 | Self::PLAIN)
    }

    /// The same, but for whether the value needs no closer look.
    #[inline]
    pub(super) const fn if_plain(self, plain: bool) -> Self {
        Self(if plain { self.0 | Self::PLAIN } else { self.0 & !Self::PLAIN })
    }

    /// The same, but for whether the value is a string with backslashes.
    #[inline]
    pub(super) const fn if_escaped(self, escaped: bool) -> Self {
        Self(if escaped { self.0 | Self::ESCAPED } else { self.0 })
    }

    /// The same of a string that is a word: one more than its place; 0 when it is none.
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

    /// A string with backslashes.
    #[inline]
    pub(super) const fn is_escaped(self) -> bool {
        self.0 & Self::ESCAPED != 0
    }

    /// The kind of the value is the documented one, and nothing else about it needs a closer look.
    #[inline]
    pub(super) const fn is_plain(self) -> bool {
        self.0 & Self::PLAIN != 0
    }

    /// One more than the place of the word that the string is; 0 when it is none of them.
    #[inline]
    pub(super) const fn word(self) -> u8 {
        let [_, _, word, _] = self.0.to_le_bytes();
        word
    }
}

/// An object with described keys, or an element of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct StoredRow {
    pub(super) value: Cell,
    pub(super) parent: u32,
    /// Of an element the next one of the list; 0 when it is the last.
    pub(super) next: u32,
    /// The first of its cells.
    pub(super) cells: u32,
    /// Of an element its place in the list.
    pub(super) index: u32,
    /// One bit for each cell that is filled.
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

/// A member without a cell of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Other {
    pub(super) row: u32,
    pub(super) key: Cell,
    pub(super) value: Cell,
    pub(super) kind: OtherKind,
    /// The cell of the key that was meant; [`Key::NO_CELL`] where that is not known.
    pub(super) meant: u8,
    /// An earlier member of the object has the same key.
    pub(super) repeated: bool,
    /// A later member of the object has the same key, and counts.
    pub(super) replaced: bool,
}

/// Why a member has no cell of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// No key of the layout has its name.
    Unknown,
    /// The layout knows the key, which holds nothing; its place among the keys.
    Nothing(u8),
    /// It took the place of an earlier member of the same key; the cell.
    Repeated(u8),
}

/// Memory for rows, to be reused.
#[derive(Debug, Default)]
pub struct Store {
    pub(super) rows: Vec<StoredRow>,
    /// Cells of all rows. Memory of earlier texts is not cleared: only the cells that a row says are present mean anything.
    pub(super) cells: Vec<Cell>,
    /// How many of the cells belong to rows.
    pub(super) used_cells: usize,
    pub(super) lists: Vec<ElementList>,
    pub(super) others: Vec<Other>,
    /// Rows that need a closer look.
    pub(super) odd: Vec<u32>,
    /// Cells that hold what an unknown key holds, and the place of that member.
    pub(super) adopted: Vec<(u32, u32)>,
    /// Brackets that are open in a value that is only passed.
    pub(super) open: Vec<u8>,
    /// The order in which the keys of each layout came last.
    pub(super) orders: Vec<Order>,
    /// The rows are made of a tape: strings are their content alone, without quotes and escapes, and a value that is neither an
    /// object nor an array has in [`Cell::data`] its place on the tape.
    pub(super) bare: bool,
}

/// Where a value belongs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home {
    pub(super) parent: u32,
    pub(super) field: u8,
    pub(super) is_element: bool,
    /// Of an element its place in the list.
    pub(super) index: u32,
}

impl Home {
    /// In a cell.
    #[inline]
    pub(super) fn cell(parent: u32, field: u8) -> Self {
        Self { parent, field, is_element: false, index: 0 }
    }
}

impl Store {
    /// Memory without anything in it.
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

    /// Adds an object with described keys, all of them absent.
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
            // The next element of a list, where nothing comes between them.
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

    /// Adds an object that is complete, with the one cell that its layout has.
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

    /// Makes room for the cells in use, and for as many more.
    #[cold]
    fn add_cells(&mut self) {
        self.cells.resize(self.used_cells * 2, Cell::default());
    }

    /// Adds an item of a list that is not an object with a layout.
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

    /// Notes which element of a list follows another one.
    pub(super) fn link(&mut self, row: u32, next: u32) {
        if let Some(entry) = self.rows.get_mut(row as usize) {
            entry.next = next;
        }
    }

    #[inline]
    pub(super) fn next_row(&self) -> u32 {
        offset(self.rows.len())
    }

    /// Where the order of a layout's keys is kept.
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

    /// Notes that an object is complete.
    #[inline]
    pub(super) fn close_row(&mut self, row: u32, required: u32, end: u32, present: u32, odd: bool) {
        let Some(entry) = self.rows.get_mut(row as usize) else { return };
        entry.value.end = end;
        entry.present = present;
        if odd || required & !present != 0 {
            self.odd.push(row);
        }
    }

    /// Returns `true` if a row has one cell that is filled.
    pub(super) fn has_one_member(&self, row: u32) -> bool {
        self.rows.get(row as usize).is_some_and(|row| row.present.is_power_of_two())
    }

    /// Brings members that were noted since into the order of their rows. Rows that come later have higher numbers.
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

/// The order in which the keys of a layout are expected: after each key the one that followed it last. Only speed depends on it.
#[derive(Debug)]
pub(super) struct Order {
    layout: &'static RowLayout,
    /// By the place of the key before.
    next: [u8; 48],
}

impl Order {
    /// The text before the first key.
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
    /// The words that a string can be.
    #[inline]
    pub(super) fn words(&self) -> &'static [&'static str] {
        match self {
            Self::Word(words) | Self::WordOr(words, _) => words,
            _ => &[],
        }
    }
}

impl Key {
    /// Returns `true` if an empty list is as good as none.
    #[inline]
    pub(super) fn needs_elements(&self) -> bool {
        self.required && matches!(self.holds, Holds::List(_))
    }
}

/// Texts are limited to far less than 4 GiB before they are read.
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
