//! The kinds of value that the reader distinguishes.

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
