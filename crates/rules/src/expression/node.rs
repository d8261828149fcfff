//! The syntax tree of a condition, before types are known.

use std::borrow::Cow;
use std::ops::Range;

use super::operator::Operator;
use super::tree;

/// The place of a node in [`Nodes`].
pub(super) type Id = usize;

/// All parts of an expression. The operands of a node stand before it, so no walk needs recursion.
#[derive(Debug, Default)]
pub(super) struct Nodes<'t>(Vec<SyntaxNode<'t>>);

/// One part of an expression.
#[derive(Debug)]
pub(super) struct SyntaxNode<'t> {
    pub(super) part: NodePart<'t>,
    /// The place in the text, in UTF-8 offsets, with parentheses if there are any.
    pub(super) range: Range<usize>,
    pub(super) in_parentheses: bool,
    /// How many levels the tree of this node has.
    pub(super) levels: usize,
}

/// The kinds of part.
#[derive(Debug)]
pub(super) enum NodePart<'t> {
    Number(&'t str),
    /// The content of a text, as it is written.
    Text(&'t str),
    Boolean(&'t str),
    Name(&'t str),
    /// `object.attribute`
    Dereference([Id; 2]),
    /// `!condition`, `-number`
    Unary(&'static str, Id),
    Binary(&'static Operator, [Id; 2]),
    /// The object, the method, and the arguments.
    Call(Vec<Id>),
    /// Parts that no operator joins.
    Group(Vec<Id>),
}

impl NodePart<'_> {
    pub(super) fn arity(&self) -> &'static str {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Boolean(_) => tree::LITERAL,
            Self::Name(_) => tree::NAME,
            Self::Dereference(_) => tree::OBJECT_DEREFERENCE,
            Self::Unary(..) => tree::UNARY_OPERATION,
            Self::Binary(..) => tree::BINARY_OPERATION,
            Self::Call(_) => tree::METHOD_CALL,
            Self::Group(_) => tree::GROUP,
        }
    }

    /// The `value` of the tree's node.
    pub(super) fn value(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(written) => Some(Cow::Owned(super::lexer::unescape(written))),
            Self::Number(text) | Self::Boolean(text) | Self::Name(text) => Some(Cow::Borrowed(text)),
            Self::Unary(symbol, _) => Some(Cow::Borrowed(symbol)),
            Self::Binary(operator, _) => Some(Cow::Borrowed(operator.symbol)),
            Self::Dereference(_) | Self::Call(_) | Self::Group(_) => None,
        }
    }

    pub(super) fn operands(&self) -> &[Id] {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Boolean(_) | Self::Name(_) => &[],
            Self::Dereference(operands) | Self::Binary(_, operands) => operands,
            Self::Unary(_, operand) => std::slice::from_ref(operand),
            Self::Call(operands) | Self::Group(operands) => operands,
        }
    }
}

impl<'t> Nodes<'t> {
    pub(super) fn add(&mut self, part: NodePart<'t>, range: Range<usize>) -> Id {
        let deepest = part.operands().iter().filter_map(|id| self.get(*id)).map(|node| node.levels).max();
        self.0.push(SyntaxNode { levels: 1 + deepest.unwrap_or(0), part, range, in_parentheses: false });
        self.0.len() - 1
    }

    pub(super) fn get(&self, id: Id) -> Option<&SyntaxNode<'t>> {
        self.0.get(id)
    }

    pub(super) fn put_in_parentheses(&mut self, id: Id, range: Range<usize>) {
        if let Some(node) = self.0.get_mut(id) {
            node.in_parentheses = true;
            node.range = range;
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &SyntaxNode<'t>> {
        self.0.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The whole expression.
    pub(super) fn root(&self) -> Option<(Id, &SyntaxNode<'t>)> {
        self.0.last().map(|root| (self.0.len() - 1, root))
    }

    /// The name that a node is, if it is one.
    pub(super) fn name(&self, id: Id) -> Option<&'t str> {
        match self.get(id)?.part {
            NodePart::Name(name) => Some(name),
            _ => None,
        }
    }
}
