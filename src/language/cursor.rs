//! Determines what can be written at the cursor, and the range that it replaces.

use std::ops::Range;

use super::outline::{MissingToken, NodeId, Outline, OutlineNode, OutlineNodeKind, OutlineRole};
use super::token::next_after_space;

/// A key or value that can be written, and its position.
pub(super) struct Cursor<'t> {
    pub(super) place: WritablePlace,
    /// The range to replace.
    pub(super) replaced: Range<usize>,
    /// The text to insert before it: a comma and the existing white space.
    pub(super) before: Option<&'t str>,
    /// The text to insert after it: a comma.
    pub(super) after: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WritablePlace {
    /// The whole request.
    Root,
    /// A key.
    Key {
        object: NodeId,
        /// The key to replace.
        current: Option<NodeId>,
        /// `true` if a colon follows, and probably a value.
        has_colon: bool,
    },
    /// The value of a key.
    Member { object: NodeId, key: NodeId },
    /// An element of an array.
    Element { array: NodeId, index: usize },
}

impl<'t> Cursor<'t> {
    /// Returns what can be written at an offset, or `None` if nothing is valid there.
    pub(super) fn find(outline: &Outline<'t>, at: usize) -> Option<Self> {
        let touched = outline.up_to(at).take(3).find(|(_, node)| touches(node, at));
        match touched {
            Some((id, node)) => Self::on(outline, id, node),
            None => Self::between(outline, at),
        }
    }

    /// Handles a cursor in a key or value.
    fn on(outline: &Outline<'t>, id: NodeId, node: &OutlineNode) -> Option<Self> {
        let place = match (node.role, node.parent) {
            (OutlineRole::Key { colon }, Some(object)) => WritablePlace::Key { object, current: Some(id), has_colon: colon },
            (OutlineRole::Value { key: Some(key) }, Some(object)) => WritablePlace::Member { object, key },
            (OutlineRole::Value { key: None }, Some(_)) => {
                let (array, index) = outline.as_element(id)?;
                WritablePlace::Element { array, index }
            }
            (_, None) if outline.node(1).is_none() => WritablePlace::Root,
            (_, None) => return None,
        };
        let ends_member = !matches!(place, WritablePlace::Key { has_colon: true, .. });
        Some(Self::new(outline.text(), place, node.span.clone(), node.lacks_comma, ends_member))
    }

    /// Handles a cursor at an empty position.
    fn between(outline: &Outline<'t>, at: usize) -> Option<Self> {
        let (place, lacks_comma) = match outline.gap() {
            MissingToken::Root if outline.node(0).is_none() => (WritablePlace::Root, false),
            MissingToken::Nothing | MissingToken::Root => return None,
            MissingToken::Key { object, lacks_comma } => (WritablePlace::Key { object, current: None, has_colon: false }, lacks_comma),
            MissingToken::Member { object, key } => return Self::before_value(outline, object, key, at),
            MissingToken::Element { array, index, lacks_comma } => (WritablePlace::Element { array, index }, lacks_comma),
        };
        Some(Self::new(outline.text(), place, at..at, lacks_comma, true))
    }

    /// Handles a cursor after a colon. An existing value is replaced, unless it is an object or array.
    fn before_value(outline: &Outline<'t>, object: NodeId, key: NodeId, at: usize) -> Option<Self> {
        let value = outline.node(key + 1).filter(|node| node.role == OutlineRole::Value { key: Some(key) });
        if value.is_some_and(OutlineNode::is_container) {
            return None;
        }
        let end = value.map_or(at, |node| node.span.end);
        Some(Self::new(outline.text(), WritablePlace::Member { object, key }, at..end, false, true))
    }

    fn new(text: &'t str, place: WritablePlace, span: Range<usize>, lacks_comma: bool, ends_member: bool) -> Self {
        let next = next_after_space(text, span.end);
        let goes_on = next.and_then(|at| text.as_bytes().get(at)).is_some_and(|byte| !b",:]}".contains(byte));
        let after = match goes_on && ends_member && place != WritablePlace::Root {
            true if next == Some(span.end) => ", ",
            true => ",",
            false => "",
        };
        if !lacks_comma {
            return Self { place, replaced: span, before: None, after };
        }
        let before = text.get(..span.start).unwrap_or_default();
        let start = before.trim_ascii_end().len();
        Self { place, replaced: start..span.end, before: before.get(start..), after }
    }
}

/// Returns `true` if text typed at an offset continues an existing key or value.
fn touches(node: &OutlineNode, at: usize) -> bool {
    let Range { start, end } = node.span;
    match node.kind {
        OutlineNodeKind::Object | OutlineNodeKind::Array => false,
        OutlineNodeKind::Word => start <= at && at <= end,
        OutlineNodeKind::Text { closed: true } => start < at && at < end,
        OutlineNodeKind::Text { closed: false } => start < at && at <= end,
    }
}
