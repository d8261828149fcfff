//! A replacement of a range of a text.

/// A replacement of the text between two UTF-8 offsets of the original text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByteEdit {
    /// The start of the replaced range.
    pub from: usize,
    /// The end of the replaced range.
    pub to: usize,
    /// The new text.
    pub insert: String,
}
