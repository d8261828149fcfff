//! The objects, arrays, keys and values of a text, even if the text is not valid JSON.

use std::borrow::Cow;
use std::ops::Range;

use crate::json::Pointer;
use crate::model::{Field, FieldKind, Read, RecordSchema, TargetGroup};

use super::token::{Bracket, TextToken, Tokens, next_after_space};

/// The outline of a text that may be incomplete.
pub(super) struct Outline<'t> {
    text: &'t str,
    /// The nodes in the order of the text.
    nodes: Vec<OutlineNode>,
    /// The token that is missing at the cursor.
    gap: MissingToken,
}

/// The index of a node in its outline.
pub(super) type NodeId = usize;

/// A key or a value.
#[derive(Debug, Clone)]
pub(super) struct OutlineNode {
    pub(super) kind: OutlineNodeKind,
    pub(super) role: OutlineRole,
    pub(super) span: Range<usize>,
    /// The object or array that contains the node.
    pub(super) parent: Option<NodeId>,
    /// `true` if the comma before the node is missing.
    pub(super) lacks_comma: bool,
    /// The index of the first node after this one and its descendants.
    next: NodeId,
}

impl OutlineNode {
    pub(super) fn is_container(&self) -> bool {
        matches!(self.kind, OutlineNodeKind::Object | OutlineNodeKind::Array)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OutlineNodeKind {
    Object,
    Array,
    Text { closed: bool },
    Word,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OutlineRole {
    Key {
        /// `true` if a colon follows.
        colon: bool,
    },
    /// The value of a key, an element, or the root.
    Value { key: Option<NodeId> },
}

/// The token that is missing at an empty position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MissingToken {
    /// The missing token is unknown.
    Nothing,
    /// The whole request.
    Root,
    /// A key, and a comma before it if it is missing.
    Key { object: NodeId, lacks_comma: bool },
    /// The value of a key.
    Member { object: NodeId, key: NodeId },
    /// An element.
    Element { array: NodeId, index: usize, lacks_comma: bool },
}

/// The description of a value in the model.
#[derive(Debug, Clone, Copy)]
pub(super) struct ValueMeaning {
    pub(super) kind: &'static FieldKind,
    /// The field that the value belongs to, and its record; `None` for elements and the root.
    pub(super) field: Option<(&'static RecordSchema, &'static Field)>,
}

static ROOT: FieldKind = TargetGroup::KIND;

impl<'t> Outline<'t> {
    pub(super) fn new(text: &'t str, cursor: usize) -> Self {
        Builder { text, cursor, nodes: Vec::with_capacity(text.len() / 8), open: Vec::new(), braces: 0, gap: None }.build()
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn gap(&self) -> MissingToken {
        self.gap
    }

    pub(super) fn node(&self, id: NodeId) -> Option<&OutlineNode> {
        self.nodes.get(id)
    }

    /// Returns the nodes that start at or before an offset, the last one first.
    pub(super) fn up_to(&self, offset: usize) -> impl Iterator<Item = (NodeId, &OutlineNode)> {
        let count = self.nodes.partition_point(|node| node.span.start <= offset);
        self.nodes.iter().enumerate().take(count).rev()
    }

    /// Returns the content of a string with escapes resolved, or a word as it is.
    pub(super) fn content(&self, id: NodeId) -> Cow<'t, str> {
        let Some(node) = self.node(id) else { return Cow::default() };
        let raw = self.text.get(node.span.clone()).unwrap_or_default();
        if raw.contains('\\')
            && let Ok(content) = serde_json::from_str(raw)
        {
            return Cow::Owned(content);
        }
        let content = raw.strip_prefix('"').unwrap_or(raw);
        Cow::Borrowed(if node.kind == (OutlineNodeKind::Text { closed: true }) {
            content.strip_suffix('"').unwrap_or(content)
        } else {
            content
        })
    }

    /// Returns the direct children of an object or array.
    pub(super) fn children(&self, container: NodeId) -> impl Iterator<Item = (NodeId, &OutlineNode)> {
        let end = self.node(container).map_or(0, |node| node.next);
        let mut at = container + 1;
        std::iter::from_fn(move || {
            let id = at;
            let node = self.nodes.get(id).filter(|_| id < end)?;
            at = node.next;
            Some((id, node))
        })
    }

    /// Returns the keys of an object.
    pub(super) fn keys(&self, object: NodeId) -> impl Iterator<Item = NodeId> {
        self.children(object).filter(|(_, node)| matches!(node.role, OutlineRole::Key { .. })).map(|(id, _)| id)
    }

    /// Returns the value of a key. If the key is repeated, returns the last value.
    pub(super) fn member(&self, object: NodeId, name: &str) -> Option<NodeId> {
        let belongs = |(id, node): (NodeId, &OutlineNode)| match node.role {
            OutlineRole::Value { key: Some(key) } if self.content(key) == name => Some(id),
            _ => None,
        };
        self.children(object).filter_map(belongs).last()
    }

    /// Returns the elements of an array.
    pub(super) fn elements(&self, array: NodeId) -> impl Iterator<Item = NodeId> {
        self.children(array).map(|(id, _)| id)
    }

    /// Returns the array that contains a value, and the index of the value in it.
    pub(super) fn as_element(&self, id: NodeId) -> Option<(NodeId, usize)> {
        let array = self.node(id)?.parent.filter(|parent| self.node(*parent).is_some_and(|node| node.kind == OutlineNodeKind::Array))?;
        Some((array, self.elements(array).position(|element| element == id)?))
    }

    /// Returns the description of a value in the model; `None` for values that the model does not describe.
    pub(super) fn meaning(&self, value: NodeId) -> Option<ValueMeaning> {
        let path: Vec<NodeId> = std::iter::successors(Some(value), |id| self.node(*id)?.parent).collect();
        let (_, steps) = path.split_last()?;
        steps.iter().rev().try_fold(ValueMeaning::root(), |meaning, id| match self.node(*id)?.role {
            OutlineRole::Value { key: Some(key) } => meaning.member(&self.content(key)),
            OutlineRole::Value { key: None } => meaning.element(),
            OutlineRole::Key { .. } => None,
        })
    }

    /// Returns the pointer to a value.
    pub(super) fn pointer(&self, value: NodeId) -> Pointer {
        let path: Vec<NodeId> = std::iter::successors(Some(value), |id| self.node(*id)?.parent).collect();
        path.iter().rev().skip(1).fold(Pointer::root(), |pointer, id| match self.node(*id).map(|node| node.role) {
            Some(OutlineRole::Value { key: Some(key) }) => pointer.join(&self.content(key)),
            _ => pointer.join(&self.as_element(*id).map_or(0, |(_, index)| index).to_string()),
        })
    }
}

impl ValueMeaning {
    /// Returns the description of the whole request.
    pub(super) fn root() -> Self {
        Self { kind: &ROOT, field: None }
    }

    /// Returns the description of a value of this object.
    pub(super) fn member(self, key: &str) -> Option<Self> {
        let FieldKind::Record(schema) = *self.kind else { return None };
        let field = schema.field(key)?;
        Some(Self { kind: &field.kind, field: Some((schema, field)) })
    }

    /// Returns the description of an item of this array.
    pub(super) fn element(self) -> Option<Self> {
        let FieldKind::List(kind) = *self.kind else { return None };
        Some(Self { kind, field: None })
    }
}

/// The next token in a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expect {
    Key,
    Colon,
    Value,
    Comma,
}

/// An object or array whose end has not been reached.
struct OpenContainer {
    node: NodeId,
    bracket: Bracket,
    expect: Expect,
    key: Option<NodeId>,
    elements: usize,
}

struct Builder<'t> {
    text: &'t str,
    cursor: usize,
    nodes: Vec<OutlineNode>,
    open: Vec<OpenContainer>,
    /// The number of open containers that are objects.
    braces: usize,
    gap: Option<MissingToken>,
}

