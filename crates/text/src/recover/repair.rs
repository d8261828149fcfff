//! The edits that turn a text into JSON, and the mapping from the repaired text to the original.

use std::ops::Range;

use crate::byte_edit::ByteEdit;
use crate::order::order_by_key;

/// An edit, and the fault that it fixes.
#[derive(Debug, Clone)]
struct FaultEdit {
    edit: ByteEdit,
    fault: usize,
    /// The start of the inserted text in the repaired text.
    start: usize,
}

/// A repaired text.
#[derive(Debug, Clone, Default)]
pub struct Repair {
    text: String,
    /// The edits in ascending order, without overlaps.
    edits: Vec<FaultEdit>,
    /// The edits that users should apply instead of those above.
    offered: Vec<FaultEdit>,
}

impl Repair {
    /// Applies edits to a text. Each edit has the index of the fault that it fixes. Edits at the same position keep their order; an
    /// edit that overlaps an earlier one is dropped. `offered` are edits for users, which are better than those that only let
    /// parsing continue.
    pub(super) fn new(original: &str, edits: &[(ByteEdit, usize)], offered: Vec<(ByteEdit, usize)>) -> Self {
        let order = order_by_key(edits.len(), &|place| edits.get(place).map_or((0, 0), |(edit, _)| (edit.from, edit.to)));
        let offered = offered.into_iter().map(|(edit, fault)| FaultEdit { edit, fault, start: 0 }).collect();
        let mut repair = Self { text: String::with_capacity(original.len() + 16), edits: Vec::with_capacity(edits.len()), offered };
        let mut at = 0;
        for (edit, fault) in order.into_iter().filter_map(|place| edits.get(place).cloned()) {
            if edit.from < at {
                continue;
            }
            repair.text.push_str(original.get(at..edit.from).unwrap_or_default());
            let start = repair.text.len();
            repair.text.push_str(&edit.insert);
            at = edit.to;
            repair.edits.push(FaultEdit { edit, fault, start });
        }
        repair.text.push_str(original.get(at..).unwrap_or_default());
        repair
    }

    /// Returns the repaired text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the edits, grouped by fault.
    #[must_use]
    pub fn edits_by_fault(&self) -> EditsByFault<'_> {
        // The offered edits of a fault come first and replace its other edits.
        let all: Vec<&FaultEdit> = self.offered.iter().chain(&self.edits).collect();
        let order = order_by_key(all.len(), &|place| (all.get(place).map_or(0, |edit| edit.fault), place));
        let edits = order.into_iter().filter_map(|place| Some((*all.get(place)?, place < self.offered.len())));
        EditsByFault { edits: edits.collect(), at: 0 }
    }

    /// Returns the span of the original text for a span of the repaired text. Inserted text maps to an empty span.
    #[must_use]
    pub fn original(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.original_of(span.start, false);
        start..self.original_of(span.end, true).max(start)
    }

    /// Returns `true` if a span of the repaired text is a value that the repair inserted.
    #[must_use]
    pub fn is_made_up(&self, span: &Range<usize>) -> bool {
        let is_in = |edit: &FaultEdit| edit.edit.from == edit.edit.to && span.end <= edit.start + edit.edit.insert.len();
        self.text.get(span.clone()) == Some("null") && self.before(span.start).is_some_and(is_in)
    }

    /// Converts an edit of the repaired text to an edit of the original.
    #[must_use]
    pub fn edit_of_original(&self, edit: ByteEdit) -> ByteEdit {
        let span = self.original(&(edit.from..edit.to));
        ByteEdit { from: span.start, to: span.end, insert: edit.insert }
    }

    /// Returns the last edit whose inserted text starts at or before an offset.
    fn before(&self, offset: usize) -> Option<&FaultEdit> {
        let count = self.edits.partition_point(|edit| edit.start <= offset);
        count.checked_sub(1).and_then(|last| self.edits.get(last))
    }

    fn original_of(&self, offset: usize, is_end: bool) -> usize {
        // An end offset belongs to the text before it, a start offset to the text after it.
        let edit = if is_end {
            let count = self.edits.partition_point(|edit| edit.start < offset);
            count.checked_sub(1).and_then(|last| self.edits.get(last))
        } else {
            self.before(offset)
        };
        let Some(FaultEdit { edit, start, .. }) = edit else { return offset };
        let inserted = edit.insert.len();
        if offset >= start + inserted {
            return offset - start - inserted + edit.to;
        }
        if is_end { edit.to } else { edit.from }
    }
}

/// The edits of a repair, grouped by the indexes of the faults.
#[derive(Debug)]
pub struct EditsByFault<'r> {
    /// Each edit, with `true` if it is offered in place of others.
    edits: Vec<(&'r FaultEdit, bool)>,
    at: usize,
}

impl<'r> EditsByFault<'r> {
    /// Returns the edits of the original text that fix a fault, in ascending order. The indexes must be requested in ascending order.
    pub fn take(&mut self, fault: usize) -> impl Iterator<Item = &'r ByteEdit> {
        let mut taken: Vec<&'r ByteEdit> = Vec::new();
        let mut has_offer = false;
        while let Some((edit, is_offered)) = self.edits.get(self.at).filter(|(edit, _)| edit.fault <= fault) {
            has_offer |= *is_offered && edit.fault == fault;
            if edit.fault == fault && *is_offered == has_offer {
                taken.push(&edit.edit);
            }
            self.at += 1;
        }
        taken.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Repair;
    use crate::byte_edit::ByteEdit;

    fn repair() -> Repair {
        // {'a' 1 /*c*/}
        let edit = |from, to, insert: &str| ByteEdit { from, to, insert: insert.to_owned() };
        Repair::new(
            "{'a' 1 /*c*/}",
            &[(edit(1, 2, "\""), 0), (edit(3, 4, "\""), 0), (edit(4, 4, ":"), 1), (edit(6, 12, ""), 2)],
            Vec::new(),
        )
    }

    #[test]
    fn edits_are_applied() {
        assert_eq!(repair().text(), "{\"a\": 1}");
        assert_eq!(repair().edits_by_fault().take(0).count(), 2);
    }

    #[test]
    fn places_are_those_of_the_original() {
        for (span, original) in [(0..8, 0..13), (1..4, 1..4), (6..7, 5..6), (4..5, 4..4), (7..8, 12..13)] {
            assert_eq!(repair().original(&span), original, "{span:?}");
        }
        assert!(!repair().is_made_up(&(4..5)));
        let null = |from| Repair::new("{\"a\" null}", &[(ByteEdit { from, to: from, insert: ":null".to_owned() }, 0)], Vec::new());
        assert!(null(4).is_made_up(&(5..9)) && !null(4).is_made_up(&(10..14)));
    }
}
