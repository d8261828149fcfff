//! The memory of rows: plain numbers, reused from call to call.

use crate::order::sort_indexes;

use super::layout::{Holds, Key, Layout};

/// The kinds of value that the reader tells apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// There is no value.
    #[default]
    Absent,
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number from 0 of up to 15 digits, written as digits alone.
    Natural,
    /// Any other number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Class {
    /// The class as an element of a set.
    #[must_use]
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A value: where it stands, and what is known of it without looking again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Of an object with a layout its row, of a list with described elements its place in [`Store::lists`].
    pub(super) data: u32,
    pub(super) class: Class,
    /// A string with backslashes.
    pub(super) escaped: bool,
    /// One more than the place of the word that the string is; 0 when it is none of them.
    pub(super) word: u8,
    /// Its kind is the documented one, and nothing else about it needs a closer look.
    pub(super) plain: bool,
    /// One more than the place of the unknown member that stands here; 0 where the key was the known one.
    pub(super) other: u32,
}

/// An object with described keys, or an element of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
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
    pub(super) layout: Option<&'static Layout>,
    /// The cell of the parent that holds the object or the list.
    pub(super) field: u8,
    pub(super) is_element: bool,
}

/// A list with described elements.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct List {
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
    pub(super) rows: Vec<Row>,
    pub(super) cells: Vec<Cell>,
    pub(super) lists: Vec<List>,
    pub(super) others: Vec<Other>,
    /// Rows that need a closer look.
    pub(super) odd: Vec<u32>,
    /// Brackets that are open in a value that is only passed.
    pub(super) open: Vec<u8>,
    /// Strings hold their content alone, without quotes and escapes.
    pub(super) bare: bool,
}

/// Where a value belongs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home {
    pub(super) parent: u32,
    pub(super) field: u8,
}

impl Store {
    /// Memory without anything in it.
    #[must_use]
    pub const fn new() -> Self {
        Self { rows: Vec::new(), cells: Vec::new(), lists: Vec::new(), others: Vec::new(), odd: Vec::new(), open: Vec::new(), bare: false }
    }

    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.cells.clear();
        self.lists.clear();
        self.others.clear();
        self.odd.clear();
        self.open.clear();
    }

    /// Adds an object with described keys, all of them absent.
    #[inline]
    pub(super) fn open_row(&mut self, layout: &'static Layout, home: Home, start: u32) -> u32 {
        let row = self.next_row();
        let cells = offset(self.cells.len());
        self.cells.resize(self.cells.len() + usize::from(layout.cells), Cell::default());
        self.rows.push(Row {
            value: Cell { start, class: Class::Object, plain: true, ..Cell::default() },
            parent: home.parent,
            next: 0,
            cells,
            index: 0,
            present: 0,
            layout: Some(layout),
            field: home.field,
            is_element: false,
        });
        row
    }

    /// Adds an element of a list that is no object with described keys.
    pub(super) fn push_element(&mut self, value: Cell, home: Home) -> u32 {
        let row = self.next_row();
        self.rows.push(Row {
            value,
            parent: home.parent,
            next: 0,
            cells: 0,
            index: 0,
            present: 0,
            layout: None,
            field: home.field,
            is_element: true,
        });
        row
    }

    #[inline]
    pub(super) fn next_row(&self) -> u32 {
        offset(self.rows.len())
    }

    /// Fills a cell. What stood there before is forgotten, and the repetition is noted.
    #[inline]
    pub(super) fn fill(&mut self, row: u32, cells: u32, cell: u8, value: Cell) -> Filled {
        let Some(place) = self.cells.get_mut(cells as usize + usize::from(cell)) else { return Filled::default() };
        let repeated = place.class != Class::Absent;
        *place = value;
        Filled { repeated, odd: repeated || !value.plain, row }
    }

    /// Notes that an object is complete.
    #[inline]
    pub(super) fn close_row(&mut self, row: u32, end: u32, present: u32, odd: bool) {
        let Some(entry) = self.rows.get_mut(row as usize) else { return };
        entry.value.end = end;
        entry.value.data = row;
        entry.present = present;
        let required = entry.layout.map_or(0, |layout| layout.required);
        if odd || required & !present != 0 {
            self.odd.push(row);
        }
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

/// What became of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Filled {
    pub(super) repeated: bool,
    pub(super) odd: bool,
    #[allow(dead_code, reason = "names the row in debug output")]
    pub(super) row: u32,
}

impl Holds {
    /// Whether a value is of the documented kind. Of a list, the elements are not looked at.
    #[inline]
    pub(super) fn is_plain(&self, value: &Cell) -> bool {
        let is = |mask: u8| mask & value.class.bit() != 0;
        match self {
            Self::Value(mask) => is(*mask),
            Self::Word(_) => value.word != 0,
            Self::Object(_) => value.class == Class::Object,
            Self::OneOf(..) => value.class == Class::Object,
            Self::List(_) => value.class == Class::Array,
            Self::ListOr(_, mask) => value.class == Class::Array || is(*mask),
            Self::WordOr(..) => value.class == Class::Object || value.word != 0,
            Self::Nothing => false,
        }
    }

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
    /// Whether an empty list is as good as none.
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
