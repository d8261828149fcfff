//! The reasons why a text could not be read.

/// The reason why a text could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseError {
    /// The text breaks the grammar of JSON.
    Syntax {
        /// UTF-8 offset of the first character that does not fit, or the length of the text.
        offset: usize,
    },
    /// The bracket at this offset opens a level deeper than allowed.
    TooDeep {
        /// UTF-8 offset of the bracket.
        offset: usize,
    },
}
