//! A parsed text: its values in document order, each with its place.

use std::borrow::Cow;
use std::ops::Range;

use super::Decimal;
use super::rows::read_text::ReadText;
use super::string::decode;

/// The kinds of JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are JSON's own")]
pub enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    /// The name of the kind as JSON Schema writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// One value of the text. A container is followed by its content; a member of an object is two nodes, key and value.
#[derive(Debug, Clone, Copy)]
pub(super) struct ParsedNode {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The index of the first node that is not part of this value.
    pub(super) next: u32,
    pub(super) kind: Kind,
    /// A string with backslashes.
    pub(super) escaped: bool,
}

/// A JSON text that has been read. Values point into it; nothing is copied.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text, in the form in which a value of it can stand for a value of rows.
    read: ReadText<'t>,
    nodes: Vec<ParsedNode>,
}

impl<'t> Document<'t> {
    pub(super) fn new(text: &'t str, nodes: Vec<ParsedNode>) -> Self {
        Self { read: ReadText::without_rows(text), nodes }
    }

    pub(super) fn read_text(&self) -> &ReadText<'t> {
        &self.read
    }

    /// The text that was read.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.read.text()
    }

    /// The value that is the whole text.
    #[must_use]
    pub fn root(&self) -> Value<'_> {
        Value { document: self, index: 0 }
    }

    fn node(&self, index: u32) -> ParsedNode {
        const OUTSIDE: ParsedNode = ParsedNode { start: 0, end: 0, next: u32::MAX, kind: Kind::Null, escaped: false };
        self.nodes.get(index as usize).copied().unwrap_or(OUTSIDE)
    }
}

/// A value in a [`Document`].
#[derive(Debug, Clone, Copy)]
pub struct Value<'d> {
    document: &'d Document<'d>,
    index: u32,
}

impl PartialEq for Value<'_> {
    /// The same place of the same text.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document) && self.index == other.index
    }
}

impl Eq for Value<'_> {}

impl<'d> Value<'d> {
    fn node(self) -> ParsedNode {
        self.document.node(self.index)
    }

    /// The document that the value is part of.
    #[must_use]
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// The kind of value.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// The place of the value, in UTF-8 offsets.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.end as usize
    }

    /// The value as it is written.
    #[must_use]
    pub fn raw(self) -> &'d str {
        self.document.text().get(self.range()).unwrap_or_default()
    }

    /// The text of a string, escapes resolved. A lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'d, str>> {
        let node = self.node();
        if node.kind != Kind::String {
            return None;
        }
        let content = self.document.text().get(node.start as usize + 1..(node.end as usize).saturating_sub(1))?;
        Some(if node.escaped { Cow::Owned(decode(content)) } else { Cow::Borrowed(content) })
    }

    /// The value of a boolean.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        (self.kind() == Kind::Boolean).then(|| self.raw() == "true")
    }

    /// The value of a number, exact.
    #[must_use]
    pub fn as_decimal(self) -> Option<Decimal<'d>> {
        (self.kind() == Kind::Number).then(|| Decimal::of_checked(self.raw()))
    }

    /// The members of an object, in the order of the text; none of anything else.
    #[must_use]
    pub fn members(self) -> Members<'d> {
        Members { document: self.document, at: self.index + 1, end: self.end_of(Kind::Object) }
    }

    /// The elements of an array; none of anything else.
    #[must_use]
    pub fn elements(self) -> Elements<'d> {
        Elements { document: self.document, at: self.index + 1, end: self.end_of(Kind::Array) }
    }

    /// The value of a key; the last one where the key appears twice.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        self.members().filter(|member| member.key() == key).last().map(|member| member.value)
    }

    /// The element at a place of an array.
    #[must_use]
    pub fn element(self, index: usize) -> Option<Self> {
        self.elements().nth(index)
    }

    /// Returns `true` if `other` is this value or part of it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        (self.index..self.node().next).contains(&other.index)
    }

    fn end_of(self, kind: Kind) -> u32 {
        let node = self.node();
        if node.kind == kind { node.next } else { self.index + 1 }
    }
}

/// A key and its value.
#[derive(Debug, Clone, Copy)]
pub struct Member<'d> {
    /// The value of the member. The key is the node before it.
    pub value: Value<'d>,
}

impl<'d> Member<'d> {
    /// The key, escapes resolved.
    #[must_use]
    pub fn key(self) -> Cow<'d, str> {
        self.name().as_str().unwrap_or_default()
    }

    /// The place of the key with its quotes, in UTF-8 offsets.
    #[must_use]
    pub fn key_range(self) -> Range<usize> {
        self.name().range()
    }

    fn name(self) -> Value<'d> {
        Value { index: self.value.index.saturating_sub(1), ..self.value }
    }
}

/// Iterates over the members of an object.
#[derive(Debug, Clone)]
pub struct Members<'d> {
    document: &'d Document<'d>,
    at: u32,
    end: u32,
}

impl<'d> Iterator for Members<'d> {
    type Item = Member<'d>;

    fn next(&mut self) -> Option<Member<'d>> {
        if self.at >= self.end {
            return None;
        }
        let value = Value { document: self.document, index: self.at + 1 };
        self.at = value.node().next;
        Some(Member { value })
    }
}

/// Iterates over the elements of an array.
#[derive(Debug, Clone)]
pub struct Elements<'d> {
    document: &'d Document<'d>,
    at: u32,
    end: u32,
}

impl<'d> Iterator for Elements<'d> {
    type Item = Value<'d>;

    fn next(&mut self) -> Option<Value<'d>> {
        if self.at >= self.end {
            return None;
        }
        let element = Value { document: self.document, index: self.at };
        self.at = element.node().next;
        Some(element)
    }
}
