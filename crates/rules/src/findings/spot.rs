//! The place of a finding.

use std::ops::Range as Span;

use target_groups_json::rows::{MemberRef, Node, OtherRef, Place, RowRef, Rows};
use target_groups_model::FieldValue;
use target_groups_text::Repair;

use crate::params::length;

/// The place of a finding, among the rows and in the text.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    place: Option<Place>,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Spot {
    /// The value of a field, or where it should stand.
    #[must_use]
    pub fn of<T>(field: FieldValue<'_, T>) -> Self {
        field.written().map_or_else(|| Self::missing(field.object(), field.place()), Self::from)
    }

    /// Where a value should stand: in the text, the bracket that opens its object.
    #[must_use]
    pub fn missing(object: RowRef<'_>, place: Place) -> Self {
        let start = length(object.node().range().start);
        Self { place: Some(place), start, end: start + 1 }
    }

    /// The key of a member.
    #[must_use]
    pub fn key(other: OtherRef<'_>) -> Self {
        Self::at(other.place(), &other.key_range())
    }

    /// The key of a member, known or unknown.
    #[must_use]
    pub fn key_of(member: &MemberRef<'_>) -> Self {
        Self::at(member.value.place(), &member.key_range)
    }

    /// A span of a text that has no rows, in UTF-8 offsets.
    #[must_use]
    pub fn text(span: &Span<usize>) -> Self {
        Self { place: None, start: length(span.start), end: length(span.end) }
    }

    /// A span of the text inside a value that has no rows.
    #[must_use]
    pub fn inside(outer: Node<'_>, span: &Span<usize>) -> Self {
        Self::at(outer.place(), span)
    }

    fn at(place: Place, span: &Span<usize>) -> Self {
        Self { place: Some(place), start: length(span.start), end: length(span.end) }
    }

    /// The place among the rows.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// Returns the JSON Pointer to the place, or empty text without rows.
    #[must_use]
    pub fn pointer(&self, rows: Option<Rows<'_>>) -> String {
        let mut pointer = String::new();
        if let Some((rows, place)) = rows.zip(self.place) {
            rows.write_pointer(place, &mut pointer);
        }
        pointer
    }

    /// Moves a place among the rows of a repaired text to that of the original; `false` if it was made up.
    pub(super) fn move_to_original(&mut self, repair: &Repair) -> bool {
        if self.place.is_none() {
            return true;
        }
        let original = repair.original(&self.span());
        let is_written = !repair.is_made_up(&self.span());
        (self.start, self.end) = (length(original.start), length(original.end));
        is_written
    }

    /// The span of the text, in UTF-8 offsets.
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
