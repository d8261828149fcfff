//! The classes of values that the reader distinguishes.

/// The classes of values that the reader distinguishes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// The value is absent.
    #[default]
    Absent,
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// An integer from 0 of up to 15 digits, written only with digits.
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
    /// Returns the bit of the class in a set of classes.
    #[must_use]
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}
