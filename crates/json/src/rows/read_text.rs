//! A text together with its rows.

use std::borrow::Cow;

use crate::string::decode;

use super::store::{Cell, Store};

/// A text that was read, or a tape, and the store of its rows. All rows and values refer to it, which keeps them small, because
/// they are copied often.
#[derive(Debug, Clone, Copy)]
pub struct ReadText<'d> {
    pub(super) text: &'d str,
    pub(super) store: &'d Store,
}

impl<'d> ReadText<'d> {
    /// Creates a view of a store. The text must be the one that the store read last, or the text of the tape that it read last.
    #[must_use]
    pub fn new(text: &'d str, store: &'d Store) -> Self {
        Self { text, store }
    }

    /// Creates a view of a text without rows.
    pub(crate) const fn without_rows(text: &'d str) -> Self {
        static EMPTY: Store = Store::new();
        Self { text, store: &EMPTY }
    }

    /// Returns the text.
    #[must_use]
    pub const fn text(&self) -> &'d str {
        self.text
    }

    /// Returns the content of a string, with escapes resolved.
    pub(super) fn string(&self, value: &Cell) -> Cow<'d, str> {
        let quotes = usize::from(!self.store.bare);
        let content = self.text.get(value.start as usize + quotes..(value.end as usize).saturating_sub(quotes)).unwrap_or_default();
        if value.facts.is_escaped() { Cow::Owned(decode(content)) } else { Cow::Borrowed(content) }
    }
}
