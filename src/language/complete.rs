//! What could be written at a place of the text, with names in place of doc texts.

use serde::Serialize;

use crate::json::Positions;
use crate::model::Catalogue;

use super::cursor::{Cursor, Slot};
use super::offset::from_utf16;
use super::outline::Outline;
use super::suggest::{Suggester, Suggestion};
use super::topic::Topic;

/// A completion with a name in place of its doc text. All offsets count UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedCompletion {
    /// The name of the field, or the value without its quotes.
    pub label: String,
    /// What is completed.
    pub kind: CompletionKind,
    /// In a few words: the kind of the field's value, or what is remarkable about the value.
    pub detail: String,
    /// What its doc text describes, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
    /// Start of the text that it takes the place of.
    pub from: usize,
    /// End of the text that it takes the place of.
    pub to: usize,
    /// The text that takes its place: JSON with quotes, colon, commas and all.
    pub insert: String,
    /// What is typed over next, in offsets of `insert`.
    pub select: Select,
}

/// What is completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CompletionKind {
    /// A key.
    Field,
    /// A value.
    Value,
}

/// A part of a completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Select {
    /// Its start.
    pub from: usize,
    /// Its end.
    pub to: usize,
}

/// Returns what could be written at a UTF-16 offset of a text, like [`complete`](super::complete) but without doc texts.
#[must_use]
pub fn complete_named(text: &str, offset: usize, catalogue: &Catalogue) -> Vec<NamedCompletion> {
    let at = from_utf16(text, offset);
    let outline = Outline::new(text, at);
    let Some(cursor) = Cursor::find(&outline, at) else { return Vec::new() };
    let mut positions = Positions::new(text);
    let [from, to] = [cursor.replaced.start, cursor.replaced.end].map(|offset| positions.at(offset).offset);
    let kind = if matches!(cursor.slot, Slot::Key { .. }) { CompletionKind::Field } else { CompletionKind::Value };
    let before = cursor.before.map_or_else(String::new, |space| format!(",{}", if space.is_empty() { " " } else { space }));
    let completion = |Suggestion { label, detail, topic, blank }| {
        let blank = blank.within(&before, cursor.after);
        let units = |end: usize| blank.json.get(..end).map_or(0, |part| part.encode_utf16().count());
        let select = Select { from: units(blank.select.start), to: units(blank.select.end) };
        NamedCompletion { label, kind, detail, topic, from, to, insert: blank.json, select }
    };
    Suggester { outline: &outline, catalogue }.suggest(cursor.slot).into_iter().map(completion).collect()
}
