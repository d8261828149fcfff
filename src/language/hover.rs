//! Hovers at a position in the text, with topics in place of documentation.

use std::ops::Range as Span;

use serde::Serialize;

use crate::json::{Positions, Range};
use crate::model::{EnumValue, Enumeration, FieldKind, Presence};

use super::outline::{Outline, OutlineNode, OutlineRole};
use super::topic::Topic;
use super::words::kind_in_words;
use crate::text::from_utf16;

/// A description with topics in place of documentation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NamedHover {
    /// The key or value; for an object or array, its opening bracket.
    pub range: Range,
    /// JSON Pointer to the value.
    pub pointer: String,
    /// The name of the field; for an element of a list, the name of its record.
    pub title: String,
    /// The part of the model that its documentation describes.
    pub topic: Topic,
    /// The kind of value, in a few words.
    pub kind: &'static str,
    /// Its presence in requests.
    pub need: Need,
    /// The maximum length of the text, in UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// The name of the enumeration, if the values are a fixed set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enumeration: Option<&'static str>,
    /// The valid values, if they are a fixed set.
    pub words: Vec<NamedWord>,
}

/// The presence of a field in requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum Need {
    /// The field is required in requests.
    Required,
    /// The field is optional in requests.
    Optional,
    /// The field only occurs in responses.
    AnswerOnly,
}

/// A valid value, without its description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedWord {
    /// The value, as it is sent.
    pub value: &'static str,
    /// `true` if it is the value in the text.
    pub chosen: bool,
}

/// Returns the description of the key or value at a UTF-16 offset, like [`hover`](super::hover) but without documentation.
#[must_use]
pub fn hover_named(text: &str, offset: usize) -> Option<NamedHover> {
    let at = from_utf16(text, offset);
    let outline = Outline::new(text, at);
    let (id, node) = outline.up_to(at).take(4).find(|(_, node)| covers(node, at))?;
    let (meaning, pointer, value) = match (node.role, node.parent) {
        (OutlineRole::Key { .. }, Some(object)) => {
            let key = outline.content(id);
            (outline.meaning(object)?.member(&key)?, outline.pointer(object).join(&key), outline.member(object, &key))
        }
        _ => (outline.meaning(id)?, outline.pointer(id), Some(id)),
    };
    let (title, topic, request) = match (meaning.field, meaning.kind) {
        (Some((schema, field)), _) => (field.name, Topic::field(schema, field), field.request),
        (None, FieldKind::Record(schema)) => (schema.name, Topic::record(schema), Presence::Optional),
        (None, _) => return None,
    };
    let enumeration = if let FieldKind::Enumeration(enumeration) = meaning.kind { Some(*enumeration) } else { None };
    Some(NamedHover {
        range: Positions::new(text).range(&visible(node)),
        pointer: pointer.to_string(),
        title: title.to_owned(),
        topic,
        kind: kind_in_words(meaning.kind),
        need: Need::from(request),
        max_length: meaning.field.and_then(|(_, field)| field.max_length),
        enumeration: enumeration.map(|enumeration| enumeration.name),
        words: words(enumeration, value.map(|value| outline.content(value)).as_deref()),
    })
}

/// Returns `true` if an offset is in or at the end of a key or scalar, or at the opening bracket of an object or array.
fn covers(node: &OutlineNode, at: usize) -> bool {
    let end = if node.is_container() { node.span.start } else { node.span.end };
    node.span.start <= at && at <= end
}

/// Returns the range of a key or scalar, or of the opening bracket of an object or array.
fn visible(node: &OutlineNode) -> Span<usize> {
    node.span.start..if node.is_container() { node.span.start + 1 } else { node.span.end }
}

fn words(enumeration: Option<&Enumeration>, written: Option<&str>) -> Vec<NamedWord> {
    let word = |value: &EnumValue| NamedWord { value: value.wire, chosen: written == Some(value.wire) };
    enumeration.map_or_else(Vec::new, |enumeration| enumeration.values.iter().map(word).collect())
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
