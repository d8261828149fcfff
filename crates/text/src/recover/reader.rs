//! A position in a text, with the faults and edits found so far.

use super::fault::{FaultKind, TextFault};
use super::repair::Repair;
use crate::byte_edit::ByteEdit;
use crate::order::order_by_key;

/// A cursor over a text that records faults and edits.
#[derive(Debug)]
pub(super) struct RecoveringReader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    faults: Vec<TextFault>,
    edits: Vec<(ByteEdit, usize)>,
    /// Better repairs of some faults, which the user must confirm.
    offered: Vec<(ByteEdit, usize)>,
    /// The position of a character ahead that a repair has removed.
    pub(super) passed: Option<usize>,
    /// The index of the fault for an unexpected end of the text, once it is found.
    unfinished: Option<usize>,
}

/// The number of faults and edits at some point, to which a reader can return.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReaderMark {
    faults: usize,
    edits: usize,
}

impl<'t> RecoveringReader<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at, faults: Vec::new(), edits: Vec::new(), offered: Vec::new(), passed: None, unfinished: None }
    }

    pub(super) fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    /// Returns the character at an offset.
    pub(super) fn character(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// Returns up to `length` bytes of the text from an offset on.
    pub(super) fn ahead(&self, at: usize, length: usize) -> &'t str {
        let rest = self.text.get(at..).unwrap_or_default();
        // The length is reduced to a character boundary: a character has at most four bytes.
        (0..4).find_map(|less| rest.get(..length.min(rest.len()).saturating_sub(less))).unwrap_or_default()
    }

    /// Returns the first offset from `at` on that is not JSON white space.
    pub(super) fn after_space(&self, at: usize) -> usize {
        let space = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        at + self.bytes().get(at..).unwrap_or_default().iter().take_while(space).count()
    }

    /// Returns the start of the white space before `at`, but not before `start`.
    pub(super) fn before_space(&self, start: usize, at: usize) -> usize {
        start + self.slice(start, at).trim_end_matches([' ', '\t', '\n', '\r']).len()
    }

    /// Reports the character at an offset, and returns the index of the fault.
    pub(super) fn fault(&mut self, kind: FaultKind, at: usize, is_certain: bool) -> usize {
        let length = self.character(at).map_or(0, char::len_utf8);
        self.faults.push(TextFault { kind, span: at..at + length, is_certain });
        self.faults.len() - 1
    }

    /// Returns the index of the fault for an unexpected end of the text.
    pub(super) fn unfinished(&mut self) -> usize {
        if let Some(fault) = self.unfinished {
            return fault;
        }
        let fault = self.fault(FaultKind::Unfinished, self.text.len(), true);
        self.unfinished = Some(fault);
        fault
    }

    pub(super) fn replace(&mut self, fault: usize, from: usize, to: usize, insert: &str) {
        self.edits.push((ByteEdit { from, to, insert: insert.to_owned() }, fault));
    }

    pub(super) fn insert(&mut self, fault: usize, at: usize, insert: &str) {
        self.replace(fault, at, at, insert);
    }

    /// Inserts text before all other insertions at the same position since a mark.
    pub(super) fn insert_first(&mut self, mark: ReaderMark, fault: usize, at: usize, insert: &str) {
        let edit = ByteEdit { from: at, to: at, insert: insert.to_owned() };
        self.edits.insert(mark.edits.min(self.edits.len()), (edit, fault));
    }

    pub(super) fn remove(&mut self, fault: usize, from: usize, to: usize) {
        self.replace(fault, from, to, "");
    }

    /// Offers an edit for a fault, in place of the edits that only let parsing continue. The user must confirm it.
    pub(super) fn offer(&mut self, fault: usize, from: usize, to: usize, insert: &str) {
        self.offered.push((ByteEdit { from, to, insert: insert.to_owned() }, fault));
        if let Some(fault) = self.faults.get_mut(fault) {
            fault.is_certain = false;
        }
    }

    pub(super) fn mark(&self) -> ReaderMark {
        ReaderMark { faults: self.faults.len(), edits: self.edits.len() }
    }

    /// Discards everything at or after an offset that was found since a mark.
    pub(super) fn forget_from(&mut self, mark: ReaderMark, offset: usize) {
        let since = self.edits.split_off(mark.edits.min(self.edits.len()));
        self.edits.extend(since.into_iter().filter(|(edit, _)| edit.from < offset && edit.to <= offset));
        // Faults before the offset are kept even without edits, so that the indexes of the others stay valid.
        while self.faults.len() > mark.faults && self.faults.last().is_some_and(|fault| fault.span.start >= offset) {
            self.faults.pop();
        }
        self.unfinished = self.unfinished.filter(|fault| *fault < self.faults.len());
    }

    /// Returns the faults in document order, and the repaired text.
    pub(super) fn finish(self) -> (Vec<TextFault>, Repair) {
        let Self { text, faults, mut edits, mut offered, .. } = self;
        let order = order_by_key(faults.len(), &|fault| (faults.get(fault).map_or(0, |fault| fault.span.start), 0));
        let mut places = vec![0; faults.len()];
        for (place, fault) in order.iter().enumerate() {
            if let Some(entry) = places.get_mut(*fault) {
                *entry = place;
            }
        }
        for (_, fault) in edits.iter_mut().chain(&mut offered) {
            *fault = places.get(*fault).copied().unwrap_or_default();
        }
        let sorted = order.iter().filter_map(|fault| faults.get(*fault).cloned()).collect();
        (sorted, Repair::new(text, &edits, offered))
    }
}
