//! Which object a key belongs to: decides between repairs that the grammar alone leaves open.

use crate::rows::{Holds, Layout};

/// What a value is described to hold; nothing where it is not described.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hint(Option<&'static Holds>);

impl Hint {
    pub(super) const NONE: Self = Self(None);

    pub(super) fn of(holds: &'static Holds) -> Self {
        Self(Some(holds))
    }

    fn layouts(self) -> [Option<&'static Layout>; 2] {
        match self.0 {
            Some(Holds::Object(layout) | Holds::WordOr(_, layout)) => [Some(layout), None],
            Some(Holds::OneOf(first, second)) => [Some(first), Some(second)],
            _ => [None, None],
        }
    }

    /// Returns `true` if an object has this key, which is given without quotes.
    pub(super) fn knows(self, key: &str) -> bool {
        self.layouts().into_iter().flatten().any(|layout| layout.find(key.as_bytes()).is_some())
    }

    /// The hint for the value of a key.
    pub(super) fn member(self, key: &str) -> Self {
        let find = |layout: &'static Layout| layout.keys.get(usize::from(layout.find(key.as_bytes())?));
        Self(self.layouts().into_iter().flatten().find_map(find).map(|key| &key.holds))
    }

    /// The hint for the elements of an array.
    pub(super) fn element(self) -> Self {
        match self.0 {
            Some(Holds::List(element) | Holds::ListOr(element, _)) => Self(Some(element)),
            _ => Self::NONE,
        }
    }

    /// Returns `true` if the value should be an array.
    pub(super) fn is_list(self) -> bool {
        matches!(self.0, Some(Holds::List(_) | Holds::ListOr(..)))
    }
}
