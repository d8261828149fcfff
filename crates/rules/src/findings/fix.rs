//! Adds the fix of a finding.

use std::ops::Range as Span;

use target_groups_json::quote;
use target_groups_json::rows::{Place, Rows};

use super::limits::{MAX_CHANGES, MAX_CHANGES_OF_FIX};
use super::memory::{FixChange, Memory, REWRITE};
use crate::params::length;

/// A finding that was just added. If it is kept, the changes of its fix can be added.
#[derive(Debug)]
#[must_use = "a finding without a fix ends with `done`"]
pub struct Added<'f> {
    memory: Option<&'f mut Memory>,
    /// `true` if it is a related place of an earlier finding.
    is_related: bool,
}

impl<'f> Added<'f> {
    pub(super) fn new(memory: Option<&'f mut Memory>) -> Self {
        Self { memory, is_related: false }
    }

    pub(super) fn related(memory: Option<&'f mut Memory>) -> Self {
        Self { memory, is_related: true }
    }

    /// Returns `true` if the finding is kept.
    pub(super) fn is_kept(&self) -> bool {
        self.memory.is_some()
    }

    /// Adds no fix.
    pub fn done(self) {}

    /// Makes the finding refer to a value below its place, at this relative JSON Pointer.
    pub fn below(mut self, pointer: &str) -> Self {
        if let Some(memory) = self.memory.as_mut()
            && let Some(finding) = memory.found.last_mut()
        {
            finding.below = memory.arena.text(|text| text.push_str(pointer));
        }
        self
    }

    /// Adds a fix without changes: writing the text again removes the unwanted part.
    pub fn rewrite(self) {
        if let Some(finding) = self.memory.and_then(|memory| memory.found.last_mut()) {
            finding.changes = REWRITE;
        }
    }

    /// Adds a fix. The closure runs only if the finding is kept.
    pub fn fix(self, add: impl FnOnce(&mut Fixer<'_>)) {
        let Some(memory) = self.memory else { return };
        let from = memory.changes.len();
        let mut fixer = Fixer { memory, from, is_related: self.is_related };
        add(&mut fixer);
        fixer.end();
    }
}

/// Collects the changes of a fix.
#[derive(Debug)]
pub struct Fixer<'a> {
    memory: &'a mut Memory,
    from: usize,
    is_related: bool,
}

impl Fixer<'_> {
    /// Sets the value at a place.
    pub fn set(&mut self, rows: Rows<'_>, place: Place, json: &str) {
        self.change(rows, place, "", Some(json));
    }

    /// Sets the value at a place to a string.
    pub fn set_text(&mut self, rows: Rows<'_>, place: Place, text: &str) {
        self.set(rows, place, &quote(text));
    }

    /// Removes the value at a place.
    pub fn remove(&mut self, rows: Rows<'_>, place: Place) {
        self.change(rows, place, "", None);
    }

    /// Removes the value below a place, at this relative JSON Pointer.
    pub fn remove_below(&mut self, rows: Rows<'_>, place: Place, below: &str) {
        self.change(rows, place, below, None);
    }

    /// Appends a value to an array.
    pub fn append(&mut self, rows: Rows<'_>, array: Place, json: &str) {
        self.change(rows, array, "/-", Some(json));
    }

    /// Replaces a range of the text, in UTF-8 offsets.
    pub fn replace(&mut self, range: Span<usize>, insert: &str) {
        let Memory { arena, changes, .. } = &mut *self.memory;
        if changes.len() - self.from <= MAX_CHANGES_OF_FIX {
            let insert = arena.text(|text| text.push_str(insert));
            changes.push(FixChange::Replace { range: (length(range.start), length(range.end)), insert });
        }
    }

    /// Marks the fix as one that the user must confirm.
    pub fn ask(&mut self) {
        if let Some(finding) = self.memory.found.last_mut() {
            finding.asks = true;
        }
    }

    /// Returns `true` if this number of changes exceeds the limit of a fix.
    #[must_use]
    pub fn is_too_much(changes: usize) -> bool {
        changes > MAX_CHANGES_OF_FIX
    }

    /// Adds a change below a place. `None` removes the value.
    fn change(&mut self, rows: Rows<'_>, place: Place, below: &str, json: Option<&str>) {
        let Memory { arena, changes, .. } = &mut *self.memory;
        if changes.len() - self.from > MAX_CHANGES_OF_FIX {
            return;
        }
        let pointer = arena.text(|text| {
            rows.write_pointer(place, text);
            text.push_str(below);
        });
        changes.push(match json {
            Some(json) => FixChange::Set { pointer, value: arena.text(|text| text.push_str(json)) },
            None => FixChange::Remove { pointer },
        });
    }

    /// Completes the fix. A fix that is too large is dropped.
    fn end(self) {
        let Memory { found, changes, related, .. } = self.memory;
        if changes.len() - self.from > MAX_CHANGES_OF_FIX || changes.len() > MAX_CHANGES {
            changes.truncate(self.from);
        }
        if self.is_related {
            if let Some(related) = related.last_mut() {
                related.changes.1 = length(changes.len());
            }
        } else if let Some(finding) = found.last_mut() {
            finding.changes.1 = length(changes.len());
        }
    }
}
