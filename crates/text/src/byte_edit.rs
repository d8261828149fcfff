//! A replacement of a part of a text.

/// Replace what stands between two UTF-8 offsets of the original text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByteEdit {
    /// Start of what is replaced.
    pub from: usize,
    /// End of what is replaced.
    pub to: usize,
    /// The new text.
    pub insert: String,
}
