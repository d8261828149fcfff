//! The tree in `expressionJson`. Its nodes are inferred from published examples.

use std::ops::RangeInclusive;

use target_groups_json::{Document, Kind, Value, parse};

/// The tree of the condition `true`, which every event meets.
pub const ALWAYS_TRUE: &str = r#"{"arity":"literal","value":"true","type":"boolean:primitive"}"#;

/// The reason why a text is not a valid tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TreeError {
    /// The text is not JSON, or the tree has more than 500 levels.
    NotJson,
    /// A node has an unknown form.
    Node(NodeFault),
}

/// The reason why a node is not valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeFault {
    /// The node is not an object.
    NoObject,
    /// The node has no `arity`.
    NoArity,
    /// The `arity` is unknown.
    Arity(String),
    /// The node has no string that its `arity` requires.
    Missing {
        /// The `arity` of the node.
        arity: &'static str,
        /// The key of the string.
        key: &'static str,
    },
    /// The node has a number of operands that its `arity` does not allow.
    Operands {
        /// The `arity` of the node.
        arity: &'static str,
        /// The number of operands.
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

/// The maximum number of levels of a tree. Each level takes two levels of JSON, and common JSON parsers stop at 1000.
pub(super) const MAX_LEVELS: usize = 500;

/// A kind of node: its `arity`, the presence of a `value`, and the number of operands.
struct TreeNodeKind {
    arity: &'static str,
    has_value: bool,
    operands: RangeInclusive<usize>,
}

/// The kinds of nodes. No published example has a node with one operand; `unary_operation` is named after `binary_operation`.
const NODE_KINDS: &[TreeNodeKind] = &[
    TreeNodeKind { arity: LITERAL, has_value: true, operands: 0..=0 },
    TreeNodeKind { arity: NAME, has_value: true, operands: 0..=0 },
    TreeNodeKind { arity: OBJECT_DEREFERENCE, has_value: false, operands: 2..=2 },
    TreeNodeKind { arity: UNARY_OPERATION, has_value: true, operands: 1..=1 },
    TreeNodeKind { arity: BINARY_OPERATION, has_value: true, operands: 2..=2 },
    TreeNodeKind { arity: METHOD_CALL, has_value: false, operands: 2..=usize::MAX },
    TreeNodeKind { arity: GROUP, has_value: false, operands: 0..=usize::MAX },
];

/// Checks that a text is a tree of known nodes.
///
/// # Errors
/// Returns an error if the text is not a valid tree.
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

/// Parses a tree of known nodes.
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

/// Checks a node. A group and its content have no types.
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
