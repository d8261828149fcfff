//! The tree in `expressionJson`. Its nodes are inferred from published pairs of text and tree.

use std::ops::RangeInclusive;

use target_groups_json::{Document, Kind, Value, parse};

/// The tree of the condition `true`, which every event meets.
pub const ALWAYS_TRUE: &str = r#"{"arity":"literal","value":"true","type":"boolean:primitive"}"#;

/// Why a text holds no tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TreeError {
    /// It is not JSON, or a tree of more than 500 levels.
    NotJson,
    /// A node is not of a known form.
    Node(NodeFault),
}

/// Why a node of a tree is not of a known form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeFault {
    /// It is not an object.
    NoObject,
    /// It has no `arity`.
    NoArity,
    /// Its `arity` is not known.
    Arity(String),
    /// It lacks a text that its kind needs.
    Missing {
        /// Its `arity`.
        arity: &'static str,
        /// The key of the text.
        key: &'static str,
    },
    /// It has a number of operands that its kind does not have.
    Operands {
        /// Its `arity`.
        arity: &'static str,
        /// How many it has.
        operands: usize,
    },
}

pub(super) const LITERAL: &str = "literal";
pub(super) const NAME: &str = "name";
pub(super) const OBJECT_DEREFERENCE: &str = "object_dereference";
pub(super) const UNARY_OPERATION: &str = "unary_operation";
pub(super) const BINARY_OPERATION: &str = "binary_operation";
pub(super) const METHOD_CALL: &str = "method_call";
pub(super) const GROUP: &str = "group";

/// The most levels of a tree. Each takes two of JSON, and common JSON readers stop at 1000.
pub(super) const MAX_LEVELS: usize = 500;

/// A kind of node: its `arity`, whether it has a `value`, and how many operands it has.
struct TreeNodeKind {
    arity: &'static str,
    has_value: bool,
    operands: RangeInclusive<usize>,
}

/// No published pair shows a node with one operand; `unary_operation` is named after `binary_operation`.
const NODE_KINDS: &[TreeNodeKind] = &[
    TreeNodeKind { arity: LITERAL, has_value: true, operands: 0..=0 },
    TreeNodeKind { arity: NAME, has_value: true, operands: 0..=0 },
    TreeNodeKind { arity: OBJECT_DEREFERENCE, has_value: false, operands: 2..=2 },
    TreeNodeKind { arity: UNARY_OPERATION, has_value: true, operands: 1..=1 },
    TreeNodeKind { arity: BINARY_OPERATION, has_value: true, operands: 2..=2 },
    TreeNodeKind { arity: METHOD_CALL, has_value: false, operands: 2..=usize::MAX },
    TreeNodeKind { arity: GROUP, has_value: false, operands: 0..=usize::MAX },
];

/// Checks that a text holds a tree of known nodes.
///
/// # Errors
/// When it does not.
///
/// ```
/// use target_groups_rules::expression::{ALWAYS_TRUE, check_tree};
/// assert!(check_tree(ALWAYS_TRUE).is_ok());
/// assert!(check_tree("true").is_err());
/// ```
pub fn check_tree(text: &str) -> Result<(), TreeError> {
    if text == ALWAYS_TRUE {
        return Ok(());
    }
    read_tree(text).map(|_| ())
}

/// Reads a tree of known nodes.
pub(super) fn read_tree(text: &str) -> Result<Document<'_>, TreeError> {
    let document = parse(text, 2 * MAX_LEVELS).map_err(|_| TreeError::NotJson)?;
    let mut waiting = vec![(document.root(), true)];
    while let Some((node, needs_type)) = waiting.pop() {
        let kind = check_node(node, needs_type).map_err(TreeError::Node)?;
        let needs_type = needs_type && kind.arity != GROUP;
        let operands = node.get("operands").into_iter().flat_map(Value::elements);
        waiting.extend(operands.map(|operand| (operand, needs_type)));
    }
    Ok(document)
}

/// A group, and everything in it, has no types.
fn check_node(node: Value<'_>, needs_type: bool) -> Result<&'static TreeNodeKind, NodeFault> {
    if node.kind() != Kind::Object {
        return Err(NodeFault::NoObject);
    }
    let arity = node.get("arity").and_then(Value::as_str).ok_or(NodeFault::NoArity)?;
    let kind = NODE_KINDS.iter().find(|kind| *kind.arity == *arity).ok_or_else(|| NodeFault::Arity(arity.into_owned()))?;
    for (key, needed) in [("value", kind.has_value), ("type", needs_type && kind.arity != GROUP)] {
        if needed && node.get(key).is_none_or(|value| value.kind() != Kind::String) {
            return Err(NodeFault::Missing { arity: kind.arity, key });
        }
    }
    let operands = node.get("operands").map_or(0, |operands| operands.elements().count());
    if kind.operands.contains(&operands) { Ok(kind) } else { Err(NodeFault::Operands { arity: kind.arity, operands }) }
}
