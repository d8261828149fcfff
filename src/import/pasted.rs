//! A pasted command: its arguments, its input, and the repairs needed to read it.

use super::call::RequestBuilder;
use super::note::{NoteCode, PendingNote};
use super::shell::ShellWord;

/// A command with its input and repairs.
#[derive(Debug, Default)]
pub(super) struct Pasted {
    /// The arguments, without the name of the program.
    pub(super) words: Vec<ShellWord>,
    /// The input of the command, if it is known.
    pub(super) stdin: Option<Vec<u8>>,
    pub(super) quote_open: bool,
    pub(super) lines_joined: usize,
    pub(super) quotes_replaced: usize,
    pub(super) dashes_replaced: usize,
    pub(super) carets_removed: bool,
}

impl Pasted {
    /// Adds the notes about the repairs.
    pub(super) fn add_notes(&self, call: &mut RequestBuilder) {
        let plain = [(NoteCode::QuoteOpen, self.quote_open), (NoteCode::CaretsRemoved, self.carets_removed)];
        let counted = [
            (NoteCode::LineJoined, self.lines_joined),
            (NoteCode::QuotesReplaced, self.quotes_replaced),
            (NoteCode::DashesReplaced, self.dashes_replaced),
        ];
        call.notes.extend(plain.into_iter().filter(|(_, is_so)| *is_so).map(|(code, _)| PendingNote::plain(code)));
        call.notes.extend(counted.into_iter().filter(|(_, n)| *n > 0).map(|(code, n)| PendingNote::with_count(code, n)));
    }
}
