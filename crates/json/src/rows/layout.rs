//! Layouts: the keys of an object and the kinds of their values.

use super::class::Class;
use super::equal::equal;

/// The keys of one kind of object. Created at compile time.
#[derive(Debug)]
pub struct RowLayout {
    /// The name of the object.
    pub name: &'static str,
    /// The keys, in the order of their declaration.
    pub keys: &'static [Key],
    /// The number of keys that have a cell in a row.
    pub cells: u8,
    /// One bit for each required cell.
    pub required: u32,
    /// A hash table of indexes in `keys`, each at the hash of its key or after it; [`EMPTY`] for an empty slot.
    slots: [u8; SLOTS],
    /// The index of the key of each cell.
    of_cells: [u8; MAX_CELLS],
}

/// A key of an object.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The key, without escapes.
    pub name: &'static str,
    /// The key in quotes and a colon, which is its usual spelling in a text.
    pub(super) member: &'static str,
    /// The kind of its value.
    pub holds: Holds,
    /// `true` if the key is required.
    pub required: bool,
    /// The classes that need no closer look. Neither do words that are known.
    pub(super) plain: u8,
    /// The cell of the key in a row, or [`Key::NO_CELL`] for a key that is only recorded.
    pub cell: u8,
}

/// The kinds of values that a key can hold.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// A value whose class is one of a set, see [`super::Class::bit`]. The content of objects and arrays is skipped.
    Value(u8),
    /// A string that is one of a list of words.
    Word(&'static [&'static str]),
    /// An object.
    Object(&'static RowLayout),
    /// An object of one of two layouts: the second one if it has the first key of that layout, otherwise the first one.
    OneOf(&'static RowLayout, &'static RowLayout),
    /// An array.
    List(&'static Holds),
    /// An array, or a value whose class is one of a set.
    ListOr(&'static Holds, u8),
    /// A word, or an object.
    WordOr(&'static [&'static str], &'static RowLayout),
    /// A value that is recorded with the unknown keys and not read.
    Nothing,
}

impl Holds {
    /// Returns the classes that need no closer look. The elements of an array are checked separately.
    pub(super) const fn plain_classes(&self) -> u8 {
        match self {
            Self::Value(classes) => *classes,
            Self::Word(_) | Self::Nothing => 0,
            Self::Object(_) | Self::OneOf(..) | Self::WordOr(..) => Class::Object.bit(),
            Self::List(_) => Class::Array.bit(),
            Self::ListOr(_, classes) => Class::Array.bit() | *classes,
        }
    }

    /// Returns `true` if a value of this class may be intended for it: null, or a documented kind.
    pub(super) const fn can_hold(&self, class: Class) -> bool {
        let kinds = match self {
            Self::Word(_) | Self::WordOr(..) => self.plain_classes() | Class::String.bit(),
            _ => self.plain_classes(),
        };
        let number = if kinds & Class::Natural.bit() != 0 { Class::Number.bit() } else { 0 };
        (kinds | number | Class::Null.bit()) & class.bit() != 0
    }
}

const SLOTS: usize = 128;
/// The number of bits in the sets of cells of a row.
const MAX_CELLS: usize = 32;
const EMPTY: u8 = u8::MAX;

impl Key {
    /// The cell of a key that does not have one.
    pub const NO_CELL: u8 = u8::MAX;

    /// Describes a key, given as in compact text: `"name":`. Its cell follows from its position in the [`RowLayout`].
    #[must_use]
    pub const fn new(member: &'static str, holds: Holds, required: bool) -> Self {
        Self { name: name_of_member(member), member, holds, required, plain: holds.plain_classes(), cell: Self::NO_CELL }
    }
}

/// Extracts the key from its form in compact text: `name` from `"name":`.
#[must_use]
pub const fn name_of_member(member: &'static str) -> &'static str {
    let (_, behind_quote) = member.split_at(1);
    let (name, _) = behind_quote.split_at(behind_quote.len() - 2);
    name
}

impl RowLayout {
    /// Assigns a cell to every key that holds a value.
    #[must_use]
    pub const fn with_cells<const N: usize>(mut keys: [Key; N]) -> [Key; N] {
        let mut cell = 0;
        let mut at = 0;
        while at < N {
            #[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
            let key = &mut keys[at];
            if !matches!(key.holds, Holds::Nothing) {
                key.cell = cell;
                cell += 1;
            }
            at += 1;
        }
        keys
    }

    /// Creates the layout of an object with these keys, which already have their cells.
    #[must_use]
    #[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "evaluated at compile time")]
    pub const fn new(name: &'static str, keys: &'static [Key]) -> Self {
        let (mut cells, mut required, mut at) = (0, 0_u32, 0);
        let mut of_cells = [EMPTY; MAX_CELLS];
        while at < keys.len() {
            let key = &keys[at];
            if key.cell != Key::NO_CELL {
                cells += 1;
                of_cells[key.cell as usize] = at as u8;
                if key.required {
                    required |= 1 << key.cell;
                }
            }
            at += 1;
        }
        let mut slots = [EMPTY; SLOTS];
        let mut at = 0;
        while at < keys.len() {
            let mut slot = hash(keys[at].name.as_bytes());
            while slots[slot] != EMPTY {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = at as u8;
            at += 1;
        }
        Self { name, keys, cells, required, slots, of_cells }
    }

    /// Returns the index of a key.
    #[must_use]
    #[inline]
    pub fn find(&self, name: &[u8]) -> Option<u8> {
        let mut slot = hash(name);
        loop {
            let place = *self.slots.get(slot)?;
            let key = self.keys.get(usize::from(place))?;
            if equal(key.name.as_bytes(), name) {
                return Some(place);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Returns the cell of a key.
    #[must_use]
    pub fn find_cell(&self, name: &str) -> Option<u8> {
        let key = self.keys.get(usize::from(self.find(name.as_bytes())?))?;
        (key.cell != Key::NO_CELL).then_some(key.cell)
    }

    /// Returns the cell of a key. Use it at compile time.
    ///
    /// # Panics
    /// Panics if the layout does not have the key.
    #[must_use]
    #[allow(clippy::indexing_slicing, clippy::panic, reason = "evaluated at compile time")]
    pub const fn cell_of(&self, name: &str) -> u8 {
        let mut at = 0;
        while at < self.keys.len() {
            if same_at_compile_time(self.keys[at].name.as_bytes(), name.as_bytes()) {
                return self.keys[at].cell;
            }
            at += 1;
        }
        panic!("unknown key")
    }

    /// Returns the key of a cell.
    #[must_use]
    pub fn key_of_cell(&self, cell: u8) -> Option<&'static Key> {
        self.keys.get(usize::from(*self.of_cells.get(usize::from(cell))?))
    }
}

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
const fn same_at_compile_time(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Hashes the length and three characters, which distinguish most keys of an object.
#[inline]
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "guarded by the length")]
const fn hash(name: &[u8]) -> usize {
    let length = name.len();
    if length == 0 {
        return 0;
    }
    let mix = name[0] as u32 | (name[length / 2] as u32) << 8 | (name[length - 1] as u32) << 16 | (length as u32) << 24;
    (mix.wrapping_mul(0x9E37_79B1) >> 25) as usize
}
