//! What a place of the text means.

use std::ops::Range as Span;

use serde::Serialize;

use crate::json::{Positions, Range};
use crate::model::{EnumValue, Kind, Presence, Source};

use super::offset::from_utf16;
use super::outline::{Node, Outline, Role};
use super::words::{kind_in_words, paragraph};

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
    /// The meaning, with units and limits.
    pub meaning: String,
    /// The kind of value, in a few words.
    pub kind: &'static str,
    /// Whether a request must have it.
    pub need: Need,
    /// The longest text that is accepted, in UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// The document of the API that describes it. Missing for elements of lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The values that are allowed, where they are a fixed set.
    pub words: Vec<Word>,
}

/// Whether a request has a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum Need {
    /// A request must have it.
    Required,
    /// A request may have it.
    Optional,
    /// Only answers have it.
    AnswerOnly,
}

/// A value that is allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(rename = "HoverWord"))]
pub struct Word {
    /// The value, as it is sent.
    pub value: &'static str,
    /// Its meaning.
    pub meaning: String,
    /// Whether it is the value in the text.
    pub chosen: bool,
}

/// What the key or value at a UTF-16 offset means, in a text that need not be JSON yet. `None` where nothing is known.
///
/// ```
/// use target_groups::language::{Need, hover};
/// let hover = hover(r#"{"name": "Steps"#, 3).unwrap();
/// assert_eq!((hover.pointer.as_str(), hover.need, hover.max_length), ("/name", Need::Required, Some(200)));
/// ```
#[must_use]
pub fn hover(text: &str, offset: usize) -> Option<Hover> {
    let at = from_utf16(text, offset);
    let outline = Outline::new(text, at);
    let (id, node) = outline.up_to(at).take(4).find(|(_, node)| covers(node, at))?;
    let (meaning, pointer, value) = match (node.role, node.parent) {
        (Role::Key { .. }, Some(object)) => {
            let key = outline.content(id);
            (outline.meaning(object)?.member(&key)?, outline.pointer(object).join(&key), outline.member(object, &key))
        }
        _ => (outline.meaning(id)?, outline.pointer(id), Some(id)),
    };
    let (title, docs, request) = match (meaning.field, meaning.kind) {
        (Some((_, field)), _) => (field.name, field.docs, field.request),
        (None, Kind::Record(shape)) => (shape.name, shape.docs, Presence::Optional),
        (None, _) => return None,
    };
    Some(Hover {
        range: Positions::new(text).range(&visible(node)),
        pointer: pointer.to_string(),
        title: title.to_owned(),
        meaning: paragraph(docs),
        kind: kind_in_words(meaning.kind),
        need: Need::from(request),
        max_length: meaning.field.and_then(|(_, field)| field.max_length),
        source: meaning.field.map(|(_, field)| field.source),
        words: words(meaning.kind, value.map(|value| outline.content(value)).as_deref()),
    })
}

/// Whether an offset lies in a key or scalar, at its end, or at the opening bracket of an object or array.
fn covers(node: &Node, at: usize) -> bool {
    let end = if node.is_container() { node.span.start } else { node.span.end };
    node.span.start <= at && at <= end
}

/// A key or scalar as a whole; of an object or array the opening bracket.
fn visible(node: &Node) -> Span<usize> {
    node.span.start..if node.is_container() { node.span.start + 1 } else { node.span.end }
}

fn words(kind: &Kind, written: Option<&str>) -> Vec<Word> {
    let Kind::Enumeration(enumeration) = kind else { return Vec::new() };
    let word = |value: &EnumValue| Word { value: value.wire, meaning: paragraph(value.docs), chosen: written == Some(value.wire) };
    enumeration.values.iter().map(word).collect()
}

impl From<Presence> for Need {
    fn from(request: Presence) -> Self {
        match request {
            Presence::Required => Self::Required,
            Presence::Optional => Self::Optional,
            Presence::Never => Self::AnswerOnly,
        }
    }
}
