//! Completions at a position in the text, with topics in place of documentation.

use serde::Serialize;

use crate::json::Positions;
use crate::model::Catalogue;

use super::cursor::{Cursor, WritablePlace};
use super::outline::Outline;
use super::suggest::{Suggester, Suggestion};
use super::topic::Topic;
use crate::text::from_utf16;

/// A completion with a topic in place of its documentation. All offsets count UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedCompletion {
    /// The name of the field, or the value without quotes.
    pub label: String,
    /// The kind of completion.
    pub kind: CompletionKind,
    /// The type of the field in a few words, or a note about the value. May be empty.
    pub detail: String,
    /// The part of the model that its documentation describes, if it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
    /// Start of the text to replace, as a UTF-16 offset counted from 0.
    pub from: usize,
    /// End of the text to replace, as a UTF-16 offset, exclusive.
    pub to: usize,
    /// The text to insert, with quotes, colon and commas.
    pub insert: String,
    /// The part of `insert` to select afterwards, in offsets of `insert`.
    pub select: CompletionSelection,
}

/// The kind of completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum CompletionKind {
    /// A key.
    Field,
    /// A value.
    Value,
}

/// A part of a completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct CompletionSelection {
    /// Its start, as a UTF-16 offset in `insert`.
    pub from: usize,
    /// Its end, as a UTF-16 offset in `insert`, exclusive.
    pub to: usize,
}

/// Returns the completions at a UTF-16 offset of a text, like [`complete`](super::complete) but without documentation.
#[must_use]
pub fn complete_named(text: &str, offset: usize, catalogue: &Catalogue) -> Vec<NamedCompletion> {
    let at = from_utf16(text, offset);
    let outline = Outline::new(text, at);
    let Some(cursor) = Cursor::find(&outline, at) else { return Vec::new() };
    let mut positions = Positions::new(text);
    let [from, to] = [cursor.replaced.start, cursor.replaced.end].map(|offset| positions.at(offset).offset);
    let kind = if matches!(cursor.place, WritablePlace::Key { .. }) { CompletionKind::Field } else { CompletionKind::Value };
    let before = cursor.before.map_or_else(String::new, |space| format!(",{}", if space.is_empty() { " " } else { space }));
    let completion = |Suggestion { label, detail, topic, blank }| {
        let blank = blank.within(&before, cursor.after);
        let units = |end: usize| blank.json.get(..end).map_or(0, |part| part.encode_utf16().count());
        let select = CompletionSelection { from: units(blank.select.start), to: units(blank.select.end) };
        NamedCompletion { label, kind, detail, topic, from, to, insert: blank.json, select }
    };
    Suggester { outline: &outline, catalogue }.suggest(cursor.place).into_iter().map(completion).collect()
}
