//! The tree that `expressionJson` holds. Its nodes are inferred from published pairs of text and tree.

use crate::json::{Kind, Value, parse};

/// The tree of the condition `true`, which every event meets.
pub const ALWAYS_TRUE: &str = r#"{"arity":"literal","value":"true","type":"boolean:primitive"}"#;

/// Why a text holds no tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TreeError {
    /// It is not JSON, or nested deeper than 64 levels.
    NotJson,
    /// A node is not of a known form.
    Node(String),
}

/// A kind of node: its `arity`, the keys that hold text, and how many operands it has.
struct NodeKind {
    arity: &'static str,
    text_keys: &'static [&'static str],
    operands: std::ops::RangeInclusive<usize>,
}

const NODE_KINDS: &[NodeKind] = &[
    NodeKind { arity: "literal", text_keys: &["value", "type"], operands: 0..=0 },
    NodeKind { arity: "name", text_keys: &["value", "type"], operands: 0..=0 },
    NodeKind { arity: "object_dereference", text_keys: &["type"], operands: 2..=2 },
    NodeKind { arity: "binary_operation", text_keys: &["value", "type"], operands: 2..=2 },
    NodeKind { arity: "method_call", text_keys: &["type"], operands: 2..=usize::MAX },
    NodeKind { arity: "group", text_keys: &[], operands: 0..=usize::MAX },
];

/// Checks that a text holds a tree of known nodes.
///
/// # Errors
/// When it does not.
///
/// ```
/// use target_groups::expression::{ALWAYS_TRUE, check_tree};
/// assert!(check_tree(ALWAYS_TRUE).is_ok());
/// assert!(check_tree("true").is_err());
/// ```
pub fn check_tree(text: &str) -> Result<(), TreeError> {
    if text == ALWAYS_TRUE {
        return Ok(());
    }
    let document = parse(text, 64).map_err(|_| TreeError::NotJson)?;
    let mut waiting = vec![document.root()];
    while let Some(node) = waiting.pop() {
        check_node(node).map_err(TreeError::Node)?;
        waiting.extend(node.get("operands").into_iter().flat_map(Value::elements));
    }
    Ok(())
}

fn check_node(node: Value<'_>) -> Result<(), String> {
    if node.kind() != Kind::Object {
        return Err("a node is an object with \"arity\"".to_owned());
    }
    let arity = node.get("arity").and_then(Value::as_str).ok_or("a node has no \"arity\"")?;
    let kind = NODE_KINDS.iter().find(|kind| kind.arity == arity).ok_or_else(|| format!("\"{arity}\" is no kind of node"))?;
    let is_text = |key: &&str| node.get(key).is_some_and(|value| value.kind() == Kind::String);
    if let Some(key) = kind.text_keys.iter().find(|key| !is_text(key)) {
        return Err(format!("a {arity} node needs \"{key}\" as text"));
    }
    let operands = node.get("operands").map_or(0, |operands| operands.elements().count());
    if kind.operands.contains(&operands) { Ok(()) } else { Err(format!("a {arity} node does not have {operands} operands")) }
}
