//! The variables of a script, and the values that names stand for.

use crate::import::body::length_up_to;
use crate::import::script::{Expression, ScriptNode};

/// Names are resolved this often in a row.
pub(super) const MAX_STEPS: usize = 8;

/// Variables that are remembered.
const MAX_VARIABLES: usize = 500;

/// The variables of a script, in the order in which they are assigned.
#[derive(Default)]
pub(super) struct Variables(Vec<(String, Expression)>);

impl Variables {
    /// Remembers a variable. Those beyond the limit are ignored.
    pub(super) fn add(&mut self, name: String, value: Expression) {
        if self.0.len() < MAX_VARIABLES {
            self.0.push((name, value));
        }
    }

    /// The value that was assigned last to a name.
    pub(super) fn get(&self, name: &str) -> Option<&Expression> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Follows a name to the value that was assigned last.
    pub(super) fn resolve(&self, value: &Expression) -> Expression {
        let mut value = value.clone();
        for _ in 0..MAX_STEPS {
            let found = match &*value.node {
                ScriptNode::Name(name) => self.get(name),
                _ => None,
            };
            let Some(found) = found else { break };
            value = found.clone();
        }
        value
    }

    pub(super) fn string(&self, value: &Expression) -> Option<String> {
        match &*self.resolve(value).node {
            ScriptNode::Text { value, .. } => Some(value.clone()),
            _ => None,
        }
    }

    /// The keys of an object, or of what `new Headers` gets.
    pub(super) fn keys(&self, value: &Expression) -> Vec<String> {
        let value = self.resolve(value);
        match &*value.node {
            ScriptNode::Object(members) => members.iter().map(|(key, _)| key.clone()).collect(),
            ScriptNode::Call(_, arguments) => match arguments.first().map(|argument| self.resolve(&argument.value)) {
                Some(Expression { node, .. }) => match &*node {
                    ScriptNode::Object(members) => members.iter().map(|(key, _)| key.clone()).collect(),
                    _ => Vec::new(),
                },
                None => Vec::new(),
            },
            ScriptNode::List(pairs) => pairs.iter().filter_map(|pair| self.first_of(pair)).collect(),
            _ => Vec::new(),
        }
    }

    fn first_of(&self, pair: &Expression) -> Option<String> {
        match &*pair.node {
            ScriptNode::List(values) => self.string(values.first()?),
            ScriptNode::Text { value, .. } => Some(name_of(value).to_owned()),
            _ => None,
        }
    }
}

/// The name in `name=value` or `name: value`. A text without a value may be the secret itself.
pub(super) fn name_of(pair: &str) -> &str {
    pair.get(..length_up_to(pair, &['=', ':'])).filter(|name| name.len() < pair.len()).unwrap_or_default()
}
