//! Compiles a condition to a tree.

use super::assumption::{Assumption, assumptions};
use super::fault::ExpressionFault;
use super::node::{Id, NodePart, Nodes};
use super::parser::parse;
use super::types::Types;
use target_groups_json::quote;

/// The tree of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The tree as JSON text, ready to be the value of `expressionJson`.
    pub json: String,
    /// The assumptions that the tree relies on, each kind once. Empty when published examples show all its constructs.
    pub assumptions: Vec<Assumption>,
    /// The offset of the first part that is not joined to the previous one by an operator, in UTF-8 offsets. The tree is then a
    /// group without types: the published example of this kind is a text that the server did not understand.
    pub unjoined: Option<usize>,
}

impl Compiled {
    /// Returns `true` if any part of the tree relies on an assumption.
    #[must_use]
    pub fn assumed(&self) -> bool {
        !self.assumptions.is_empty()
    }
}

/// Compiles an expression to its tree, in linear time.
///
/// # Errors
/// Returns the errors in the text: every invalid token (up to 100), or otherwise the first syntax error.
///
/// ```
/// use target_groups_rules::expression::{ALWAYS_TRUE, compile};
/// assert_eq!(compile("true").unwrap().json, ALWAYS_TRUE);
/// assert!(compile("currentTxn.value >= 500").unwrap().assumed());
/// assert_eq!(compile("currentTxn.value = 500").unwrap_err()[0].expected, ["=="]);
/// ```
pub fn compile(text: &str) -> Result<Compiled, Vec<ExpressionFault>> {
    let nodes = parse(text)?;
    let types = Types::of(&nodes);
    let unjoined = nodes.root().and_then(|(_, root)| match &root.part {
        NodePart::Group(parts) => parts.get(1).and_then(|second| nodes.get(*second)).map(|second| second.range.start),
        _ => None,
    });
    let json = write(&nodes, (unjoined.is_none()).then_some(&types));
    Ok(Compiled { json, assumptions: assumptions(&nodes, &types, unjoined.is_some()), unjoined })
}

/// A piece of JSON that is yet to be written.
enum JsonPiece {
    Node(Id),
    Text(&'static str),
}

/// Writes the tree as JSON. Keys are in the order of the published examples.
fn write(nodes: &Nodes<'_>, types: Option<&Types<'_>>) -> String {
    let mut json = String::new();
    let mut waiting: Vec<JsonPiece> = nodes.root().map(|(root, _)| JsonPiece::Node(root)).into_iter().collect();
    while let Some(piece) = waiting.pop() {
        match piece {
            JsonPiece::Text(text) => json.push_str(text),
            JsonPiece::Node(id) => waiting.extend(write_node(&mut json, id, nodes, types)),
        }
    }
    json
}

/// Writes a node up to its operands, and returns the pieces that must follow, in reverse order.
fn write_node(json: &mut String, id: Id, nodes: &Nodes<'_>, types: Option<&Types<'_>>) -> Vec<JsonPiece> {
    let Some(node) = nodes.get(id) else { return Vec::new() };
    let type_name = types.map(|types| types.name(id).into());
    let keys = [("arity", Some(node.part.arity().into())), ("value", node.part.value()), ("type", type_name)];
    let mut separator = '{';
    for (key, value) in keys.into_iter().filter_map(|(key, value)| Some((key, value?))) {
        json.push(separator);
        json.push_str(&quote(key));
        json.push(':');
        json.push_str(&quote(&value));
        separator = ',';
    }
    let operands = node.part.operands();
    if operands.is_empty() {
        json.push('}');
        return Vec::new();
    }
    json.push_str(",\"operands\":[");
    let mut pieces = Vec::with_capacity(operands.len() * 2 + 1);
    for id in operands.iter().rev() {
        pieces.push(if pieces.is_empty() { JsonPiece::Text("]}") } else { JsonPiece::Text(",") });
        pieces.push(JsonPiece::Node(*id));
    }
    pieces
}
