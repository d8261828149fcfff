//! Open objects and arrays, and the balance of brackets.

use super::hint::{Hint, Keys};

/// The position of the comma before the next item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comma {
    /// No comma was expected yet: the container is empty, or nothing was read after it.
    None,
    /// The comma is at this offset.
    Written(usize),
    /// The comma is missing and belongs at this offset.
    Missing(usize),
}

/// An object or array that is still open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) is_object: bool,
    pub(super) hint: Hint,
    pub(super) comma: Comma,
    /// The end of its last item, or of its opening bracket.
    pub(super) end: usize,
    pub(super) has_items: bool,
    /// The start of the key of its last member.
    pub(super) key: usize,
    /// The known keys that were read so far.
    pub(super) keys: Keys,
    /// Its last item if that is an object or array.
    pub(super) last: Option<ClosedContainer>,
}

impl Frame {
    /// Creates a frame for an object or array whose content follows.
    pub(super) fn new(is_object: bool, hint: Hint, start: usize) -> Self {
        Self { is_object, hint, comma: Comma::None, end: start, has_items: false, key: start, keys: Keys::default(), last: None }
    }

    /// Creates a frame for an object or array whose closing bracket is too early.
    pub(super) fn reopened(closed: ClosedContainer) -> Self {
        let ClosedContainer { is_object, hint, start, content_end: end, has_items, keys, .. } = closed;
        Self { end, has_items, keys, ..Self::new(is_object, hint, start) }
    }
}

/// An object or array that was closed.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClosedContainer {
    pub(super) is_object: bool,
    pub(super) hint: Hint,
    pub(super) start: usize,
    /// The end of its last item.
    pub(super) content_end: usize,
    pub(super) has_items: bool,
    pub(super) keys: Keys,
    /// The position of its closing bracket, or `None` if that is missing.
    pub(super) bracket: Option<usize>,
}

/// The number of opening minus closing brackets of each kind, outside strings.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Balance {
    pub(super) braces: isize,
    pub(super) brackets: isize,
}

impl Balance {
    pub(super) fn of(text: &str) -> Self {
        let mut balance = Self::default();
        let mut is_string = false;
        let mut is_escaped = false;
        for byte in text.bytes() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = is_string,
                b'"' => is_string = !is_string,
                // A string ends at the end of its line at the latest.
                b'\n' => is_string = false,
                b'{' if !is_string => balance.braces += 1,
                b'}' if !is_string => balance.braces -= 1,
                b'[' if !is_string => balance.brackets += 1,
                b']' if !is_string => balance.brackets -= 1,
                _ => {}
            }
        }
        balance
    }

    pub(super) fn of_kind(self, is_object: bool) -> isize {
        if is_object { self.braces } else { self.brackets }
    }
}
