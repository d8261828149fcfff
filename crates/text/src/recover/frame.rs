//! Objects and arrays that are open, and the brackets of a text.

use super::hint::{Hint, Keys};

/// Where the comma before the next item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comma {
    /// No item came before, or nothing behind it.
    None,
    /// At an offset.
    Written(usize),
    /// Nowhere: it belongs at an offset.
    Missing(usize),
}

/// An object or array whose end has not been reached.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) is_object: bool,
    pub(super) hint: Hint,
    pub(super) comma: Comma,
    /// Where its last item ends, or its opening bracket.
    pub(super) end: usize,
    pub(super) has_items: bool,
    /// Where the key of its last member starts.
    pub(super) key: usize,
    /// The known keys that it has.
    pub(super) keys: Keys,
    /// Its last item, if that is an object or array.
    pub(super) last: Option<ClosedContainer>,
}

impl Frame {
    /// An object or array of which nothing has been read.
    pub(super) fn new(is_object: bool, hint: Hint, start: usize) -> Self {
        Self { is_object, hint, comma: Comma::None, end: start, has_items: false, key: start, keys: Keys::default(), last: None }
    }

    /// An object or array whose closing bracket stands too early.
    pub(super) fn reopened(closed: ClosedContainer) -> Self {
        let ClosedContainer { is_object, hint, start, content_end: end, has_items, keys, .. } = closed;
        Self { end, has_items, keys, ..Self::new(is_object, hint, start) }
    }
}

/// An object or array that has ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClosedContainer {
    pub(super) is_object: bool,
    pub(super) hint: Hint,
    pub(super) start: usize,
    /// Where its last item ends.
    pub(super) content_end: usize,
    pub(super) has_items: bool,
    pub(super) keys: Keys,
    /// Where its closing bracket stands; `None` if that is missing.
    pub(super) bracket: Option<usize>,
}

/// How many more brackets of each kind open than close; brackets in strings do not count.
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
                // A string ends with its line at the latest.
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
