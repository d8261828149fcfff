//! The assumptions that a tree relies on.

use std::ops::Range;

use super::node::{NodePart, Nodes, SyntaxNode};
use super::types::Types;

/// A construct of a tree that no published example shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// The kind of assumption.
    pub code: AssumptionCode,
    /// The range of the first occurrence, in UTF-8 offsets.
    pub range: Range<usize>,
}

/// The kinds of assumptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssumptionCode {
    /// The type of a name.
    NameType,
    /// The spelling of a number with a fraction, of `false`, or of a value in a group.
    Literal,
    /// The meaning of a backslash in a string.
    Escape,
    /// The node for an attribute of anything but a name.
    Dereference,
    /// The node for a method call other than the published one, and the types of its arguments.
    Call,
    /// The node for `!` or a minus sign.
    Unary,
    /// The node for an operator other than `==`, `>` and `<`.
    Operator,
    /// The precedence of two operators.
    Precedence,
    /// Parentheses have no node of their own.
    Parentheses,
}

impl AssumptionCode {
    /// Returns the code as text. Its meaning never changes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NameType => "name-type",
            Self::Literal => "literal",
            Self::Escape => "escape",
            Self::Dereference => "dereference",
            Self::Call => "call",
            Self::Unary => "unary",
            Self::Operator => "operator",
            Self::Precedence => "precedence",
            Self::Parentheses => "parentheses",
        }
    }

    /// Returns `true` if the assumption affects the structure of the tree, and not only the content of its nodes.
    pub(super) fn is_of_form(self) -> bool {
        matches!(self, Self::Dereference | Self::Call | Self::Precedence)
    }
}

/// Returns the assumptions that the tree of these nodes relies on, each kind once, at its first occurrence.
pub(super) fn assumptions(nodes: &Nodes<'_>, types: &Types<'_>, in_group: bool) -> Vec<Assumption> {
    let mut first: Vec<Assumption> = Vec::new();
    for (id, node) in nodes.iter().enumerate() {
        let unknown_type = !in_group && matches!(node.part, NodePart::Name(_)) && !types.get(id).published;
        let codes = [
            unknown_type.then_some(AssumptionCode::NameType),
            node.in_parentheses.then_some(AssumptionCode::Parentheses),
            of_part(node, nodes, types, in_group),
            joins_operations(node, nodes).then_some(AssumptionCode::Precedence),
        ];
        for code in codes.into_iter().flatten() {
            if let Err(place) = first.binary_search_by_key(&code, |known| known.code) {
                first.insert(place, Assumption { code, range: node.range.clone() });
            }
        }
    }
    first
}

fn of_part(node: &SyntaxNode<'_>, nodes: &Nodes<'_>, types: &Types<'_>, in_group: bool) -> Option<AssumptionCode> {
    match &node.part {
        NodePart::Text(written) if written.contains('\\') => Some(AssumptionCode::Escape),
        NodePart::Number(number) if in_group || number.contains('.') => Some(AssumptionCode::Literal),
        NodePart::Boolean(word) if in_group || *word == "false" => Some(AssumptionCode::Literal),
        NodePart::Text(_) if in_group => Some(AssumptionCode::Literal),
        NodePart::Dereference([object, _]) if nodes.name(*object).is_none() => Some(AssumptionCode::Dereference),
        NodePart::Unary(..) => Some(AssumptionCode::Unary),
        NodePart::Binary(operator, _) if !operator.published => Some(AssumptionCode::Operator),
        NodePart::Call(operands) if !is_published_call(operands, nodes, types) => Some(AssumptionCode::Call),
        _ => None,
    }
}

/// Returns `true` for `currentLineItem.doesItemMatch("sku_code","…")`, in which the type of the second argument depends on the text
/// of the first.
fn is_published_call(operands: &[usize], nodes: &Nodes<'_>, types: &Types<'_>) -> bool {
    let [_, method, first, _] = operands else { return false };
    types.get(*method).published && matches!(nodes.get(*first).map(|node| &node.part), Some(NodePart::Text("sku_code")))
}

/// Returns `true` for an operation whose operand is an operation without parentheses, so that precedence matters.
fn joins_operations(node: &SyntaxNode<'_>, nodes: &Nodes<'_>) -> bool {
    let is_operation = |part: &NodePart<'_>| matches!(part, NodePart::Binary(..) | NodePart::Unary(..));
    let bare = |id: &usize| nodes.get(*id).is_some_and(|operand| is_operation(&operand.part) && !operand.in_parentheses);
    matches!(node.part, NodePart::Binary(..)) && node.part.operands().iter().any(bare)
}
