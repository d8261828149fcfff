//! Finds the object that a key belongs to, to choose between repairs that the grammar alone cannot decide.

use target_groups_json::rows::{Holds, RowLayout};

/// The description of a value, or `None` for an undocumented value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hint(Option<&'static Holds>);

/// A set of known keys of an object.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Keys(u64);

impl Keys {
    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Returns `true` if the other set is not empty and is a subset of this one.
    pub(super) fn have(self, other: Self) -> bool {
        other.0 != 0 && self.0 & other.0 == other.0
    }
}

impl Hint {
    pub(super) const NONE: Self = Self(None);

    pub(super) fn of(holds: &'static Holds) -> Self {
        Self(Some(holds))
    }

    fn layouts(self) -> [Option<&'static RowLayout>; 2] {
        match self.0 {
            Some(Holds::Object(layout) | Holds::WordOr(_, layout)) => [Some(layout), None],
            Some(Holds::OneOf(first, second)) => [Some(first), Some(second)],
            _ => [None, None],
        }
    }

    /// Returns `true` if an object has this key, given without quotes.
    pub(super) fn knows(self, key: &str) -> bool {
        self.key(key) != Keys::default()
    }

    /// Returns a set with the key, or an empty set for an unknown key.
    pub(super) fn key(self, key: &str) -> Keys {
        let find = |layout: &'static RowLayout| layout.find(key.as_bytes());
        let place = self.layouts().into_iter().flatten().find_map(find);
        Keys(place.and_then(|place| 1_u64.checked_shl(u32::from(place))).unwrap_or(0))
    }

    /// Returns `true` if the value is described as neither an object nor an array.
    pub(super) fn is_plain(self) -> bool {
        matches!(self.0, Some(Holds::Value(1..) | Holds::Word(_)))
    }

    /// Returns the hint for the value of a key.
    pub(super) fn member(self, key: &str) -> Self {
        let find = |layout: &'static RowLayout| layout.keys.get(usize::from(layout.find(key.as_bytes())?));
        Self(self.layouts().into_iter().flatten().find_map(find).map(|key| &key.holds))
    }

    /// Returns the hint for the elements of an array.
    pub(super) fn element(self) -> Self {
        match self.0 {
            Some(Holds::List(element) | Holds::ListOr(element, _)) => Self(Some(element)),
            _ => Self::NONE,
        }
    }

    /// Returns `true` if the value should be an object.
    pub(super) fn is_object(self) -> bool {
        self.layouts().iter().any(Option::is_some)
    }

    /// Returns `true` if the value should be an array.
    pub(super) fn is_list(self) -> bool {
        matches!(self.0, Some(Holds::List(_) | Holds::ListOr(..)))
    }
}
