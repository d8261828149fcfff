//! The syntax tree of a condition, before types are known.

use std::borrow::Cow;
use std::ops::Range;

use super::operator::Operator;
use super::tree;

/// The index of a node in [`Nodes`].
pub(super) type Id = usize;

/// All parts of an expression. The operands of a node precede it, so no walk needs recursion.
#[derive(Debug, Default)]
pub(super) struct Nodes<'t>(Vec<SyntaxNode<'t>>);

/// One part of an expression.
#[derive(Debug)]
pub(super) struct SyntaxNode<'t> {
    pub(super) part: NodePart<'t>,
    /// The range in the text, in UTF-8 offsets, including parentheses.
    pub(super) range: Range<usize>,
    pub(super) in_parentheses: bool,
    /// The number of levels of the node's tree.
    pub(super) levels: usize,
}

/// The kinds of nodes.
#[derive(Debug)]
pub(super) enum NodePart<'t> {
    Number(&'t str),
    /// The content of a string, with its escapes.
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
    /// Parts without an operator between them.
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

    /// Returns the `value` of the node in the tree.
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

    /// Returns the node of the whole expression.
    pub(super) fn root(&self) -> Option<(Id, &SyntaxNode<'t>)> {
        self.0.last().map(|root| (self.0.len() - 1, root))
    }

    /// Returns the name if the node is one.
    pub(super) fn name(&self, id: Id) -> Option<&'t str> {
        match self.get(id)?.part {
            NodePart::Name(name) => Some(name),
            _ => None,
        }
    }
}
