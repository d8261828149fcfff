//! Completions and hovers with their documentation, for native callers.
//!
//! The WebAssembly module must not call these functions, because they link all documentation. The package joins topics and documentation in
//! JavaScript.

use serde::Serialize;

use crate::json::Range;
use crate::model::{Catalogue, Source};

use super::complete::{CompletionKind, CompletionSelection, NamedCompletion, complete_named};
use super::hover::{NamedHover, Need, hover_named};
use super::topic::Topic;

/// A completion. All offsets count UTF-16 code units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Completion {
    /// The name of the field, or the value without quotes.
    pub label: String,
    /// The kind of completion.
    pub kind: CompletionKind,
    /// The type of the field in a few words, or a note about the value. May be empty.
    pub detail: String,
    /// The description in prose. May be empty.
    pub documentation: String,
    /// Start of the text to replace, as a UTF-16 offset counted from 0.
    pub from: usize,
    /// End of the text to replace, as a UTF-16 offset, exclusive.
    pub to: usize,
    /// The text to insert, with quotes, colon and commas.
    pub insert: String,
    /// The part of `insert` to select afterwards, in offsets of `insert`.
    pub select: CompletionSelection,
}

/// The description of a key or value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Hover {
    /// The key or value; for an object or array, its opening bracket.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "Range")))]
    pub range: Range,
    /// JSON Pointer to the value.
    pub pointer: String,
    /// The name of the field; for an element of a list, the name of its record.
    pub title: String,
    /// The description in prose, with units and limits.
    pub meaning: String,
    /// The kind of value, in a few words.
    pub kind: &'static str,
    /// Its presence in requests.
    pub need: Need,
    /// The maximum length of the text, in UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// The page of the API's documentation that describes the field. Missing for elements of lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The valid values, if they are a fixed set.
    pub words: Vec<HoverWord>,
}

/// A valid value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct HoverWord {
    /// The value, as it is sent.
    pub value: &'static str,
    /// The description of the value.
    pub meaning: String,
    /// `true` if it is the value in the text.
    pub chosen: bool,
}

/// Returns the completions at a UTF-16 offset of a text, which may be incomplete JSON. Required fields come first. Empty if nothing is
/// valid at the offset.
///
/// ```
/// use target_groups::{language::complete, model::Catalogue};
/// let completions = complete(r#"{"targets": [{"targetType": "VI"#, 31, &Catalogue::default());
/// assert_eq!((completions[1].label.as_str(), completions[1].insert.as_str()), ("VISIT", "\"VISIT\""));
/// assert_eq!(completions[1].documentation, "Number of days on which the event happens.");
/// ```
#[must_use]
pub fn complete(text: &str, offset: usize, catalogue: &Catalogue) -> Vec<Completion> {
    complete_named(text, offset, catalogue).into_iter().map(Completion::from).collect()
}

/// Returns the description of the key or value at a UTF-16 offset of a text, which may be incomplete JSON. `None` if there is no
/// description.
///
/// ```
/// use target_groups::language::{Need, hover};
/// let hover = hover(r#"{"name": "Steps"#, 3).unwrap();
/// assert_eq!((hover.pointer.as_str(), hover.need, hover.max_length), ("/name", Need::Required, Some(200)));
/// ```
#[must_use]
pub fn hover(text: &str, offset: usize) -> Option<Hover> {
    hover_named(text, offset).map(Hover::from)
}

impl From<NamedCompletion> for Completion {
    fn from(named: NamedCompletion) -> Self {
        let NamedCompletion { label, kind, detail, topic, from, to, insert, select } = named;
        let documentation = topic.and_then(Topic::documentation).unwrap_or_default();
        Self { label, kind, detail, documentation, from, to, insert, select }
    }
}

impl From<NamedHover> for Hover {
    fn from(named: NamedHover) -> Self {
        let NamedHover { range, pointer, title, topic, kind, need, max_length, enumeration, words } = named;
        let meaning = |value| Topic::Value { enumeration: enumeration.unwrap_or_default(), value }.documentation().unwrap_or_default();
        let words = words.into_iter().map(|word| HoverWord { value: word.value, meaning: meaning(word.value), chosen: word.chosen });
        Self {
            range,
            pointer,
            title,
            meaning: topic.documentation().unwrap_or_default(),
            kind,
            need,
            max_length,
            source: topic.source(),
            words: words.collect(),
        }
    }
}
