//! Errors of the parser.

/// An error that prevents a text from being parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseError {
    /// The text is not valid JSON.
    Syntax {
        /// The UTF-8 offset of the first unexpected character, or the length of the text.
        offset: usize,
    },
    /// The bracket at this offset exceeds the maximum nesting depth.
    TooDeep {
        /// The UTF-8 offset of the bracket.
        offset: usize,
    },
}
