//! A text to which edits are being applied.

use super::byte_edit::ByteEdit;

/// A text after some edits, as pieces of the original and of the inserted text.
#[derive(Debug)]
pub struct Patch<'t> {
    original: &'t str,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Original { from: usize, to: usize },
    Inserted(String),
}

impl Piece {
    fn length(&self) -> usize {
        match self {
            Self::Original { from, to } => to - from,
            Self::Inserted(text) => text.len(),
        }
    }

    /// Returns the part of the piece between two offsets relative to its start.
    fn part(&self, from: usize, to: usize) -> Self {
        match self {
            Self::Original { from: start, .. } => Self::Original { from: start + from, to: start + to },
            Self::Inserted(text) => Self::Inserted(text.get(from..to).unwrap_or_default().to_owned()),
        }
    }
}

impl<'t> Patch<'t> {
    /// Creates a patch without edits.
    #[must_use]
    pub fn new(original: &'t str) -> Self {
        Self { original, pieces: vec![Piece::Original { from: 0, to: original.len() }] }
    }

    /// Returns the text with all edits so far.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Original { from, to } => self.original.get(*from..*to).unwrap_or_default(),
                Piece::Inserted(text) => text.as_str(),
            })
            .collect()
    }

    /// Applies an edit whose offsets refer to the current text.
    pub fn apply(&mut self, edit: ByteEdit) {
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2);
        let mut insert = Some(edit.insert);
        let mut start = 0;
        for piece in &self.pieces {
            let length = piece.length();
            let from = edit.from.clamp(start, start + length) - start;
            let to = edit.to.clamp(start, start + length) - start;
            if from > 0 {
                pieces.push(piece.part(0, from));
            }
            if edit.from <= start + length {
                pieces.extend(insert.take().map(Piece::Inserted));
            }
            if to < length {
                pieces.push(piece.part(to, length));
            }
            start += length;
        }
        pieces.extend(insert.take().map(Piece::Inserted));
        self.pieces = pieces;
    }

    /// Returns the differences from the original, in ascending order.
    #[must_use]
    pub fn into_edits(self) -> Vec<ByteEdit> {
        let mut edits = Vec::new();
        let mut at = 0;
        let mut insert = String::new();
        let end = Piece::Original { from: self.original.len(), to: self.original.len() };
        for piece in self.pieces.into_iter().chain([end]) {
            match piece {
                Piece::Inserted(text) => insert.push_str(&text),
                Piece::Original { from, to } => {
                    if from > at || !insert.is_empty() {
                        edits.push(ByteEdit { from: at, to: from, insert: std::mem::take(&mut insert) });
                    }
                    at = to;
                }
            }
        }
        edits
    }
}
