//! A parsed JSON text: its values in document order, each with its position.

use std::borrow::Cow;
use std::ops::Range;

use super::Decimal;
use super::rows::read_text::ReadText;
use super::string::decode;

/// The kinds of JSON values.
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
    /// Returns the name of the kind, as in the `type` keyword of JSON Schema.
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

/// One value of the text. A container is followed by its content. A member of an object is two nodes: the key, then the value.
#[derive(Debug, Clone, Copy)]
pub(super) struct ParsedNode {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The index of the first node after this value and its content.
    pub(super) next: u32,
    pub(super) kind: Kind,
    /// `true` for a string that contains backslashes.
    pub(super) escaped: bool,
}

/// A parsed JSON text. Values borrow from it; nothing is copied.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text, in the form that rows use, so that a value of this document can also be used as a value of rows.
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

    /// Returns the text that was parsed.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.read.text()
    }

    /// Returns the root value.
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
    /// Returns `true` if both are the same value of the same document.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document) && self.index == other.index
    }
}

impl Eq for Value<'_> {}

impl<'d> Value<'d> {
    fn node(self) -> ParsedNode {
        self.document.node(self.index)
    }

    /// Returns the document that contains the value.
    #[must_use]
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// Returns the kind of the value.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Returns the range of the value, in UTF-8 offsets.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.end as usize
    }

    /// Returns the source text of the value.
    #[must_use]
    pub fn raw(self) -> &'d str {
        self.document.text().get(self.range()).unwrap_or_default()
    }

    /// Returns the content of a string, with escapes resolved, or `None` for other values. A lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'d, str>> {
        let node = self.node();
        if node.kind != Kind::String {
            return None;
        }
        let content = self.document.text().get(node.start as usize + 1..(node.end as usize).saturating_sub(1))?;
        Some(if node.escaped { Cow::Owned(decode(content)) } else { Cow::Borrowed(content) })
    }

    /// Returns the value of a boolean, or `None` for other values.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        (self.kind() == Kind::Boolean).then(|| self.raw() == "true")
    }

    /// Returns the exact value of a number, or `None` for other values.
    #[must_use]
    pub fn as_decimal(self) -> Option<Decimal<'d>> {
        (self.kind() == Kind::Number).then(|| Decimal::of_checked(self.raw()))
    }

    /// Returns the members of an object, in document order. The iterator is empty for other values.
    #[must_use]
    pub fn members(self) -> Members<'d> {
        Members { document: self.document, at: self.index + 1, end: self.end_of(Kind::Object) }
    }

    /// Returns the elements of an array. The iterator is empty for other values.
    #[must_use]
    pub fn elements(self) -> Elements<'d> {
        Elements { document: self.document, at: self.index + 1, end: self.end_of(Kind::Array) }
    }

    /// Returns the value of a key, or of the last member with this key if the key is repeated.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        self.members().filter(|member| member.key() == key).last().map(|member| member.value)
    }

    /// Returns the element at an index of an array.
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

/// A member of an object: a key and its value.
#[derive(Debug, Clone, Copy)]
pub struct Member<'d> {
    /// The value of the member. The node of the key precedes it.
    pub value: Value<'d>,
}

impl<'d> Member<'d> {
    /// Returns the key, with escapes resolved.
    #[must_use]
    pub fn key(self) -> Cow<'d, str> {
        self.name().as_str().unwrap_or_default()
    }

    /// Returns the range of the key including its quotes, in UTF-8 offsets.
    #[must_use]
    pub fn key_range(self) -> Range<usize> {
        self.name().range()
    }

    fn name(self) -> Value<'d> {
        Value { index: self.value.index.saturating_sub(1), ..self.value }
    }
}

/// An iterator over the members of an object.
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

/// An iterator over the elements of an array.
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