impl<'t> Builder<'t> {
    fn build(mut self) -> Outline<'t> {
        for (token, span) in Tokens::new(self.text, self.cursor) {
            if self.gap.is_none() && span.start >= self.cursor {
                self.gap = Some(self.gap_here());
            }
            self.take(token, span);
        }
        let gap = self.gap.unwrap_or_else(|| self.gap_here());
        while !self.open.is_empty() {
            self.close(self.text.len());
        }
        Outline { text: self.text, nodes: self.nodes, gap }
    }

    fn take(&mut self, token: TextToken, span: Range<usize>) {
        match token {
            TextToken::Open(bracket) => self.open(bracket, span),
            TextToken::Close(bracket) => self.close_matching(bracket, span.end),
            TextToken::Comma => self.comma(),
            TextToken::Colon => self.colon(),
            TextToken::Text { closed } => self.scalar(OutlineNodeKind::Text { closed }, span),
            TextToken::Word => self.scalar(OutlineNodeKind::Word, span),
        }
    }

    fn open(&mut self, bracket: Bracket, span: Range<usize>) {
        let (kind, expect) = match bracket {
            Bracket::Brace => (OutlineNodeKind::Object, Expect::Key),
            Bracket::Square => (OutlineNodeKind::Array, Expect::Value),
        };
        let node = self.value(kind, span);
        self.braces += usize::from(bracket == Bracket::Brace);
        self.open.push(OpenContainer { node, bracket, expect, key: None, elements: 0 });
    }

    /// Closes all containers up to the one that the bracket matches. An unmatched bracket is ignored.
    fn close_matching(&mut self, bracket: Bracket, end: usize) {
        let partners = if bracket == Bracket::Brace { self.braces } else { self.open.len() - self.braces };
        while partners > 0 && self.close(end).is_some_and(|closed| closed != bracket) {}
    }

    fn close(&mut self, end: usize) -> Option<Bracket> {
        let OpenContainer { node, bracket, .. } = self.open.pop()?;
        self.braces -= usize::from(bracket == Bracket::Brace);
        let next = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(node) {
            node.next = next;
            node.span.end = end;
        }
        Some(bracket)
    }

    fn comma(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        open.expect = if open.bracket == Bracket::Brace { Expect::Key } else { Expect::Value };
        open.key = None;
    }

    fn colon(&mut self) {
        let Some(open) = self.open.last_mut().filter(|open| open.expect == Expect::Colon) else { return };
        open.expect = Expect::Value;
        let key = open.key.and_then(|key| self.nodes.get_mut(key));
        if let Some(key) = key {
            key.role = OutlineRole::Key { colon: true };
        }
    }

    fn scalar(&mut self, kind: OutlineNodeKind, span: Range<usize>) {
        let followed_by_colon = || next_after_space(self.text, span.end).and_then(|at| self.text.as_bytes().get(at)) == Some(&b':');
        let is_key = match self.open.last() {
            Some(OpenContainer { bracket: Bracket::Brace, expect, .. }) => {
                matches!(expect, Expect::Key | Expect::Comma) || followed_by_colon()
            }
            _ => false,
        };
        if is_key { self.key(kind, span) } else { _ = self.value(kind, span) }
    }

    fn key(&mut self, kind: OutlineNodeKind, span: Range<usize>) {
        let id = self.push(kind, OutlineRole::Key { colon: false }, span);
        if let Some(open) = self.open.last_mut() {
            open.expect = Expect::Colon;
            open.key = Some(id);
        }
    }

    fn value(&mut self, kind: OutlineNodeKind, span: Range<usize>) -> NodeId {
        let key = self.open.last_mut().and_then(|open| open.key.take());
        let id = self.push(kind, OutlineRole::Value { key }, span);
        if let Some(open) = self.open.last_mut() {
            open.expect = Expect::Comma;
            open.elements += 1;
        }
        id
    }

    fn push(&mut self, kind: OutlineNodeKind, role: OutlineRole, span: Range<usize>) -> NodeId {
        let id = self.nodes.len();
        let parent = self.open.last().map(|open| open.node);
        let lacks_comma = self.open.last().is_some_and(|open| open.expect == Expect::Comma);
        self.nodes.push(OutlineNode { kind, role, span, parent, lacks_comma, next: id + 1 });
        id
    }

    /// Returns the token that is missing before the next one.
    fn gap_here(&self) -> MissingToken {
        let Some(open) = self.open.last() else { return if self.nodes.is_empty() { MissingToken::Root } else { MissingToken::Nothing } };
        let lacks_comma = open.expect == Expect::Comma;
        match (open.bracket, open.expect, open.key) {
            (Bracket::Square, ..) => MissingToken::Element { array: open.node, index: open.elements, lacks_comma },
            (Bracket::Brace, Expect::Key | Expect::Comma, _) => MissingToken::Key { object: open.node, lacks_comma },
            (Bracket::Brace, Expect::Value, Some(key)) => MissingToken::Member { object: open.node, key },
            (Bracket::Brace, ..) => MissingToken::Nothing,
        }
    }
}
