//! The place of a finding.

use std::ops::Range as Span;

use target_groups_json::rows::{MemberRef, Node, OtherRef, Place, RowRef, Rows};
use target_groups_model::FieldValue;
use target_groups_text::Repair;

use crate::params::length;

/// The place of a finding: in the rows and in the text.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    place: Option<Place>,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Spot {
    /// Refers to the value of a field, even if it is missing.
    #[must_use]
    pub fn of<T>(field: FieldValue<'_, T>) -> Self {
        field.written().map_or_else(|| Self::missing(field.object(), field.place()), Self::from)
    }

    /// Refers to a missing value. In the text, this is the opening bracket of its object.
    #[must_use]
    pub fn missing(object: RowRef<'_>, place: Place) -> Self {
        let start = length(object.node().range().start);
        Self { place: Some(place), start, end: start + 1 }
    }

    /// Refers to the key of a member.
    #[must_use]
    pub fn key(other: OtherRef<'_>) -> Self {
        Self::at(other.place(), &other.key_range())
    }

    /// Refers to the key of a member, known or unknown.
    #[must_use]
    pub fn key_of(member: &MemberRef<'_>) -> Self {
        Self::at(member.value.place(), &member.key_range)
    }

    /// Refers to a span of a text without rows, in UTF-8 offsets.
    #[must_use]
    pub fn text(span: &Span<usize>) -> Self {
        Self { place: None, start: length(span.start), end: length(span.end) }
    }

    /// Refers to a span of the text inside a value without rows.
    #[must_use]
    pub fn inside(outer: Node<'_>, span: &Span<usize>) -> Self {
        Self::at(outer.place(), span)
    }

    fn at(place: Place, span: &Span<usize>) -> Self {
        Self { place: Some(place), start: length(span.start), end: length(span.end) }
    }

    /// Returns the place in the rows.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// Returns the JSON Pointer to the place, or an empty string without rows.
    #[must_use]
    pub fn pointer(&self, rows: Option<Rows<'_>>) -> String {
        let mut pointer = String::new();
        if let Some((rows, place)) = rows.zip(self.place) {
            rows.write_pointer(place, &mut pointer);
        }
        pointer
    }

    /// Converts a place of a repaired text to the original. Returns `false` if the repair inserted the value.
    pub(super) fn move_to_original(&mut self, repair: &Repair) -> bool {
        if self.place.is_none() {
            return true;
        }
        let original = repair.original(&self.span());
        let is_written = !repair.is_made_up(&self.span());
        (self.start, self.end) = (length(original.start), length(original.end));
        is_written
    }

    /// Returns the span in the text, in UTF-8 offsets.
    #[must_use]
    pub fn span(&self) -> Span<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Node<'_>> for Spot {
    fn from(node: Node<'_>) -> Self {
        Self::at(node.place(), &node.range())
    }
}
