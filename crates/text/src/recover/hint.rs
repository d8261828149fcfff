//! Which object a key belongs to: decides between repairs that the grammar alone leaves open.

use target_groups_json::rows::{Holds, RowLayout};

/// The description of a value; none for a value that is not described.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hint(Option<&'static Holds>);

/// Some known keys of an object.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Keys(u64);

impl Keys {
    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Returns `true` if all keys of another set are among these, and there is one.
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

    /// Returns `true` if an object has this key, which is given without quotes.
    pub(super) fn knows(self, key: &str) -> bool {
        self.key(key) != Keys::default()
    }

    /// A key of an object as a set of one; an empty set for an unknown key.
    pub(super) fn key(self, key: &str) -> Keys {
        let find = |layout: &'static RowLayout| layout.find(key.as_bytes());
        let place = self.layouts().into_iter().flatten().find_map(find);
        Keys(place.and_then(|place| 1_u64.checked_shl(u32::from(place))).unwrap_or(0))
    }

    /// Returns `true` if neither an object nor an array is described for the value.
    pub(super) fn is_plain(self) -> bool {
        matches!(self.0, Some(Holds::Value(1..) | Holds::Word(_)))
    }

    /// The hint for the value of a key.
    pub(super) fn member(self, key: &str) -> Self {
        let find = |layout: &'static RowLayout| layout.keys.get(usize::from(layout.find(key.as_bytes())?));
        Self(self.layouts().into_iter().flatten().find_map(find).map(|key| &key.holds))
    }

    /// The hint for the elements of an array.
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
